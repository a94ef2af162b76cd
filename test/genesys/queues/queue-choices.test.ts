/** Parts of the list of queues to choose from, on a list in memory. */
import type { Call, Client } from '../../../src/genesys/client.ts';
import { queueChoices } from '../../../src/genesys/queues/queue-choices.ts';

const AT_ONCE = 5_000;
const OVERLAP = 200;

interface Entity {
  id: string;
  name?: string;
  division?: { id: string; name: string };
}

function listed(entities: readonly Entity[]) {
  const queries: NonNullable<Call['query']>[] = [];
  const call = async ({ query = {} }: Call, reduce: (data: object) => object) => {
    queries.push(query);
    const [pageNumber, pageSize] = [Number(query.pageNumber), Number(query.pageSize)];
    const page = entities.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
    const total = entities.length;
    const data = reduce({ entities: page, pageSize, total, pageCount: Math.ceil(total / pageSize) });
    return { data, status: 200, date: null, pressed: false };
  };
  const client = { call, runtime: { now: () => 0, log: () => {} } } as unknown as Client;
  const names = async (part: number) => (await queueChoices(client, part)).map(({ name }) => name);
  return { client, names, queries };
}

const HERE = { id: 'd1', name: 'Here' };
const THERE = { id: 'd2', name: 'There' };

test('a name that stands beside the same name, in any case of its letters, is followed by its division', async () => {
  const { names } = listed([
    { id: 'a', name: 'Alpha', division: HERE },
    { id: 'b', name: 'Beta', division: HERE },
    { id: 'c', name: 'BETA', division: THERE },
    { id: 'd', name: 'beta' },
    { id: 'e', name: 'Gamma', division: HERE },
    { id: 'f' },
    { id: 'g', division: HERE },
    { id: 'h', name: 'Gamma', division: THERE },
  ]);
  expect(await names(0)).toEqual(['Alpha', 'Beta (Here)', 'BETA (There)', 'beta', 'Gamma', 'f', 'g', 'Gamma']);
});

test('only the queues of a division, where one is chosen', async () => {
  const { client, queries } = listed([{ id: 'a', name: 'Alpha' }]);
  expect(await queueChoices(client, 0, 'd1')).toEqual([{ id: 'a', name: 'Alpha' }]);
  expect(queries.map(({ divisionId }) => divisionId)).toEqual(['d1']);
});

test('parts overlap, and know the neighbors of their first and last queue', async () => {
  const queue = (index: number): Entity => ({ id: `q${index}`, name: `n${index}`, division: HERE });
  const entities = Array.from({ length: AT_ONCE + 300 }, (_, index) => queue(index));
  const [first, last] = [AT_ONCE - OVERLAP, AT_ONCE - 1];
  for (const place of [first - 1, first, last, last + 1])
    entities[place] = { ...queue(place), name: `Twin ${place >= last}` };
  const { names, queries } = listed(entities);
  const parts = [await names(0), await names(1), await names(2)];
  const all = entities.map(({ name = '' }) => (name.startsWith('Twin') ? `${name} (Here)` : name));
  expect(parts).toEqual([all.slice(0, AT_ONCE), all.slice(AT_ONCE - OVERLAP), []]);
  // 11 pages of 500 hold 5,001 queues, the neighbor of the last one included, and all that there are.
  expect(queries).toHaveLength(3 * 11);
  const { names: more, queries: asked } = listed([...entities, ...entities.map(({ id }) => ({ id: `x${id}` }))]);
  expect(await more(0)).toHaveLength(AT_ONCE);
  expect(asked).toHaveLength(11);
});
