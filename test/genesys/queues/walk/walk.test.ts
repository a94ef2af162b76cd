/** What a walk through the list asks for when the server refuses, is near its limit, or never comes to an end. */
import type { Call, Client } from '../../../../src/genesys/client.ts';
import { diagnosisOf } from '../../../../src/genesys/errors/diagnosis.ts';
import { GenesysError } from '../../../../src/genesys/errors/genesys-error.ts';
import { type Place, searchQueues } from '../../../../src/genesys/queues/search-queues.ts';
import { walk } from '../../../../src/genesys/queues/walk/walk.ts';
import { REQUIREMENTS } from '../../../../src/genesys/requirements.ts';
import { movingList } from '../../../support/moving-list.ts';

const ALL = () => Number.POSITIVE_INFINITY;
const refusal = (code: string) => new GenesysError({ ...diagnosisOf('unknown', REQUIREMENTS.listQueues), code });
const TOO_LARGE = refusal('response.entity.too.large');
const lost = () => Promise.reject(new Error('it lost its way'));

/** A list that holds still: `answer` makes the rest of a page, or refuses it. */
function still(
  count: number,
  answer: (pageSize: number, pageNumber: number) => object | Error = () => ({ total: count }),
) {
  const asked: string[] = [];
  const entities = Array.from({ length: count }, (_, index) => ({ id: `q${index}`, name: `n${index}` }));
  const call = async ({ query }: Call, reduce: (data: object) => object) => {
    const [pageNumber, pageSize] = [Number(query?.pageNumber), Number(query?.pageSize)];
    asked.push(`${pageNumber}@${pageSize}`);
    const more = answer(pageSize, pageNumber);
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

test.each<[when: string, pressed: (pageNumber: number) => boolean, waves: number[]]>([
  ['never', () => false, [1, 10, 10]],
  ['always', () => true, [1, 5, 5]],
  ['at one page of several', (pageNumber) => pageNumber === 2, [1, 10, 5]],
])('near the limit %s: from then on it asks for half as many pages at once', async (_when, pressed, waves) => {
  const { client, asked } = still(4_000, (_, pageNumber) => ({ total: 4_000, pressed: pressed(pageNumber) }));
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
    [500, 1],
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

test.each([
  [3, [], ['4@1', '5@1', '6@1']],
  [0, [{ key: 'none here', name: 'n' }], []],
])('a walk may begin at place %i after %j', async (place, passed, pages) => {
  const { client, asked } = still(6);
  const start = { place, total: undefined, size: 1, passed };
  await walk(client, {}, ALL, start, async () => ({ ended: true, place: 6 }));
  expect(asked).toEqual(expect.arrayContaining(pages));
  expect(asked.filter((page) => page.startsWith('0@'))).toEqual([]);
});

test('a place behind a queue without a name has none', async () => {
  const { client } = movingList([
    { id: 'a', name: '' },
    { id: 'b', name: 'B' },
  ]);
  const { next } = await searchQueues(client, { nameMatch: 'contains', sortOrder: 'asc' }, 1);
  expect(next).toMatchObject({ place: 1, name: '', marks: [expect.any(String)] });
});

interface Scenario {
  count: number;
  cap: number;
  limit: number;
  silent?: boolean;
  /** Before which request it happens. */
  when: number;
  /** How many queues are deleted, and from which place on. */
  deleted?: [from: number, count: number];
  /** How many are created before all others. */
  created?: number;
}

// Where a walk gets lost: how many requests each call takes, and how many queues come.
test.each<[Scenario, costs: string, came: number]>([
  [{ count: 40, cap: 8, limit: 4, when: 2, deleted: [21, 16], created: 24 }, '1 15 1 1 2 1', 24],
  [{ count: 14, cap: 6, limit: 2, silent: true, when: 2, created: 30 }, '1 27 2 1 1 1 1 6', 14],
  [{ count: 82, cap: 20, limit: 46, silent: true, when: 6, deleted: [35, 44] }, '4 23', 63],
  [{ count: 5, cap: 1, limit: 13, when: 7, deleted: [1, 3] }, '17', 4],
  [{ count: 29, cap: 3, limit: 8, when: 18, deleted: [24, 2], created: 12 }, '5 6 5 12', 27],
  [{ count: 25, cap: 1, limit: 11, when: 7, created: 1 }, '31 22 6', 25],
  [{ count: 28, cap: 4, limit: 9, when: 8, deleted: [3, 21] }, '4 9 1', 20],
])(
  '%j',
  async ({ count, cap, limit, silent = false, when, deleted: [from, gone] = [0, 0], created = 0 }, costs, came) => {
    const list = Array.from({ length: count }, (_, index) => ({ id: `q${index}`, name: `n${1_000 + index}` }));
    const stayed = list.filter((_, index) => index < from || index >= from + gone).map(({ id }) => id);
    let request = 0;
    const happen = () => {
      if (++request !== when) return;
      server.sorted();
      list.splice(from, gone);
      for (let index = 0; index < created; index++) list.push({ id: `new${index}`, name: `!${index}` });
    };
    const server = movingList(list, { cap, silent, happen });
    const ids: string[] = [];
    const requests: number[] = [];
    let next: Place | null = null;
    do {
      const before = server.requests.length;
      const found = await searchQueues(
        server.client,
        { nameMatch: 'contains', sortOrder: 'asc' },
        limit,
        next ?? undefined,
      );
      ids.push(...found.queues.map(({ id }) => id));
      requests.push(server.requests.length - before);
      next = found.next;
    } while (next);
    expect(ids).toEqual(expect.arrayContaining(stayed));
    expect(new Set(ids).size).toBe(ids.length);
    expect({ costs: requests.join(' '), came: ids.length }).toEqual({ costs, came });
  },
);
