/** Statistics of a period: metrics that nothing happened for are missing, not 0, and so are groups and parts of the interval. */
import { type Conversation, type QueueRecord, type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { answeredCall } from '../support/conversation.ts';
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

const interval = '2026-07-01T00:00:00.000Z/2026-07-08T00:00:00.000Z';
const conversation = (queue: QueueRecord, change: Partial<Conversation> = {}) => answeredCall(queue.id, change);
const ask = (body: Record<string, unknown>) =>
  api(sandbox, '/analytics/conversations/aggregates/query', { method: 'POST', body: { interval, ...body } });

test('an answer without conversations has no results', async () => {
  sandbox.state.conversations = [conversation(alpha, { start: '2026-07-08T00:00:00.000Z' })];
  const answer = await ask({ metrics: ['nOffered'] });
  expect([answer.status, answer.body]).toEqual([200, {}]);
});

test('every metric of a mixed week', async () => {
  const gone = { talkMs: 0, acwMs: 0 };
  sandbox.state.conversations = [
    conversation(alpha),
    conversation(alpha, { waitMs: 30_000, overSla: true, holdMs: 7000, holds: 2, transferred: true }),
    conversation(alpha, { waitMs: 90_000, outcome: 'abandoned', ...gone }),
    conversation(alpha, { waitMs: 50_000, outcome: 'flowOut', ...gone }),
    conversation(alpha, { outcome: 'outbound', contactingMs: 800, dialingMs: 9000, acwMs: 0 }),
  ];
  const counts = ['nOffered', 'nOutbound', 'nOverSla', 'nTransferred'];
  const waits = ['tWait', 'tAnswered', 'tAbandon', 'tFlowOut'];
  const work = ['tTalk', 'tTalkComplete', 'tHeld', 'tHeldComplete', 'tAcw', 'tContacting', 'tDialing', 'tHandle'];
  const { body } = await ask({ metrics: [...counts, 'oServiceLevel', ...waits, ...work], groupBy: ['queueId'] });
  const stats = (min: number, max: number, count: number, sum: number) => ({ min, max, count, sum });
  expect(body.results).toEqual([
    {
      group: { queueId: alpha.id },
      data: [
        {
          interval,
          metrics: [
            { metric: 'nOffered', stats: { count: 4 } },
            { metric: 'nOutbound', stats: { count: 1 } },
            { metric: 'nOverSla', stats: { count: 1 } },
            { metric: 'nTransferred', stats: { count: 1 } },
            { metric: 'oServiceLevel', stats: { ratio: 1 / 3, numerator: 1, denominator: 3, target: 0.8 } },
            { metric: 'tWait', stats: stats(10_000, 90_000, 4, 180_000) },
            { metric: 'tAnswered', stats: stats(10_000, 30_000, 2, 40_000) },
            { metric: 'tAbandon', stats: stats(90_000, 90_000, 1, 90_000) },
            { metric: 'tFlowOut', stats: stats(50_000, 50_000, 1, 50_000) },
            { metric: 'tTalk', stats: stats(20_000, 60_000, 5, 180_000) },
            { metric: 'tTalkComplete', stats: stats(60_000, 60_000, 3, 180_000) },
            { metric: 'tHeld', stats: stats(3500, 3500, 2, 7000) },
            { metric: 'tHeldComplete', stats: stats(7000, 7000, 1, 7000) },
            { metric: 'tAcw', stats: stats(5000, 5000, 2, 10_000) },
            { metric: 'tContacting', stats: stats(800, 800, 1, 800) },
            { metric: 'tDialing', stats: stats(9000, 9000, 1, 9000) },
            { metric: 'tHandle', stats: stats(65_000, 72_000, 3, 206_800) },
          ],
        },
      ],
    },
  ]);
});

describe('each metric counts when what it measures is over', () => {
  const minutes = (count: number) => count * 60_000;
  const long = {
    ...{ waitMs: minutes(10), contactingMs: minutes(5), dialingMs: minutes(5), talkMs: minutes(20) },
    ...{ holdMs: minutes(10), acwMs: minutes(15), overSla: true, transferred: true },
  };
  const metrics = [
    ...['nOffered', 'nOutbound', 'nOverSla', 'nTransferred', 'oServiceLevel', 'tAnswered', 'tAbandon', 'tFlowOut'],
    ...['tWait', 'tContacting', 'tDialing', 'tTalk', 'tTalkComplete', 'tHeld', 'tHeldComplete', 'tAcw', 'tHandle'],
  ];
  const none = { transferred: false, talkMs: 0, holdMs: 0, acwMs: 0, contactingMs: 0, dialingMs: 0 };
  test.each<[change: Partial<Conversation>, expected: Record<string, string[]>]>([
    [
      { outcome: 'answered' },
      {
        '08:00': ['nOffered'],
        '08:10': ['nOverSla', 'oServiceLevel', 'tAnswered', 'tWait'],
        '08:15': ['tContacting'],
        '08:20': ['tDialing'],
        '08:30': ['tTalk'],
        '08:40': ['tHeld'],
        '08:50': ['nTransferred', 'tTalk', 'tTalkComplete', 'tHeldComplete'],
        '09:05': ['tAcw', 'tHandle'],
      },
    ],
    [
      { outcome: 'abandoned', ...none },
      { '08:00': ['nOffered'], '08:10': ['oServiceLevel', 'tAbandon', 'tWait'] },
    ],
    [
      { outcome: 'flowOut', ...none },
      { '08:00': ['nOffered'], '08:10': ['tFlowOut', 'tWait'] },
    ],
    [
      { outcome: 'outbound', holdMs: 0, transferred: false },
      {
        '08:00': ['nOutbound'],
        '08:05': ['tContacting'],
        '08:10': ['tDialing'],
        '08:30': ['tTalk', 'tTalkComplete'],
        '08:45': ['tAcw', 'tHandle'],
      },
    ],
  ])('%j', async (change, expected) => {
    sandbox.state.conversations = [conversation(alpha, { ...long, ...change })];
    const { results } = Object(
      (
        await ask({
          metrics,
          granularity: 'PT5M',
          interval: '2026-07-01T00Z/2026-07-02T00Z'.replaceAll('T00Z', 'T00:00:00Z'),
        })
      ).body,
    );
    const found = results[0].data.map(({ interval, metrics }: { interval: string; metrics: { metric: string }[] }) => [
      interval.slice(11, 16),
      metrics.map(({ metric }) => metric),
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test('an interval shows what ended in it, and nothing of what did not', async () => {
    sandbox.state.conversations = [conversation(alpha, { start: '2026-06-30T23:59:59.000Z', waitMs: 1000 })];
    const metrics = ['nOffered', 'tAnswered'];
    expect((await ask({ metrics })).body.results).toMatchObject([{ data: [{ metrics: [{ metric: 'tAnswered' }] }] }]);
    expect((await ask({ metrics: ['nOffered'] })).body).toEqual({});
  });
});

test('only what was answered is over the SLA: who gave up or flowed out late is not', async () => {
  sandbox.state.conversations = (['abandoned', 'flowOut', 'outbound'] as const).map((outcome) =>
    conversation(alpha, { outcome, overSla: true, waitMs: 600_000 }),
  );
  const { results } = Object((await ask({ metrics: ['nOverSla', 'oServiceLevel'] })).body);
  const stats = { ratio: 0, numerator: 0, denominator: 1, target: 0.8 };
  expect(results[0].data[0].metrics).toEqual([{ metric: 'oServiceLevel', stats }]);
});

describe('the target of the service level', () => {
  const setTarget = (queue: QueueRecord, mediaSettings: object) => {
    queue.chosen = { ...queue.chosen, mediaSettings };
  };
  const target = async (groupBy: string[] = []) => {
    const { results } = Object((await ask({ metrics: ['oServiceLevel'], groupBy })).body);
    return results.map(
      ({ data }: { data: { metrics: { stats: { target?: number } }[] }[] }) => data[0]?.metrics[0]?.stats.target,
    );
  };

  test('is that of the queue’s media type', async () => {
    setTarget(alpha, { call: { serviceLevel: { percentage: 0.7 } }, email: { serviceLevel: { percentage: 0.6 } } });
    sandbox.state.conversations = [conversation(alpha), conversation(alpha, { mediaType: 'email' })];
    expect(await target(['queueId', 'mediaType'])).toEqual([0.7, 0.6]);
  });

  test('is left out where there is none, and where it is not the same for all', async () => {
    setTarget(alpha, {});
    sandbox.state.conversations = [conversation(alpha)];
    expect(await target()).toEqual([undefined]);
    setTarget(alpha, { call: { serviceLevel: { percentage: 0.7 } } });
    sandbox.state.conversations = [conversation(alpha), conversation(bravo)];
    expect(await target()).toEqual([undefined]);
    expect(await target(['queueId'])).toEqual([0.7, 0.8]);
  });
});

test('metrics that nothing happened for are left out', async () => {
  sandbox.state.conversations = [conversation(alpha, { outcome: 'flowOut', talkMs: 0, acwMs: 0 })];
  const metrics = ['nOffered', 'nOverSla', 'tAnswered', 'tAbandon', 'tHandle', 'oServiceLevel', 'tTalkComplete'];
  expect((await ask({ metrics })).body.results).toMatchObject([
    { group: {}, data: [{ metrics: [{ metric: 'nOffered', stats: { count: 1 } }] }] },
  ]);
  expect((await ask({ metrics: ['tAnswered', 'oServiceLevel'] })).body).toEqual({});
});

describe('groups and filters', () => {
  const is = (dimension: string, value: string) => ({ dimension, value });
  test.each([
    [{}, ['4']],
    [{ groupBy: ['queueId'] }, ['Alpha 3', 'Bravo 1']],
    [{ groupBy: ['mediaType'] }, ['voice 3', 'email 1']],
    [{ groupBy: ['queueId', 'mediaType'] }, ['Alpha voice 2', 'Bravo voice 1', 'Alpha email 1']],
    [{ filter: { type: 'and', predicates: [is('mediaType', 'email')] } }, ['1']],
    [{ filter: { type: 'or', predicates: [is('queueId', 'Bravo')] }, groupBy: ['queueId'] }, ['Bravo 1']],
  ])('%j gives %j', async (query, expected) => {
    sandbox.state.conversations = [
      conversation(alpha),
      conversation(alpha),
      conversation(bravo),
      conversation(alpha, { mediaType: 'email' }),
    ];
    // In the table queues stand by name.
    const body = JSON.parse(JSON.stringify({ ...query, metrics: ['nOffered'] }).replace('Bravo', bravo.id));
    const { results } = Object((await ask(body)).body);
    const shown = results.map(({ group, data }: { group: Record<string, string>; data: { metrics: unknown[] }[] }) =>
      [group.queueId ?? [], group.mediaType ?? [], Object(data[0]?.metrics[0]).stats.count].flat().join(' '),
    );
    expect(shown.map((text: string) => text.replace(alpha.id, 'Alpha').replace(bravo.id, 'Bravo'))).toEqual(expected);
  });
});

test('granularity gives one entry for each part with conversations', async () => {
  sandbox.state.conversations = ['03T23:59:59.999', '01T08:00:00.000', '04T00:00:00.000', '03T00:00:00.000'].map(
    (time) => conversation(alpha, { start: `2026-07-${time}Z` }),
  );
  const { results } = Object((await ask({ metrics: ['nOffered'], granularity: 'P1D' })).body);
  expect(
    results[0].data.map((entry: { interval: string; metrics: unknown[] }) => [entry.interval, entry.metrics]),
  ).toEqual(
    [
      ['2026-07-01', '2026-07-02', 1],
      ['2026-07-03', '2026-07-04', 2],
      ['2026-07-04', '2026-07-05', 1],
    ].map(([from, to, count]) => [
      `${from}T00:00:00.000Z/${to}T00:00:00.000Z`,
      [{ metric: 'nOffered', stats: { count } }],
    ]),
  );
});

test('queues elsewhere are left out, unless they are named: then it is a refusal', async () => {
  const [user] = sandbox.state.users;
  const [home] = sandbox.state.divisions;
  if (user) user.grants = [{ roleId: sandbox.state.roles[0]?.id ?? '', divisionId: home?.id ?? '' }];
  sandbox.state.conversations = [conversation(alpha), conversation(bravo)];
  const metrics = ['nOffered'];
  expect((await ask({ metrics, groupBy: ['queueId'] })).body.results).toMatchObject([{ group: { queueId: alpha.id } }]);
  const filter = { type: 'or', predicates: [{ dimension: 'queueId', value: bravo.id }] };
  const { status, body } = await ask({ metrics, filter });
  expect([status, body.code]).toEqual([403, 'missing.division.permission']);
});

test('an interval may be 31 days long, or what the settings say', async () => {
  const days = (count: number) => `2026-07-01T00:00:00Z/${new Date(Date.UTC(2026, 6, 1 + count)).toISOString()}`;
  expect((await ask({ metrics: ['nOffered'], interval: days(31) })).status).toBe(200);
  const { status, body } = await ask({ metrics: ['nOffered'], interval: days(32) });
  expect([status, body.code]).toEqual([400, 'constraint.validation']);
  sandbox.state.settings.maxIntervalDays = 7;
  expect((await ask({ metrics: ['nOffered'], interval: days(8) })).body.message).toContain('7 days');
});

test.each([
  [{ metrics: ['oWaiting'] }, 'invalid.value'],
  [{}, 'bad.request'],
  [{ metrics: ['nOffered'], groupBy: 'queueId' }, 'bad.request'],
  [{ metrics: ['nOffered'], groupBy: ['noSuch'] }, 'invalid.value'],
  [{ metrics: ['nOffered'], granularity: 'daily' }, 'bad.request'],
  [{ metrics: ['nOffered'], timeZone: 'Mars/Olympus' }, 'bad.request'],
  [{ metrics: ['nOffered'], interval: undefined }, 'bad.request'],
  [{ metrics: ['nOffered'], interval: 'today/tomorrow' }, 'invalid.date'],
  [{ metrics: ['nOffered'], from: '2026-07-01' }, 'invalid.property'],
])('%j is refused with %s', async (query, code) => {
  const { status, body } = await ask(query);
  expect([status, body.code]).toEqual([400, code]);
});
