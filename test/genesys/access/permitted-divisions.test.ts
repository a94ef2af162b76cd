/** Where a permission holds, with answers of all kinds. */
import { divisionNames, divisionsOfAny, permittedDivisions } from '../../../src/genesys/access/permitted-divisions.ts';
import { answered, refused, type Told } from '../../support/answers.ts';

const PERMITTED = '/divisionspermitted/paged/me';
const everywhere = { all: true, names: [], count: 0 };
const entities = (...names: unknown[]) => names.map((name, index) => ({ id: `d${index}`, name }));

test.each<[what: string, answer: Told, expected: object]>([
  ['all', { allDivsPermitted: true, entities: entities('Home'), total: 1 }, everywhere],
  ['some', { entities: entities('Sales', 'Home'), total: 2 }, { all: false, names: ['Home', 'Sales'], count: 2 }],
  ['more than a page', { entities: entities('Home'), total: 155 }, { all: false, names: ['Home'], count: 155 }],
  ['too small a total', { entities: entities('B', 'A'), total: 1 }, { all: false, names: ['A', 'B'], count: 2 }],
  ['no total', { entities: entities('Home') }, { all: false, names: ['Home'], count: 1 }],
  ['none', { entities: [], total: 0 }, { all: false, names: [], count: 0 }],
  ['a division without a name', { entities: entities('Home', 7) }, { all: false, names: ['Home'], count: 1 }],
  ['nothing that is true', { allDivsPermitted: 'true', entities: [] }, { all: false, names: [], count: 0 }],
])('%s', async (_what, answer, expected) => {
  const { client, asked } = answered({ [PERMITTED]: answer });
  expect(await permittedDivisions(client, 'a:b:c')).toEqual(expected);
  expect(asked).toEqual(['authorization/divisionspermitted/paged/me?permission=a:b:c&pageNumber=1&pageSize=100']);
});

test.each([{}, { entities: 'x' }, { entities: [null] }, { entities: [{ name: '' }] }])(
  '%j is not Genesys',
  async (answer) => {
    const { client } = answered({ [PERMITTED]: answer });
    await expect(permittedDivisions(client, 'a:b:c')).rejects.toMatchObject({ diagnosis: { kind: 'not_genesys' } });
  },
);

describe('of several permissions', () => {
  const of = (held: Record<string, object>) =>
    answered({ [PERMITTED]: ({ searchParams }) => held[`${searchParams.get('permission')}`] ?? refused(403) });
  const home = { entities: entities('Home'), total: 1 };
  const sales = { entities: entities('Sales', 'Home'), total: 40 };
  const none = { entities: [], total: 0 };
  const all = { allDivsPermitted: true };

  test.each<[held: Record<string, object>, expected: object | null, requests: number]>([
    [{ a: all }, everywhere, 1],
    [{ a: home, b: all, c: sales }, everywhere, 3],
    [{ c: all }, everywhere, 3],
    [{ a: home, b: sales, c: none }, { all: false, names: ['Home', 'Sales'], count: 40 }, 3],
    [
      { a: sales, b: { entities: entities('Alpha') }, c: none },
      { all: false, names: ['Alpha', 'Home', 'Sales'], count: 40 },
      3,
    ],
    [{ b: home }, { all: false, names: ['Home'], count: 1 }, 3],
    [{ a: none, b: none, c: none }, { all: false, names: [], count: 0 }, 3],
    // What is not told of one may be a division.
    [{ a: none, b: none }, null, 3],
    [{}, null, 3],
  ])('%j', async (held, expected, requests) => {
    const { client, asked } = of(held);
    expect(await divisionsOfAny(client, ['a', 'b', 'c'])).toEqual(expected);
    expect(asked).toHaveLength(requests);
  });
});

test('names by id, the id where there is no name', async () => {
  const { client, asked } = answered({
    '/authorization/divisions': { entities: [{ id: 'd1', name: 'Home' }, { id: 'd2' }, { name: 'lost' }, null] },
  });
  expect([...(await divisionNames(client, ['d1', 'd2']))]).toEqual([
    ['d1', 'Home'],
    ['d2', 'd2'],
  ]);
  expect(asked).toEqual(['authorization/divisions?id=d1&id=d2&pageSize=100']);
});
