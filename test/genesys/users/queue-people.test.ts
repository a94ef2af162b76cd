/** Who created a queue and who changed it last: names beside ids, as far as they are told and as there is room for them. */
import { MOST_RESULT_BYTES } from '../../../src/genesys/queues/result-size.ts';
import { withNames } from '../../../src/genesys/users/queue-people.ts';
import { answered } from '../../support/answers.ts';

const queue = (id: string, more: object = {}) => ({ id, name: id, ...more });
const USERS = [
  { id: 'kim', name: 'Kim', email: 'kim@example.com' },
  { id: 'lee', name: 'Lee' },
];
const PEOPLE = {
  '/users': ({ searchParams }: URL) => ({ entities: USERS.filter(({ id }) => searchParams.getAll('id').includes(id)) }),
};

test('each user is asked for once, and stands where the id stands', async () => {
  const { client, asked } = answered(PEOPLE);
  const queues = [
    queue('a', { created_by_id: 'kim', modified_by_id: 'lee' }),
    queue('b', { modified_by_id: 'kim' }),
    queue('c', { created_by_id: 'gone' }),
    queue('d'),
  ];
  const kim = ['Kim', 'kim@example.com'];
  const named = (await withNames(client, queues)).map((one) => Object.entries(one).slice(2));
  expect(named.map((entries) => entries.filter(([key, value]) => !key.endsWith('_id') && value !== undefined))).toEqual(
    [
      [
        ['created_by_name', kim[0]],
        ['created_by_email', kim[1]],
        ['modified_by_name', 'Lee'],
      ],
      [
        ['modified_by_name', kim[0]],
        ['modified_by_email', kim[1]],
      ],
      [],
      [],
    ],
  );
  expect(asked).toEqual(['users?id=kim&id=lee&id=gone&state=any&pageSize=3']);
});

test('where nobody is named nobody is asked for', async () => {
  const { client, asked } = answered(PEOPLE);
  expect(await withNames(client, [queue('a')])).toEqual([queue('a')]);
  expect(asked).toEqual([]);
});

test('queues that are too large with names stay without them, and the log says so', async () => {
  const { client, logged } = answered(PEOPLE);
  const frame = JSON.stringify([queue('a', { created_by_id: 'kim', description: '' })]).length;
  const names = JSON.stringify({ created_by_name: 'Kim', created_by_email: 'kim@example.com' }).length - 1;
  const filling = (bytes: number) => [queue('a', { created_by_id: 'kim', description: 'x'.repeat(bytes - frame) })];
  const fits = filling(MOST_RESULT_BYTES - names);
  expect((await withNames(client, fits))[0]).toHaveProperty('created_by_name', 'Kim');
  expect(logged).toEqual([]);
  const tooLarge = filling(MOST_RESULT_BYTES - names + 1);
  expect(await withNames(client, tooLarge)).toEqual(tooLarge);
  expect(logged).toEqual(['The names of users are left out: with them the queues are too large for one result.']);
});
