/** A period that is cut gives what the whole one gives, held against conversations counted one by one. */
import fc from 'fast-check';
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { fetchSend } from '../../../scripts/lib/fetch-send.ts';
import { createClient } from '../../../src/genesys/client.ts';
import type { SendRequest } from '../../../src/genesys/http/http.ts';
import { regionById } from '../../../src/genesys/regions.ts';
import { readTotals } from '../../../src/genesys/statistics/aggregates.ts';
import { queueSummary } from '../../../src/genesys/statistics/queue-summary.ts';
import { answeredCall, anyConversations, LONGEST_CONVERSATION_MS } from '../../support/conversation.ts';
import { runs } from '../../support/runs.ts';

const AT_ONCE = 8;
const LONGEST_QUERY_DAYS = 31;

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

const conversations = () => anyConversations(ids, { min: year.start, max: year.end - LONGEST_CONVERSATION_MS });

/** Milliseconds to seconds, to a tenth. */
const tenth = (ms: number) => Math.round(ms / 100) / 10;

const summaries = async (longest?: number) => {
  const totals = await readTotals(client(), ids, year, longest);
  return ids.map((id) => queueSummary(totals, id));
};

test('property: split and whole agree, and so do the conversations themselves', async () => {
  await fc.assert(
    fc.asyncProperty(conversations(), fc.integer({ min: 20, max: 200 }), async (all, longest) => {
      sandbox.state.conversations = all;
      const whole = await summaries(YEAR_DAYS);
      expect(await summaries(longest)).toEqual(whole);
      for (const [index, summary] of whole.entries()) {
        const own = all.filter(({ queueId }) => queueId === ids[index]);
        const offered = own.filter(({ outcome }) => outcome !== 'outbound');
        const answered = own.filter(({ outcome }) => outcome === 'answered');
        const handled = own.filter(({ outcome }) => outcome === 'answered' || outcome === 'outbound');
        const mean = (values: number[]) =>
          values.length > 0 ? tenth(values.reduce((sum, value) => sum + value, 0) / values.length) : null;
        expect(summary).toMatchObject({
          offered: offered.length,
          answered: answered.length,
          abandoned: own.filter(({ outcome }) => outcome === 'abandoned').length,
          flowed_out: own.filter(({ outcome }) => outcome === 'flowOut').length,
          transferred: own.filter(({ transferred }) => transferred).length,
          over_sla: answered.filter(({ overSla }) => overSla).length,
          longest_wait_seconds: tenth(Math.max(0, ...offered.map(({ waitMs }) => waitMs))),
          average_wait_seconds: mean(offered.map(({ waitMs }) => waitMs)),
          average_talk_seconds: mean(handled.map(({ talkMs }) => talkMs)),
          average_hold_seconds: mean(handled.map(({ holdMs }) => holdMs).filter((ms) => ms > 0)),
          average_after_call_work_seconds: mean(handled.map(({ acwMs }) => acwMs).filter((ms) => ms > 0)),
          average_handle_seconds: mean(
            handled.map(({ contactingMs = 0, dialingMs = 0, talkMs, holdMs, acwMs }) => {
              return contactingMs + dialingMs + talkMs + holdMs + acwMs;
            }),
          ),
          voice: { offered: offered.filter(({ mediaType }) => mediaType === 'voice').length },
        });
      }
    }),
    { numRuns: runs(40) },
  );
});

test('averages of parts are weighted, and the service level is not an average of averages', async () => {
  const [queueId = ''] = ids;
  const one = (day: number, waitMs: number, overSla: boolean) =>
    answeredCall(queueId, { start: new Date(year.start + day * DAY_MS).toISOString(), waitMs, overSla });
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

const zeroes = [
  ...['nOffered', 'nOverSla'].map((metric) => ({ metric, stats: { count: 0 } })),
  ...['tFlowOut', 'tWait', 'tTalkComplete'].map((metric) => ({ metric, stats: { max: 0, min: 0, count: 0, sum: 0 } })),
  { metric: 'oServiceLevel', stats: { ratio: 0, numerator: 0, denominator: 0, target: 0.8 } },
];
test.each([
  [
    'missing',
    [{}, { group: { queueId: 0 } }, { group: { queueId: 0 }, data: [{}, { metrics: [{ metric: 'nOffered' }] }] }],
  ],
  ['null', [null, { group: null, data: null }, { group: { queueId: 0 }, data: [null, { metrics: [null] }] }]],
  ['text', [{ group: { queueId: 0 }, data: [{ metrics: [{ metric: 'nOffered', stats: { count: '7' } }] }] }]],
  ['no list at all', 'none'],
  ['0', [{ group: { queueId: 0, mediaType: 'voice' }, data: [{ metrics: zeroes }] }]],
  [
    'a metric that was not asked for',
    [{ group: { queueId: 0 }, data: [{ metrics: [{ metric: 'nBlinded', stats: { count: 7 } }] }] }],
  ],
])('an answer in which what should be there is %s counts nothing', async (_, results) => {
  const [queueId = ''] = ids;
  const json = JSON.parse(JSON.stringify({ results }).replaceAll('"queueId":0', `"queueId":"${queueId}"`));
  sandbox.faults.add({ kind: 'body', json });
  const totals = await readTotals(client(), ids, { start, end: start + DAY_MS });
  const none = { offered: 0, flowed_out: 0, flowed_out_percent: null, service_level_percent: null };
  const nothing = { ...none, average_wait_seconds: null, longest_wait_seconds: 0, average_talk_seconds: null };
  expect(queueSummary(totals, queueId)).toMatchObject({ ...nothing, voice: nothing });
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

test('the service level is the share that was answered in time, with its target and without', async () => {
  const [queueId = ''] = ids;
  const metrics = [{ target: 0.8 }, {}].map((target) => {
    return { metric: 'oServiceLevel', stats: { ratio: 0.25, numerator: 1, denominator: 4, ...target } };
  });
  sandbox.faults.add({ kind: 'body', json: { results: [{ group: { queueId }, data: [{ metrics }] }] } });
  const totals = await readTotals(client(), ids, { start, end: start + DAY_MS });
  expect(queueSummary(totals, queueId)).toMatchObject({ service_level_percent: 25, voice: { offered: 0 } });
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
