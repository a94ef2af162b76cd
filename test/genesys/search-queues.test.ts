import fc from 'fast-check';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { fetchSend } from '../../scripts/lib/fetch-send.ts';
import { createClient } from '../../src/genesys/client.ts';
import { regionById } from '../../src/genesys/regions.ts';
import { type Place, searchQueues } from '../../src/genesys/search-queues.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ queues: 60 });
  sandbox.state.settings.rateLimitPerMinute = 1e6;
});

afterAll(() => sandbox.close());

const client = () =>
  createClient(
    regionById('sandbox', sandbox.url),
    { value: sandbox.issueToken(), expiresAt: null },
    {
      send: fetchSend,
      now: Date.now,
      random: Math.random,
      sleep: async () => {},
      log: () => {},
    },
  );

const all = { nameMatch: 'contains', sortOrder: 'asc' } as const;

/** Follows the search to its end, as a Zap does with paging tokens. */
async function follow(limit: number, search: Parameters<typeof searchQueues>[1] = all) {
  const names: string[] = [];
  let calls = 0;
  let place: Place | undefined;
  do {
    const { queues, next } = await searchQueues(client(), search, limit, place);
    expect(queues.length).toBeLessThanOrEqual(limit);
    names.push(...queues.map(({ name }) => name ?? ''));
    place = next ?? undefined;
    calls++;
  } while (place);
  return { names, calls };
}

const expected = () => sandbox.state.queues.map(({ name }) => name);

test('property: whatever the limit and the server’s page size, every queue comes once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 80 }), async (limit, cap) => {
      sandbox.state.settings.pageSizeCap = cap;
      const { names, calls } = await follow(limit);
      expect([...names].sort()).toEqual(expected().sort());
      expect(calls).toBe(Math.ceil(60 / limit));
    }),
    { numRuns: 25 },
  );
  sandbox.state.settings.pageSizeCap = 500;
});

test('a limit asks only for the pages it needs', async () => {
  sandbox.state.settings.pageSizeCap = 10;
  const pages = async (limit: number, start?: Place) => {
    sandbox.requests.length = 0;
    const { queues, next } = await searchQueues(client(), all, limit, start);
    return { pages: sandbox.requests.map(({ query }) => Number(query.pageNumber)), count: queues.length, next };
  };
  expect(await pages(19)).toMatchObject({ pages: [1, 2], count: 19 });
  expect(await pages(21)).toMatchObject({ pages: [1, 2, 3], count: 21 });
  expect(await pages(60)).toMatchObject({ pages: [1, 2, 3, 4, 5, 6], count: 60, next: null });
  const full = await pages(20);
  expect(full).toMatchObject({ pages: [1, 2], count: 20, next: { page: 2, index: 9 } });
  // The page on which it stopped once more, to find the place.
  expect(await pages(20, full.next ?? undefined)).toMatchObject({ pages: [2, 3, 4], count: 20 });
  sandbox.state.settings.pageSizeCap = 500;
});

test('queues deleted or created between two calls leave no gap and no duplicate', async () => {
  const names = () => sandbox.state.queues.map(({ name }) => name).sort();
  sandbox.state.settings.pageSizeCap = 10;
  const changes = ['none', 'delete', 'deleteMany', 'create', 'deleteLast', 'deleteNext'] as const;
  for (const [change, limit] of changes.flatMap((change) => [20, 25, 30].map((limit) => [change, limit] as const))) {
    const before = [...sandbox.state.queues];
    const first = await searchQueues(client(), all, limit);
    const sorted = [...sandbox.state.queues].sort((a, b) => (a.name < b.name ? -1 : 1));
    const doomed = { none: 0, delete: 1, deleteMany: 12, create: 0, deleteLast: 0, deleteNext: 0 }[change];
    const gone = new Set(sorted.slice(0, doomed).map(({ id }) => id));
    if (change === 'deleteLast') gone.add(first.next?.id ?? '');
    if (change === 'deleteNext') gone.add(sorted[limit]?.id ?? '');
    sandbox.state.queues.splice(0, sandbox.state.queues.length, ...sorted.filter(({ id }) => !gone.has(id)));
    if (change === 'create') sandbox.createQueue({ name: '000 first of all' });
    const second = await searchQueues(client(), all, 100, first.next ?? undefined);
    const found = [...first.queues, ...second.queues].map(({ name }) => name ?? '');
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(names().filter((name) => name !== '000 first of all')));
    sandbox.state.queues.splice(0, sandbox.state.queues.length, ...before);
  }
  sandbox.state.settings.pageSizeCap = 500;
});

test('a star typed by the user means itself, across pages', async () => {
  for (const name of ['Gold * VIP', 'Gold VIP', 'gold * vip 2']) sandbox.createQueue({ name });
  const { names } = await follow(1, { ...all, name: 'gold *' });
  expect(names.sort()).toEqual(['Gold * VIP', 'gold * vip 2']);
});
