/** Names beside ids: what is no name is not told. How they stand in a result is held by queue-people.test.ts. */
import { userNames } from '../../../src/genesys/users/user-names.ts';
import { answered, refused } from '../../support/answers.ts';

test.each<[told: object, name: string | undefined, email: string | undefined]>([
  [{ name: 'Kim', email: 'kim@example.com' }, 'Kim', 'kim@example.com'],
  [{ name: 7, email: ['kim@example.com'] }, undefined, undefined],
  [{ name: { first: 'Kim' }, email: null }, undefined, undefined],
  [{ name: null }, undefined, undefined],
])('of %j', async (told, name, email) => {
  const { client } = answered({ '/users': { entities: [{ id: 'kim', ...told }] } });
  expect([...(await userNames(client, ['kim']))]).toEqual([['kim', { name, email }]]);
});

test.each([[null], [{ name: 'Kim' }], [{ id: 7, name: 'Kim' }]])('%j is nobody', async (entity) => {
  const { client } = answered({ '/users': { entities: [entity] } });
  expect((await userNames(client, ['kim'])).size).toBe(0);
});

test('refused, nobody is named', async () => {
  const { client } = answered({ '/users': refused(403) });
  expect((await userNames(client, ['kim'])).size).toBe(0);
});
