/** A period that is cut gives what the whole one gives, held against conversations counted one by one. */
import fc from 'fast-check';
import { type Conversation, type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { fetchSend } from '../../scripts/lib/fetch-send.ts';
import { LONGEST_QUERY_DAYS, readTotals } from '../../src/genesys/aggregates.ts';
import { AT_ONCE } from '../../src/genesys/batches.ts';
import { createClient } from '../../src/genesys/client.ts';
import type { SendRequest } from '../../src/genesys/http.ts';
import { queueSummary } from '../../src/genesys/queue-summary.ts';
import { regionById } from '../../src/genesys/regions.ts';

const DAY_MS = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const YEAR_DAYS = 366;
const year = { start, end: start + YEAR_DAYS * DAY_MS };

let sandbox: Sandbox;
let ids: string[];

beforeAll(async () => {
  sandbox = await startSandbox({ queues: 3 });
  ids = sandbox.state.queues.map(({ id }) => id);
  Object.assign(sandbox.state.settings, { rateLimitPerMinute: 1e6, maxIntervalDays: 1_000 });
});

afterAll(() => sandbox.close());

beforeEach(() => {
  sandbox.requests.length = 0;
});

const client = (send: SendRequest = fetchSend) =>
  createClient(
    regionById('sandbox', sandbox.url),
    { value: sandbox.issueToken(), expiresAt: null },
    { send, now: Date.now, random: Math.random, sleep: async () => {}, log: () => {} },
  );

const ms = fc.integer({ min: 0, max: 3_600_000 });
const conversations = fc.array(
  fc.record<Conversation>({
    queueId: fc.constantFrom(0, 1).map((index) => ids[index] ?? ''),
    mediaType: fc.constantFrom('voice', 'callback', 'chat', 'email', 'message'),
    start: fc.integer({ min: year.start, max: year.end - 1 }).map((time) => new Date(time).toISOString()),
    waitMs: ms,
    outcome: fc.constantFrom('answered', 'abandoned', 'flowOut'),
    transferred: fc.boolean(),
    talkMs: ms,
    holdMs: ms,
    acwMs: ms,
    overSla: fc.boolean(),
  }),
  { maxLength: 40 },
);

const summaries = async (longest?: number) => {
  const totals = await readTotals(client(), ids, year, longest);
  return ids.map((id) => queueSummary(totals, id));
};

test('property: split and whole agree, and so do the conversations themselves', async () => {
  await fc.assert(
    fc.asyncProperty(conversations, fc.integer({ min: 20, max: 200 }), async (all, longest) => {
      sandbox.state.conversations = all;
      const whole = await summaries(YEAR_DAYS);
      expect(await summaries(longest)).toEqual(whole);
      for (const [index, summary] of whole.entries()) {
        const own = all.filter(({ queueId }) => queueId === ids[index]);
        const waits = own.map(({ waitMs }) => waitMs);
        const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
        expect(summary).toMatchObject({
          offered: own.length,
          answered: own.filter(({ outcome }) => outcome === 'answered').length,
          abandoned: own.filter(({ outcome }) => outcome === 'abandoned').length,
          transferred: own.filter(({ transferred }) => transferred).length,
          over_sla: own.filter(({ overSla }) => overSla).length,
          longest_wait_seconds: Math.round(Math.max(0, ...waits) / 100) / 10,
          average_wait_seconds: waits.length > 0 ? Math.round(mean / 100) / 10 : null,
          voice: { offered: own.filter(({ mediaType }) => mediaType === 'voice').length },
        });
      }
    }),
    { numRuns: 40 },
  );
});

test('averages of parts are weighted, and the service level is not an average of averages', async () => {
  const [queueId = ''] = ids;
  const one = (day: number, waitMs: number, overSla: boolean): Conversation => ({
    ...{ queueId, mediaType: 'voice', outcome: 'answered', transferred: false, holdMs: 0, acwMs: 0, overSla, waitMs },
    ...{ start: new Date(year.start + day * DAY_MS).toISOString(), talkMs: 60_000 },
  });
  sandbox.state.conversations = [one(0, 10_000, false), one(40, 40_000, true), one(41, 40_000, true)];
  const [summary] = await summaries();
  expect(summary).toMatchObject({ average_wait_seconds: 30, service_level_percent: 33.33, longest_wait_seconds: 40 });
});

test('a year is asked for in parts of 31 days with nothing between them', async () => {
  await summaries();
  const asked = sandbox.requests.map(({ body }) => String(Object(body).interval));
  const intervals = asked.sort().map((interval) => interval.split('/'));
  expect(intervals).toHaveLength(Math.ceil(YEAR_DAYS / LONGEST_QUERY_DAYS));
  expect(intervals.slice(1).map(([from]) => from)).toEqual(intervals.slice(0, -1).map(([, to]) => to));
});

test('250 queues are asked for 100 at a time', async () => {
  const many = Array.from({ length: 250 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
  await readTotals(client(), many, { start, end: start + DAY_MS });
  const sizes = sandbox.requests.map(({ body }) => Object(body).filter.predicates.length);
  expect(sizes.sort((a, b) => a - b)).toEqual([50, 100, 100]);
});

test.each([
  [
    'missing',
    [{}, { group: { queueId: 0 } }, { group: { queueId: 0 }, data: [{}, { metrics: [{ metric: 'nOffered' }] }] }],
  ],
  ['null', [null, { group: null, data: null }, { group: { queueId: 0 }, data: [null, { metrics: [null] }] }]],
  ['text', [{ group: { queueId: 0 }, data: [{ metrics: [{ metric: 'nOffered', stats: { count: '7' } }] }] }]],
  ['no list at all', 'none'],
])('an answer in which what should be there is %s counts nothing', async (_, results) => {
  const [queueId = ''] = ids;
  const json = JSON.parse(JSON.stringify({ results }).replaceAll('"queueId":0', `"queueId":"${queueId}"`));
  sandbox.faults.add({ kind: 'body', json });
  const totals = await readTotals(client(), ids, { start, end: start + DAY_MS });
  expect(queueSummary(totals, queueId)).toMatchObject({ offered: 0, average_wait_seconds: null });
});

test.each([
  ['no media type', {}],
  ['a media type that is null', { mediaType: null }],
  ['a media type called "all"', { mediaType: 'all' }],
  ['a media type of its own', { mediaType: 'cobrowse' }],
])('a group with %s counts once in all, and nowhere else', async (_, dimensions) => {
  const [queueId = ''] = ids;
  const metrics = [{ metric: 'nOffered', stats: { count: 7 } }];
  sandbox.faults.add({ kind: 'body', json: { results: [{ group: { queueId, ...dimensions }, data: [{ metrics }] }] } });
  const totals = await readTotals(client(), ids, { start, end: start + DAY_MS });
  const none = { offered: 0 };
  expect(queueSummary(totals, queueId)).toMatchObject({
    ...{ offered: 7, voice: none, callback: none, chat: none, email: none, message: none },
  });
});

test(`the parts of a year are read ${AT_ONCE} at once, never more`, async () => {
  let running = 0;
  let most = 0;
  const counted: SendRequest = async (request, read) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return fetchSend(request, read).finally(() => running--);
  };
  await readTotals(client(counted), ids, year);
  expect(most).toBe(AT_ONCE);
});

test('the first part that fails for good is the error, and stops the rest', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  sandbox.faults.add({ kind: 'status', status: 500, code: 'internal.server.error' });
  sandbox.faults.add({ kind: 'delay', ms: 200, times: 'forever' });
  await expect(readTotals(client(), ids, year)).rejects.toMatchObject({ diagnosis: { status: 500 } });
  await new Promise((resolve) => setTimeout(resolve, 500));
  process.off('unhandledRejection', note);
  sandbox.faults.clear();
  expect(sandbox.requests.length).toBeLessThanOrEqual(AT_ONCE);
  expect(unhandled).toEqual([]);
});
