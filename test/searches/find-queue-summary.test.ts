/** Find Queue Summary through Zapier's runtime, over HTTP against the sandbox. */
import type { Conversation } from '../../sandbox/index.ts';
import type { QueueSummary } from '../../src/genesys/statistics/queue-summary.ts';
import summaryStep from '../../src/searches/find-queue-summary.ts';
import { answeredCall } from '../support/conversation.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;
let ids: string[];

beforeEach(async () => {
  zap = await connectedZapier({ queues: 0 });
  ids = ['Alpha', 'Bravo'].map((name) => zap.sandbox.createQueue({ name }).id);
  zap.sandbox.state.conversations = [];
});

type Found = QueueSummary & { id: string; name: string; period_start: string; period_end: string; time_zone: string };

const find = (inputData = {}, meta = {}) =>
  zap.zapier.call<Found[]>('searches.find_queue_summary.operation.perform', {
    authData: zap.authData,
    inputData: { queue_ids: ids, period: 'yesterday', ...inputData },
    meta,
  });

const conversation = (change: Partial<Conversation> = {}) => answeredCall(ids[0] ?? '', change);

const JULY = { period: 'custom', from: '2026-07-01', to: '2026-07-31', time_zone: 'Europe/Berlin' };
const NOTHING = {
  offered: 0,
  answered: 0,
  abandoned: 0,
  flowed_out: 0,
  flowed_out_percent: null,
  transferred: 0,
  over_sla: 0,
  service_level_percent: null,
  average_wait_seconds: null,
  longest_wait_seconds: 0,
  average_talk_seconds: null,
  average_hold_seconds: null,
  average_after_call_work_seconds: null,
  average_handle_seconds: null,
};

test('without conversations: counts are 0, averages null, and every key is there', async () => {
  expect((await find(JULY))[0]).toEqual({
    id: ids[0],
    name: 'Alpha',
    period_start: '2026-07-01T00:00:00+02:00',
    period_end: '2026-08-01T00:00:00+02:00',
    time_zone: 'Europe/Berlin',
    ...NOTHING,
    ...{ voice: NOTHING, callback: NOTHING, chat: NOTHING, email: NOTHING, message: NOTHING },
  });
});

test('every figure of a mixed month, in all and by media type', async () => {
  const gone = { talkMs: 0, acwMs: 0 };
  const wait = (seconds: number) => ({ average_wait_seconds: seconds, longest_wait_seconds: seconds });
  zap.sandbox.state.conversations = [
    conversation(),
    conversation({ waitMs: 30_000, overSla: true, holdMs: 7_000, transferred: true }),
    conversation({ waitMs: 90_040, outcome: 'abandoned', ...gone }),
    conversation({ mediaType: 'email', waitMs: 600_000, talkMs: 120_000 }),
    // In Berlin, July begins two hours earlier and ends two hours earlier.
    conversation({ start: '2026-06-30T22:00:00.000Z', mediaType: 'chat', outcome: 'flowOut', ...gone }),
    conversation({ start: '2026-07-31T22:00:00.000Z' }),
    conversation({ queueId: ids[1] ?? '', mediaType: 'message' }),
  ];
  const [alpha, bravo] = await find(JULY);
  expect(alpha).toMatchObject({
    offered: 5,
    answered: 3,
    abandoned: 1,
    flowed_out: 1,
    flowed_out_percent: 20,
    transferred: 1,
    over_sla: 1,
    service_level_percent: 50,
    average_wait_seconds: 148,
    longest_wait_seconds: 600,
    average_talk_seconds: 80,
    average_hold_seconds: 7,
    average_after_call_work_seconds: 5,
    average_handle_seconds: 87.3,
    voice: { offered: 3, answered: 2, service_level_percent: 33.33, longest_wait_seconds: 90, average_hold_seconds: 7 },
    email: { offered: 1, longest_wait_seconds: 600, average_hold_seconds: null },
    chat: { ...NOTHING, ...{ offered: 1, flowed_out: 1, flowed_out_percent: 100 }, ...wait(10) },
    message: NOTHING,
  });
  expect(bravo).toMatchObject({ name: 'Bravo', offered: 1, voice: NOTHING, message: { offered: 1 } });
});

test('27 of 31 flowed out: a service level of 100 % does not hide them', async () => {
  const flowOut = conversation({ outcome: 'flowOut', talkMs: 0, acwMs: 0 });
  zap.sandbox.state.conversations = [...Array(4).fill(conversation()), ...Array(27).fill(flowOut)];
  const figures = { offered: 31, answered: 4, abandoned: 0, flowed_out: 27, flowed_out_percent: 87.1 };
  const [alpha] = await find(JULY);
  expect(alpha).toMatchObject({ ...figures, service_level_percent: 100, voice: figures, email: { flowed_out: 0 } });
});

test('averages count an interaction once, however often it was held; handle time has contacting and dialing in it', async () => {
  zap.sandbox.state.conversations = [
    conversation({ talkMs: 90_000, holdMs: 40_000, holds: 2, acwMs: 0 }),
    conversation({ mediaType: 'callback', talkMs: 30_000, contactingMs: 2_000, dialingMs: 18_000, acwMs: 6_000 }),
    conversation({ outcome: 'outbound', talkMs: 0, contactingMs: 1_000, dialingMs: 19_000, acwMs: 0 }),
  ];
  expect((await find(JULY))[0]).toMatchObject({
    ...{ offered: 2, answered: 2, average_wait_seconds: 10 },
    average_talk_seconds: 40,
    average_hold_seconds: 40,
    average_after_call_work_seconds: 6,
    average_handle_seconds: 68.7,
    callback: { average_talk_seconds: 30, average_hold_seconds: null, average_handle_seconds: 56 },
  });
});

test.each([
  ['answered', { offered: 1, answered: 0 }, { offered: 0, answered: 1, service_level_percent: 100 }],
  ['abandoned', { offered: 1, abandoned: 0 }, { offered: 0, abandoned: 1, service_level_percent: 0 }],
  ['flowOut', { flowed_out: 0, flowed_out_percent: 0 }, { offered: 0, flowed_out: 1, flowed_out_percent: null }],
] as const)('one offered in July and %s in August counts in both', async (outcome, july, august) => {
  zap.sandbox.state.conversations = [conversation({ start: '2026-07-31T21:59:59.000Z', outcome })];
  expect((await find(JULY))[0]).toMatchObject({ ...july, average_wait_seconds: null, service_level_percent: null });
  const [found] = await find({ ...JULY, from: '2026-08-01', to: '2026-08-31' });
  expect(found).toMatchObject({ ...august, average_wait_seconds: 10 });
});

test('a quarter takes three queries, each as long as Genesys Cloud allows', async () => {
  zap.sandbox.state.conversations = ['04-02', '05-15', '06-29'].map((day) =>
    conversation({ start: `2026-${day}T10:00:00.000Z` }),
  );
  const [alpha] = await find({ period: 'custom', from: '2026-04-01', to: '2026-06-30' });
  expect(alpha?.offered).toBe(3);
  const queries = zap.sandbox.requests.filter(({ path }) => path.endsWith('/aggregates/query'));
  expect(queries.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test.each(['today', 'yesterday', 'last_7_days', 'last_30_days', 'this_month'])('%s is taken', async (period) => {
  const [found] = await find({ period, time_zone: 'Asia/Kathmandu' });
  expect(found?.period_start).toMatch(/T00:00:00\+05:45$/);
  expect(found?.period_end).toMatch(/T00:00:00\+05:45$/);
});

test.each([
  [{ time_zone: 'Asia/Tokyo' }, { timezone: 'America/Chicago' }, 'Asia/Tokyo'],
  [{}, { timezone: 'America/Chicago' }, 'America/Chicago'],
  [{ time_zone: ' America/New York\n' }, { timezone: null }, 'America/New_York'],
  [{ time_zone: '' }, { timezone: null }, 'UTC'],
])('time zone %j with the account’s %j is %s', async (input, meta, expected) => {
  expect((await find(input, meta))[0]?.time_zone).toBe(expected);
});

test.each([
  [
    { period: 'last_year' },
    'Period must be one of "Today", "Yesterday", "Last 7 days, without today", "Last 30 days, without today", "This month, with today", "Custom"; it is "last_year".',
  ],
  [{ ...JULY, from: '2999-07-01', to: '2999-07-31' }, 'The period must not lie in the future'],
  [{ time_zone: {} }, 'Time Zone must be a single value; it is an object.'],
  [{ time_zone: 'Berlin' }, 'Time Zone must be a name such as Europe/Berlin'],
  [{ period: 'custom', to: '2026-07-01' }, 'From must be a date or a date and time'],
  [{ period: 'custom', from: '2026-06-01', to: '2026-06-31' }, 'there is no 2026-06-31'],
  [{ queue_ids: [] }, 'Queues is empty'],
  [{ queue_ids: [null] }, 'Queues is empty'],
  [{ queue_ids: [123] }, 'Queue must be chosen from the list'],
])('bad input %j gets a sentence, before any request', async (input, message) => {
  await expect(find(input)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining(message),
  });
  expect(zap.sandbox.requests).toEqual([]);
});

test('a queue that does not exist is not found', async () => {
  expect(await find({ queue_ids: ['00000000-0000-4000-8000-000000000000'] })).toEqual([]);
});

test('without the permission, the refusal names it', async () => {
  for (const role of zap.sandbox.state.roles)
    role.policies = role.policies.filter(({ entityName }) => entityName !== 'conversationAggregate');
  await expect(find()).rejects.toMatchObject({
    message: expect.stringMatching(/would not show the statistics of queues.*\(analytics:conversationAggregate:view\)/),
  });
});

test.each([
  ['custom', ['from', 'to']],
  ['today', []],
])('the fields of a period that is %s are %j', async (period, expected) => {
  const fields = summaryStep.operation.inputFields;
  const place = fields?.findIndex((field) => typeof field === 'function');
  const shown = await zap.zapier.call<{ key: string }[]>(`searches.find_queue_summary.operation.inputFields.${place}`, {
    authData: zap.authData,
    inputData: { period },
  });
  expect(shown.map(({ key }) => key)).toEqual(expected);
});

test('the time zone dropdown offers UTC and places, all of which are taken', async () => {
  const zones = await zap.zapier.call<{ id: string; name: string }[]>('triggers.time_zone_choices.operation.perform', {
    authData: zap.authData,
  });
  expect(zones[0]).toEqual({ id: 'UTC', name: 'UTC' });
  expect(zones).toContainEqual({ id: 'America/New_York', name: 'America/New York' });
  expect((await find({ time_zone: zones.at(-1)?.id }))[0]?.time_zone).toBe(zones.at(-1)?.id);
});
