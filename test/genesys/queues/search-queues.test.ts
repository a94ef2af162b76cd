import fc from 'fast-check';
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { fetchSend } from '../../../scripts/lib/fetch-send.ts';
import { createClient } from '../../../src/genesys/client.ts';
import { type Place, searchQueues } from '../../../src/genesys/queues/search-queues.ts';
import { regionById } from '../../../src/genesys/regions.ts';
import { movingList } from '../../support/moving-list.ts';
import { runs } from '../../support/runs.ts';

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
async function follow(limit: number, search: Parameters<typeof searchQueues>[1] = all, from = client()) {
  const names: string[] = [];
  let calls = 0;
  let place: Place | undefined;
  do {
    const { queues, next } = await searchQueues(from, search, limit, place);
    expect(queues.length).toBeLessThanOrEqual(limit);
    names.push(...queues.map(({ name }) => name ?? ''));
    place = next ?? undefined;
    calls++;
    // A walk that never gets on would keep the process for ever: nothing here waits for a network.
    expect(calls).toBeLessThanOrEqual(100);
  } while (place);
  return { names, calls };
}

test('property: whatever the limit and the server’s page size, every queue comes once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 80 }), async (limit, cap) => {
      const list = sandbox.state.queues.map(({ id, name }) => ({ id, name }));
      const { names, calls } = await follow(limit, all, movingList(list, { cap }).client);
      expect(names.toSorted()).toEqual(list.map(({ name }) => name).sort());
      expect(calls).toBe(Math.ceil(60 / limit));
    }),
    { numRuns: runs(100) },
  );
});

test('a limit asks only for the pages it needs, each with the end of the one before', async () => {
  sandbox.state.settings.pageSizeCap = 10;
  const pages = async (limit: number, start?: Place) => {
    sandbox.requests.length = 0;
    const { queues, next } = await searchQueues(client(), all, limit, start);
    return {
      pages: sandbox.requests.map(({ query: q }) => `${q.pageNumber}@${q.pageSize}`),
      count: queues.length,
      next,
    };
  };
  expect(await pages(10)).toMatchObject({ pages: ['1@10'], count: 10, next: { place: 10 } });
  const first = await pages(18);
  expect(first).toMatchObject({ pages: ['1@18', '2@9'], count: 18, next: { place: 18, size: 10 } });
  // From the queue it stopped at.
  expect(await pages(7, first.next ?? undefined)).toMatchObject({ pages: ['3@8', '5@5'], count: 7 });
  expect(await pages(60)).toMatchObject({ count: 60, next: null });
  sandbox.state.settings.pageSizeCap = 500;
});

test('a star typed by the user means itself, across pages', async () => {
  for (const name of ['Gold * VIP', 'Gold VIP', 'gold * vip 2']) sandbox.createQueue({ name });
  const { names } = await follow(1, { ...all, name: 'gold *' });
  expect(names.sort()).toEqual(['Gold * VIP', 'gold * vip 2']);
});
