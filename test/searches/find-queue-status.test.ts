/** Find Queue Status through Zapier's runtime, over HTTP against the sandbox. */
import type { Interaction } from '../../sandbox/index.ts';
import type { QueueStatus } from '../../src/genesys/statistics/observations.ts';
import { QUEUE_STATUS_SAMPLE } from '../../src/zapier/outputs/queue-status-fields.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

/** A clock that is further from ours would not be believed. */
const TODAY = new Date().toISOString().slice(0, 10);
const NOW = Date.parse(`${TODAY}T12:00:00Z`);
const OBSERVATIONS = '/api/v2/analytics/queues/observations/query';
const NOTHING = { waiting: 0, alerting: 0, interacting: 0, longest_wait_seconds: 0 };

let zap: Connected;
let ids: string[];

beforeEach(async () => {
  zap = await connectedZapier({ queues: 0, now: () => NOW });
  ids = ['Alpha', 'Bravo'].map((name) => zap.sandbox.createQueue({ name }).id);
  zap.sandbox.state.interactions = [];
});

type Found = QueueStatus & { id: string; name: string };

const find = (queue_ids: unknown = ids) =>
  zap.zapier.call<Found[]>('searches.find_queue_status.operation.perform', {
    authData: zap.authData,
    inputData: { queue_ids },
  });

const interaction = (change: Partial<Interaction>): Interaction => ({
  queueId: ids[0] ?? '',
  mediaType: 'voice',
  state: 'waiting',
  startedAt: new Date(NOW).toISOString(),
  ...change,
});
const since = (seconds: number) => ({ startedAt: new Date(NOW - seconds * 1000).toISOString() });

test('a queue where nothing goes on has every key, and zeroes', async () => {
  const [alpha] = await find();
  expect(alpha).toEqual({
    id: ids[0],
    name: 'Alpha',
    observed_at: `${TODAY}T12:00:00.000Z`,
    ...NOTHING,
    agents_on_queue: 0,
    agents_idle: 0,
    agents_interacting: 0,
    agents_not_responding: 0,
    agents_communicating: 0,
    agents_off_queue: 0,
    members: 0,
    voice: NOTHING,
    callback: NOTHING,
    chat: NOTHING,
    email: NOTHING,
    message: NOTHING,
  });
  expect(Object.keys(alpha ?? {})).toEqual(['id', 'name', ...Object.keys(QUEUE_STATUS_SAMPLE)]);
});

test('interactions in all and by media type, for each queue in the order asked for', async () => {
  zap.sandbox.state.interactions = [
    interaction(since(90)),
    interaction(since(30)),
    interaction({ state: 'alerting' }),
    interaction({ mediaType: 'email', ...since(3_600) }),
    interaction({ mediaType: 'chat', state: 'interacting', ...since(9_000) }),
    interaction({ queueId: ids[1] ?? '', mediaType: 'message', ...since(5) }),
  ];
  const [bravo, alpha] = await find(ids.toReversed());
  expect(alpha).toMatchObject({
    ...{ name: 'Alpha', waiting: 3, alerting: 1, interacting: 1, longest_wait_seconds: 3_600 },
    voice: { waiting: 2, alerting: 1, interacting: 0, longest_wait_seconds: 90 },
    email: { waiting: 1, alerting: 0, interacting: 0, longest_wait_seconds: 3_600 },
    chat: { waiting: 0, alerting: 0, interacting: 1, longest_wait_seconds: 0 },
    callback: NOTHING,
  });
  expect(bravo).toMatchObject({ name: 'Bravo', waiting: 1, longest_wait_seconds: 5, message: { waiting: 1 } });
});

test('agents by routing status; those off queue are members too', async () => {
  const statuses = [
    'IDLE',
    'IDLE',
    'INTERACTING',
    'NOT_RESPONDING',
    'COMMUNICATING',
    'OFF_QUEUE',
    'OFF_QUEUE',
  ] as const;
  const queue = zap.sandbox.state.queues.find(({ id }) => id === ids[0]);
  for (const [index, status] of statuses.entries()) {
    const user = zap.sandbox.state.users[index];
    if (!user) continue;
    user.routingStatus = { status, startTime: since(60).startedAt };
    queue?.members.push({ id: user.id, joined: true });
  }
  expect((await find())[0]).toMatchObject({
    agents_on_queue: 5,
    agents_idle: 2,
    agents_interacting: 1,
    agents_not_responding: 1,
    agents_communicating: 1,
    agents_off_queue: 2,
    members: 7,
    waiting: 0,
  });
});

test('two requests for all of them, at once', async () => {
  await find();
  expect(zap.sandbox.requests.map(({ path }) => path).sort()).toEqual([OBSERVATIONS, '/api/v2/routing/queues']);
});

test.each([
  ['text with commas', () => ids.join(', ')],
  ['the same twice, and blanks', () => [...ids, ids[0], '', ' ', null]],
  ['upper case', () => ids.map((id) => id.toUpperCase())],
])('queues may come as %s', async (_, queueIds) => {
  expect((await find(queueIds())).map(({ id }) => id)).toEqual(ids);
});

test('a queue that does not exist is not found', async () => {
  expect(await find(['00000000-0000-4000-8000-000000000000'])).toEqual([]);
});

const many = Array.from({ length: 501 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
test.each([
  [undefined, 'Queues is empty'],
  [[' '], 'Queues is empty'],
  [[null], 'Queues is empty'],
  ['', 'Queues is empty'],
  [[123], 'it is "123".'],
  [123, 'it is "123".'],
  [[{ id: 'x' }], 'it is "{"id":"x"}".'],
  [[true], 'it is "true".'],
  [many, 'it names 501.'],
  [['Billing'], 'it is "Billing".'],
])('without usable queues (%#) no request is made', async (queueIds, message) => {
  zap.sandbox.requests.length = 0;
  // Null stands for a field that was left out: undefined would be the default.
  await expect(find(queueIds ?? null)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining(message),
  });
  expect(zap.sandbox.requests).toEqual([]);
});

test('without the permission, the refusal names it', async () => {
  for (const role of zap.sandbox.state.roles)
    role.policies = role.policies.filter(({ entityName }) => entityName !== 'queueObservation');
  await expect(find()).rejects.toMatchObject({
    message: expect.stringMatching(/would not show what goes on in queues.*\(analytics:queueObservation:view\)/),
  });
});

test.each([
  ['results are missing', {}],
  ['results are null', { results: null }],
  [
    'a count is text',
    { results: [{ group: { queueId: 0 }, data: [{ metric: 'oMemberUsers', stats: { count: '7' } }] }] },
  ],
  [
    'everything optional is missing',
    { results: [{}, { group: { queueId: 0 } }, { group: { queueId: 0 }, data: [{}] }] },
  ],
  [
    'everything is 0',
    {
      results: [
        ...['voice', 'chat'].map((mediaType) => ({
          group: { queueId: 0, mediaType },
          data: [
            ...['oWaiting', 'oAlerting', 'oInteracting'].map((metric) => ({ metric, stats: { count: 0 } })),
            { metric: 'oLongestWaiting', stats: { count: 0 } },
            { metric: 'oLongestWaiting', stats: { calculatedMetricValue: 0 } },
          ],
        })),
        { group: { queueId: 0 }, data: [{ metric: 'oMemberUsers', stats: { count: 0 } }] },
      ],
    },
  ],
  ['stats are missing', { results: [{ group: { queueId: 0, mediaType: 'voice' }, data: [{ metric: 'oWaiting' }] }] }],
  [
    'the oldest has no time, or one after now',
    {
      results: ['voice', 'chat'].map((mediaType) => ({
        group: { queueId: 0, mediaType },
        data: [
          { metric: 'oLongestWaiting' },
          { metric: 'oLongestWaiting', stats: { calculatedMetricValue: NOW + 900 } },
        ],
      })),
    },
  ],
])('an answer where %s gives zeroes', async (_, answer) => {
  const json = JSON.parse(JSON.stringify(answer).replaceAll('"queueId":0', `"queueId":"${ids[0]}"`));
  zap.sandbox.faults.add({ kind: 'body', json, match: { path: OBSERVATIONS } });
  expect((await find())[0]).toMatchObject({ ...NOTHING, members: 0, voice: NOTHING, chat: NOTHING });
});

test('it makes no difference whether a media type without anything is 0 or left out', async () => {
  zap.sandbox.state.interactions = [interaction(since(90)), interaction({ mediaType: 'chat', state: 'interacting' })];
  const zeroes = await find();
  const [queueId] = ids;
  const data = (metric: string, stats: object) => [{ metric, stats }];
  const results = [
    {
      group: { queueId, mediaType: 'voice' },
      data: [...data('oWaiting', { count: 1 }), ...data('oLongestWaiting', { calculatedMetricValue: NOW - 90_000 })],
    },
    { group: { queueId, mediaType: 'chat' }, data: data('oInteracting', { count: 1 }) },
  ];
  zap.sandbox.faults.add({ kind: 'body', json: { results }, match: { path: OBSERVATIONS } });
  expect(await find()).toEqual(zeroes);
});

test('a media type that has no place of its own counts in all', async () => {
  const group = { queueId: ids[0], mediaType: 'cobrowse' };
  const json = { results: [{ group, data: [{ metric: 'oWaiting', stats: { count: 2 } }] }] };
  zap.sandbox.faults.add({ kind: 'body', json, match: { path: OBSERVATIONS } });
  expect((await find())[0]).toMatchObject({ waiting: 2, voice: NOTHING });
});
