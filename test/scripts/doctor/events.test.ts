/** What the doctor learns of events: topics of queue changes, and what audits cover. It never fails a run. */
import { check, look, sandbox } from './patient.ts';

const TOPICS = '/api/v2/notifications/availabletopics';
const MAPPING = '/api/v2/audits/query/realtime/servicemapping';
const topics = (...entities: unknown[]) =>
  sandbox.faults.add({ kind: 'body', json: { entities }, match: { path: TOPICS }, times: 'forever' });
const AUDITS = 'v2.audits.entitytype.{id}.entityid.{id}';

test('as it is known: Amazon EventBridge only, and audits cover queues', async () => {
  expect(await check('events')).toMatchObject({
    status: 'ok',
    found: `Topics of queue changes: ${AUDITS} by EventBridge. Audits cover queues.`,
    details: { topics: [{ id: AUDITS, transports: ['EventBridge'] }], audits_cover_queues: true },
  });
  const [asked] = sandbox.requests.filter(({ path }) => path === TOPICS);
  expect(asked?.query).toMatchObject({ expand: ['transports'] });
});

test.each<[string, string[]]>([
  [AUDITS, ['EventBridge', 'ProcessAutomation']],
  [AUDITS, ['Websocket']],
  [AUDITS, ['All']],
  ['v2.routing.queues.{id}', ['Websocket']],
  ['v2.configuration.queues', ['Webhook']],
])('news: %s by %j', async (id, transports) => {
  topics({ id, transports });
  const found = await check('events');
  expect(found).toMatchObject({
    status: 'warning',
    found: expect.stringContaining(`New Queue could be instant: ${id} (${transports.join(', ')}).`),
    fix: { who: 'You' },
  });
  expect((await look()).healthy).toBe(true);
});

test.each([
  ['v2.routing.queues.{id}.users', 'All'],
  ['v2.routing.queues.{id}.conversations', 'All'],
  ['v2.users.{id}.presence', 'All'],
])('no news: %s is no change of a queue', async (id, transport) => {
  topics({ id, transports: [transport] });
  expect(await check('events')).toMatchObject({
    status: 'ok',
    found: 'Topics of queue changes: none. Audits cover queues.',
  });
});

test.each(['eventBridge', 'EVENTBRIDGE', 'EventBridge'])('%s is no news, however it is written', async (transport) => {
  topics({ id: AUDITS, transports: [transport] });
  expect(await check('events')).toMatchObject({ status: 'ok' });
});

test.each([
  [{ id: AUDITS }, 'transports that are not told', null],
  [{ id: AUDITS, transports: 'x' }, 'transports that are not told', null],
  [{ id: AUDITS, transports: [] }, 'no transport', []],
])('transports of %j: %s', async (topic, found, transports) => {
  topics(topic);
  expect(await check('events')).toMatchObject({
    status: 'ok',
    found: `Topics of queue changes: ${AUDITS} by ${found}. Audits cover queues.`,
    details: { topics: [{ id: AUDITS, transports }] },
  });
});

test('an answer without a list tells nothing: unknown is not none', async () => {
  sandbox.faults.add({ kind: 'body', json: {}, match: { path: TOPICS } });
  sandbox.faults.add({ kind: 'body', json: {}, match: { path: MAPPING } });
  expect(await check('events')).toMatchObject({
    status: 'ok',
    found:
      'Topics of queue changes: not told: the answer has no list. Audits of queues: not told: the answer has no list.',
    details: { topics: null, audits_cover_queues: null },
  });
});

test('audits that do not cover queues', async () => {
  sandbox.state.auditServices = [{ name: 'Architect', entities: [{ name: 'Flow', actions: ['Create'] }] }];
  expect(await check('events')).toMatchObject({
    found: expect.stringContaining('Audits do not cover queues.'),
    details: { audits_cover_queues: false },
  });
});

test.each<[string, Parameters<typeof sandbox.faults.add>[0], string]>([
  [
    'a scope',
    { kind: 'status', status: 403, code: 'app.not.authorized.for.scope', message: 'scope [notifications]' },
    'Topics of queue changes: not told, without the scope "notifications".',
  ],
  ['an outage', { kind: 'status', status: 503 }, 'Topics of queue changes: not told (HTTP status 503).'],
  ['no answer', { kind: 'reset' }, 'Topics of queue changes: not told: no answer came.'],
])('what is not told for want of %s is no fault', async (_what, fault, found) => {
  sandbox.faults.add({ ...fault, match: { path: TOPICS }, times: 'forever' });
  expect(await check('events')).toMatchObject({
    status: 'ok',
    found: expect.stringContaining(found),
    details: { topics: null, audits_cover_queues: true },
  });
});

test('audits without their permission', async () => {
  const message = 'permission(s): [audits:audit:view]';
  sandbox.faults.add({ kind: 'status', status: 403, code: 'missing.permissions', message, match: { path: MAPPING } });
  expect(await check('events')).toMatchObject({
    status: 'ok',
    found: expect.stringContaining('Audits of queues: not told, without the permission audits:audit:view.'),
  });
});

test.each([{}, { entities: 7 }, { entities: [null, 7, {}, { id: AUDITS, transports: 'x' }] }])(
  'odd topics %j end in a sentence',
  async (json) => {
    sandbox.faults.add({ kind: 'body', json, match: { path: TOPICS }, times: 'forever' });
    sandbox.faults.add({ kind: 'body', json: { services: [null, { entities: [7] }] }, match: { path: MAPPING } });
    expect(await check('events')).toMatchObject({
      status: 'ok',
      found: expect.stringMatching(/^Topics of queue changes: .+\. Audits do not cover queues\.$/),
    });
  },
);
