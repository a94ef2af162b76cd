/** What a walk through the list asks for when the server refuses, is near its limit, or never comes to an end. */
import type { Call, Client } from '../../../../src/genesys/client.ts';
import { diagnosisOf } from '../../../../src/genesys/errors/diagnosis.ts';
import { GenesysError } from '../../../../src/genesys/errors/genesys-error.ts';
import { searchQueues } from '../../../../src/genesys/queues/search-queues.ts';
import { walk } from '../../../../src/genesys/queues/walk/walk.ts';
import { REQUIREMENTS } from '../../../../src/genesys/requirements.ts';
import { movingList } from '../../../support/moving-list.ts';

const ALL = () => Number.POSITIVE_INFINITY;
const refusal = (code: string) => new GenesysError({ ...diagnosisOf('unknown', REQUIREMENTS.listQueues), code });
const TOO_LARGE = refusal('response.entity.too.large');
const lost = () => Promise.reject(new Error('it lost its way'));

/** A list that holds still: `answer` makes the rest of a page, or refuses it. */
function still(count: number, answer: (pageSize: number) => object | Error = () => ({ total: count })) {
  const asked: string[] = [];
  const entities = Array.from({ length: count }, (_, index) => ({ id: `q${index}`, name: `n${index}` }));
  const call = async ({ query }: Call, reduce: (data: object) => object) => {
    const [pageNumber, pageSize] = [Number(query?.pageNumber), Number(query?.pageSize)];
    asked.push(`${pageNumber}@${pageSize}`);
    const more = answer(pageSize);
    if (more instanceof Error) throw more;
    const { pressed = false, ...stated } = more as { pressed?: boolean };
    const page = entities.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
    return { data: reduce({ entities: page, pageSize, ...stated }), status: 200, date: null, pressed };
  };
  const logged: string[] = [];
  const runtime = { log: (line: string) => logged.push(line) };
  return { client: { call, runtime, redact: (text: string) => text } as unknown as Client, asked, logged };
}

const through = (client: Client, { size = 500, missing = ALL } = {}) =>
  walk(client, {}, missing, { place: 0, total: undefined, size, passed: [] }, lost);

test.each([
  [500, ['1@500', '1@100']],
  [101, ['1@101', '1@100']],
])('where a page of %i is too large, it goes on with those of 100', async (size, pages) => {
  const { client, asked } = still(250, (pageSize) => (pageSize > 100 ? TOO_LARGE : { total: 250 }));
  const { passed, ended, standing } = await through(client, { size });
  expect(passed()).toHaveLength(250);
  expect({ ended, ...standing }).toEqual({ ended: true, place: 250, total: 250, size: 100 });
  expect(asked.slice(0, 2)).toEqual(pages);
});

test.each([
  ['too large even so', 500, TOO_LARGE, 2],
  ['too large at 100', 100, TOO_LARGE, 1],
  ['refused', 500, refusal('bad.request'), 1],
])('a page that is %s fails the walk', async (_, size, error, requests) => {
  const { client, asked } = still(250, () => error);
  await expect(through(client, { size })).rejects.toBe(error);
  expect(asked).toHaveLength(requests);
});

test.each([
  [false, [1, 10, 10]],
  [true, [1, 5, 5]],
])('near the limit (%j) it asks for half as many pages at once', async (pressed, waves) => {
  const { client, asked } = still(4_000, () => ({ total: 4_000, pressed }));
  const sizes: number[] = [];
  const missing = () => {
    sizes.push(asked.length);
    return sizes.length > waves.length ? 0 : Number.POSITIVE_INFINITY;
  };
  await through(client, { size: 100, missing });
  expect(sizes.slice(1).map((count, index) => count - (sizes[index] ?? 0))).toEqual(waves);
});

test('a list of a length unsaid ends where no more comes', async () => {
  const { client, asked } = still(30, () => ({ pageSize: undefined }));
  const { passed, ended } = await through(client, { size: 10 });
  expect(passed()).toHaveLength(30);
  expect(ended).toBe(true);
  expect(asked.length).toBeLessThan(40);
});

test('a list that goes on for ever is not believed', async () => {
  const { client, asked } = still(5_000, () => ({ total: 1e9 }));
  const { ended } = await through(client, { size: 1, missing: () => 1 });
  expect(ended).toBe(false);
  // Where pages of one follow each other, the one before is read as well, except at the beginning.
  expect(asked).toHaveLength(1_999);
});

test('a search asks for the name, the division and the order', async () => {
  const { client, requests } = movingList([{ id: 'a', name: 'Claims' }]);
  await searchQueues(client, { name: 'claim', nameMatch: 'starts_with', divisionId: 'd1', sortOrder: 'desc' }, 10);
  expect(requests.map((query) => ['name', 'divisionId', 'sortOrder'].map((name) => query.get(name)))).toEqual([
    ['claim*', 'd1', 'desc'],
  ]);
});

test('where a star means itself, whole pages are read, and none after the last queue that is wanted', async () => {
  const list = Array.from({ length: 1_200 }, (_, index) => ({
    id: `q${index}`,
    name: `a${index % 2 ? '*' : 'x'}b ${index}`,
  }));
  for (const [limit, pages] of [
    [3, 1],
    [100, 1],
    [600, 3],
  ] as const) {
    const { client, requests } = movingList(list);
    const { queues } = await searchQueues(client, { name: 'a*b', nameMatch: 'starts_with', sortOrder: 'asc' }, limit);
    expect(queues).toHaveLength(limit);
    expect(requests[0]?.get('pageSize')).toBe('500');
    expect(requests).toHaveLength(pages);
  }
});

test('a list of which more is stated than comes ends, and that is logged', async () => {
  const { client, asked, logged } = still(3, () => ({ total: 1_000 }));
  const { queues, next } = await searchQueues(client, { nameMatch: 'contains', sortOrder: 'asc' }, 100);
  expect({ count: queues.length, next }).toEqual({ count: 3, next: null });
  expect(logged).toEqual(['The list of queues changed each time that it was read; one may be missing.']);
  expect(asked).toHaveLength(14);
});
