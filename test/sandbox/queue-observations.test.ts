/** Statistics of this moment: interactions per queue and media type, users per queue, and nothing where there is nothing. */
import { isDeepStrictEqual } from 'node:util';
import { type Interaction, type QueueRecord, type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { presenceIds } from '../../sandbox/world/presences.ts';
import { api } from './calls.ts';

let sandbox: Sandbox;
let alpha: QueueRecord;
let bravo: QueueRecord;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 0 });
  alpha = sandbox.createQueue({ name: 'Alpha' });
  bravo = sandbox.createQueue({ name: 'Bravo', division: { id: sandbox.state.divisions[1]?.id ?? '' } });
});
afterEach(() => sandbox.close());

const start = '2026-07-01T08:00:00.000Z';
const interaction = (queue: QueueRecord, change: Partial<Interaction> = {}): Interaction => {
  return { queueId: queue.id, mediaType: 'voice', state: 'waiting', startedAt: start, ...change };
};
const is = (dimension: string, value: string) => ({ type: 'dimension', dimension, operator: 'matches', value });
const inQueues = (...queues: QueueRecord[]) => ({ type: 'or', predicates: queues.map(({ id }) => is('queueId', id)) });
const ask = (metrics: unknown, filter: unknown = inQueues(alpha, bravo)) =>
  api(sandbox, '/analytics/queues/observations/query', { method: 'POST', body: { filter, metrics } });

test('results are missing when there is nothing', async () => {
  const { status, body } = await ask(['oLongestWaiting', 'oMemberUsers', 'oUserPresences']);
  expect(status).toBe(200);
  expect(body).toEqual({
    systemToOrganizationMappings: expect.objectContaining({ ON_QUEUE: [presenceIds['On Queue']] }),
  });
});

test('interactions are counted per queue and media type', async () => {
  sandbox.state.interactions = [
    interaction(alpha),
    interaction(alpha),
    interaction(alpha, { state: 'alerting' }),
    interaction(alpha, { mediaType: 'email', state: 'interacting' }),
    interaction(bravo, { mediaType: 'chat' }),
  ];
  const counts = (oWaiting: number, oAlerting: number, oInteracting: number) =>
    Object.entries({ oWaiting, oAlerting, oInteracting }).map(([metric, count]) => ({ metric, stats: { count } }));
  const { results } = Object((await ask(['oWaiting', 'oAlerting', 'oInteracting'])).body);
  expect(results).toHaveLength(10);
  expect(results).toEqual(
    expect.arrayContaining([
      { group: { queueId: alpha.id, mediaType: 'voice' }, data: counts(2, 1, 0) },
      { group: { queueId: alpha.id, mediaType: 'email' }, data: counts(0, 0, 1) },
      { group: { queueId: bravo.id, mediaType: 'chat' }, data: counts(1, 0, 0) },
    ]),
  );
  expect(results.filter(({ data }: { data: unknown }) => isDeepStrictEqual(data, counts(0, 0, 0)))).toHaveLength(7);
});

test('a media type in which nothing goes on has a count of 0 for each metric asked for', async () => {
  expect((await ask(['oInteracting', 'oWaiting', 'oLongestWaiting'], inQueues(alpha))).body.results).toEqual(
    ['voice', 'callback', 'chat', 'email', 'message'].map((mediaType) => ({
      group: { queueId: alpha.id, mediaType },
      data: ['oInteracting', 'oWaiting'].map((metric) => ({ metric, stats: { count: 0 } })),
    })),
  );
});

test('the longest waiting is when the first of them began', async () => {
  const at = (time: string) => `2026-07-01T${time}:00.000Z`;
  sandbox.state.interactions = [
    interaction(alpha, { startedAt: at('08:05') }),
    interaction(alpha, { startedAt: at('08:02') }),
    interaction(alpha, { startedAt: at('07:00'), state: 'interacting' }),
    interaction(alpha, { mediaType: 'chat', state: 'interacting' }),
  ];
  const longest = (metric: string, time: string) => ({
    metric,
    stats: { calculatedMetricValue: Date.parse(at(time)) },
  });
  expect((await ask(['oLongestWaiting', 'oLongestInteracting'])).body.results).toEqual([
    {
      group: { queueId: alpha.id, mediaType: 'voice' },
      data: [longest('oLongestWaiting', '08:02'), longest('oLongestInteracting', '07:00')],
    },
    { group: { queueId: alpha.id, mediaType: 'chat' }, data: [longest('oLongestInteracting', '08:00')] },
  ]);
});

test('users are counted per queue, by status and presence', async () => {
  const [first, second, third, fourth] = sandbox.state.users;
  for (const [user, status, systemPresence] of [
    [first, 'IDLE', 'On Queue'],
    [second, 'INTERACTING', 'On Queue'],
    [third, 'OFF_QUEUE', 'Meal'],
    [fourth, 'COMMUNICATING', 'Meal'],
  ] as const) {
    if (!user) continue;
    Object.assign(user, {
      routingStatus: { status, startTime: start },
      presence: { systemPresence, modifiedDate: start },
    });
  }
  alpha.members = [first, second, third, fourth].map((user, index) => ({ id: user?.id ?? '', joined: index < 3 }));
  const one = (metric: string, count: number, qualifier?: string) => {
    return { metric, ...(qualifier ? { qualifier } : {}), stats: { count } };
  };
  const metrics = ['oMemberUsers', 'oActiveUsers', 'oOnQueueUsers', 'oOffQueueUsers'];
  const { body } = await ask([...metrics, 'oUserRoutingStatuses', 'oUserPresences']);
  expect(body.results).toEqual([
    {
      group: { queueId: alpha.id },
      data: [
        one('oMemberUsers', 4),
        one('oActiveUsers', 3),
        one('oOnQueueUsers', 1, 'IDLE'),
        one('oOnQueueUsers', 1, 'INTERACTING'),
        one('oOffQueueUsers', 1, presenceIds.Meal),
        one('oUserRoutingStatuses', 1, 'IDLE'),
        one('oUserRoutingStatuses', 1, 'INTERACTING'),
        one('oUserRoutingStatuses', 1, 'OFF_QUEUE'),
        one('oUserRoutingStatuses', 1, 'COMMUNICATING'),
        one('oUserPresences', 2, presenceIds['On Queue']),
        one('oUserPresences', 2, presenceIds.Meal),
      ],
    },
  ]);
});

describe('the filter', () => {
  const all = (queue: string) => ['voice', 'callback', 'chat', 'email', 'message'].map((type) => `${queue} ${type}`);
  test.each([
    ['one queue', () => inQueues(alpha), [...all('Alpha'), 'Alpha']],
    [
      'a queue and a media type, whose users are shown too',
      () => ({ type: 'and', predicates: [is('queueId', alpha.id), is('mediaType', 'email')] }),
      ['Alpha email', 'Alpha'],
    ],
    [
      'clauses for queues and media types',
      () => ({
        type: 'and',
        clauses: [
          inQueues(alpha, bravo),
          { type: 'or', predicates: [is('mediaType', 'voice'), is('mediaType', 'chat')] },
        ],
      }),
      ['Alpha voice', 'Alpha chat', 'Alpha', 'Bravo voice', 'Bravo chat'],
    ],
    [
      'a predicate in its shortest form',
      () => ({ type: 'or', predicates: [{ dimension: 'queueId', value: bravo.id }] }),
      all('Bravo'),
    ],
    [
      'exists, which every media type does',
      () => ({ type: 'and', predicates: [is('queueId', alpha.id), { dimension: 'mediaType', operator: 'exists' }] }),
      [...all('Alpha'), 'Alpha'],
    ],
    [
      'notExists, which no media type does',
      () => ({ type: 'and', predicates: [is('queueId', alpha.id), { dimension: 'mediaType', operator: 'notExists' }] }),
      ['Alpha'],
    ],
    ['a queue that is not there', () => ({ type: 'or', predicates: [is('queueId', 'x')] }), []],
  ])('takes %s', async (_, filter, expected) => {
    sandbox.addMembers(alpha.id, 1);
    sandbox.state.interactions = [
      interaction(alpha),
      interaction(alpha, { mediaType: 'email' }),
      interaction(bravo, { mediaType: 'chat' }),
    ];
    const { results = [] } = Object((await ask(['oWaiting', 'oMemberUsers'], filter())).body);
    const found = results.map(({ group }: { group: { queueId: string; mediaType?: string } }) =>
      [group.queueId === alpha.id ? 'Alpha' : 'Bravo', group.mediaType ?? []].flat().join(' '),
    );
    expect(found).toEqual(expected);
  });
});

test('a queue in a division without the permission is refused, not left out', async () => {
  const [user] = sandbox.state.users;
  const [home] = sandbox.state.divisions;
  if (user) user.grants = [{ roleId: sandbox.state.roles[0]?.id ?? '', divisionId: home?.id ?? '' }];
  expect((await ask(['oWaiting'], inQueues(alpha))).status).toBe(200);
  const { status, body } = await ask(['oWaiting']);
  expect([status, body.code, body.message]).toEqual([
    403,
    'missing.division.permission',
    'This user is not permitted to query for queue.',
  ]);
});

const filter = { type: 'or', predicates: [{ dimension: 'queueId', value: 'x' }] };
test.each([
  [{ filter }, 'bad.request'],
  [{ filter, metrics: [] }, 'bad.request'],
  [{ filter, metrics: ['oServiceLevel'] }, 'invalid.value'],
  [{ metrics: ['oWaiting'] }, 'bad.request'],
  [{ filter: { predicates: [] }, metrics: ['oWaiting'] }, 'invalid.value'],
  [{ filter: { type: 'or' }, metrics: ['oWaiting'] }, 'bad.request'],
  [{ filter: { type: 'or', predicates: {} }, metrics: ['oWaiting'] }, 'bad.request'],
  [
    { filter: { type: 'or', predicates: [{ dimension: 'userId', value: 'x' }] }, metrics: ['oWaiting'] },
    'invalid.value',
  ],
  [{ filter: { type: 'or', predicates: [{ dimension: 'queueId' }] }, metrics: ['oWaiting'] }, 'bad.request'],
  [{ filter, metrics: ['oWaiting'], groupBy: ['queueId'] }, 'invalid.property'],
])('%j is refused with %s', async (body, code) => {
  const answer = await api(sandbox, '/analytics/queues/observations/query', { method: 'POST', body });
  expect([answer.status, answer.body.code]).toEqual([400, code]);
});
