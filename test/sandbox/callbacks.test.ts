/** Callbacks: what is kept of them, both answers of the contract, and each of its refusals. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api, control } from './calls.ts';

const NOW = Date.parse('2026-07-01T08:00:00Z');
const NOBODY = '6512cf67-7a56-44cb-a4b5-6612cbe6d636';
let now = NOW;
let sandbox: Sandbox;
let queueId: string;
beforeEach(async () => {
  now = NOW;
  sandbox = await startSandbox({ queues: 0, now: () => now });
  queueId = sandbox.createQueue({ name: 'Callbacks' }).id;
});
afterEach(() => sandbox.close());

const place = (body: unknown) => api(sandbox, '/conversations/callbacks', { method: 'POST', body });
const plain = () => ({ queueId, callbackNumbers: ['+15550100123'] });

test('is created, kept and listed', async () => {
  const routingData = {
    queueId,
    priority: 5,
    skillIds: sandbox.state.skills.slice(0, 2).map(({ id }) => id),
    languageId: sandbox.state.languages[0]?.id,
    preferredAgentIds: [sandbox.state.users[1]?.id],
  };
  const command = {
    routingData,
    callbackUserName: 'Ada',
    callbackNumbers: ['+15550100123', '0555 0100'],
    callbackScheduledTime: '2026-07-31T08:00:00.000Z',
    data: { notes: 'Call twice' },
  };
  const { status, body } = await place(command);
  expect(status).toBe(200);
  const [kept] = JSON.parse((await control(sandbox, 'GET /callbacks')).text);
  expect(kept).toEqual({
    conversationId: Object(body).conversation.id,
    callbackIds: [Object(body).callbackIdentifiers[0].id],
    queueId,
    dateCreated: '2026-07-01T08:00:00.000Z',
    createdBy: sandbox.state.users[0]?.id,
    answer: 'created',
    waiting: false,
    command,
  });
  expect(Object(body).callbackIdentifiers).toEqual([{ type: 'ACD', id: expect.any(String) }]);
  await control(sandbox, 'DELETE /callbacks');
  expect(sandbox.state.callbacks).toEqual([]);
});

test('is accepted without a body when told so, and kept all the same', async () => {
  await control(sandbox, 'PATCH /state', { settings: { callbackAnswer: 'accepted' } });
  const { status, headers, body } = await place(plain());
  expect([status, headers.get('content-type'), body]).toEqual([202, null, {}]);
  expect(sandbox.state.callbacks).toMatchObject([{ queueId, answer: 'accepted' }]);
});

test('sent twice it is two', async () => {
  const ids = [(await place(plain())).body, (await place(plain())).body].map((body) => Object(body).conversation.id);
  expect(new Set(ids).size).toBe(2);
  expect(sandbox.state.callbacks.map(({ conversationId }) => conversationId)).toEqual(ids);
});

test('waits in its queue from its time on', async () => {
  const waiting = () => sandbox.state.interactions.filter((one) => one.queueId === queueId);
  await place(plain());
  expect(waiting()).toEqual([
    { queueId, mediaType: 'callback', state: 'waiting', startedAt: '2026-07-01T08:00:00.000Z' },
  ]);
  await place({ ...plain(), callbackScheduledTime: '2026-07-01T12:00:00+02:00' });
  expect(waiting()).toHaveLength(1);
  now = Date.parse('2026-07-01T10:00:00Z');
  await api(sandbox, '/tokens/me', { token: sandbox.issueToken() });
  await control(sandbox, 'GET /state');
  expect(waiting().map(({ startedAt }) => startedAt)).toEqual(['2026-07-01T08:00:00.000Z', '2026-07-01T10:00:00.000Z']);
});

test.each([
  [{ callbackNumbers: undefined }, 'callback.error.missing.callback.numbers'],
  [{ callbackNumbers: [] }, 'callback.error.missing.callback.numbers'],
  [{ callbackNumbers: [' '] }, 'callback.error.missing.callback.numbers'],
  [{ queueId: undefined }, 'callback.error.missing.queue.id'],
  [{ queueId: null }, 'callback.error.missing.queue.id'],
  [{ routingData: { priority: 1 } }, 'callback.error.missing.queue.id'],
  [{ queueId: 'Support' }, 'constraint.validation'],
  [{ callbackScheduledTime: '2026-07-31T08:00:00.001Z' }, 'callback.error.scheduled.time.too.far.in.future'],
  [{ callbackScheduledTime: 'tomorrow' }, 'invalid.date'],
  [{ callbackScheduledTime: 1_782_892_800_000 }, 'invalid.date'],
  [{ callbackNumbers: '+15550100123' }, 'invalid.value'],
  [{ callbackNumbers: [15550100123] }, 'invalid.value'],
  [{ validateCallbackNumbers: 'true' }, 'invalid.value'],
  [{ data: { count: 1 } }, 'invalid.value'],
  [{ data: ['notes'] }, 'invalid.value'],
  [{ customerFirstCallbackDeliveryMode: 'Never' }, 'invalid.value'],
  [{ phoneNumbers: [] }, 'invalid.property'],
  [{ routingData: { queue: 'x' } }, 'invalid.property'],
  [{ routingData: { queueId: NOBODY, priority: '5' } }, 'invalid.value'],
  [{ routingData: { queueId: NOBODY, priority: 1.5 } }, 'invalid.value'],
  [{ callerId: '555' }, 'constraint.validation'],
])('with %j it is refused as %s', async (change, code) => {
  const { status, body } = await place({ ...plain(), ...change });
  expect([status, body.code]).toEqual([400, code]);
  expect(sandbox.state.callbacks).toEqual([]);
});

test.each([
  ['skillIds', [NOBODY]],
  ['languageId', NOBODY],
  ['preferredAgentIds', ['x']],
])('%s that nobody has are refused', async (field, value) => {
  const { body } = await place({ callbackNumbers: ['1'], routingData: { queueId, [field]: value } });
  expect(body.code).toBe('constraint.validation');
});

test('an agent’s own callback needs a queue that has them', async () => {
  const own = { callbackNumbers: ['1'], routingData: { queueId, routingFlags: ['AGENT_OWNED_CALLBACK'] } };
  expect((await place(own)).body.code).toBe('callback.error.cannot.create.agent.owned.callback');
  await control(sandbox, `PATCH /queues/${queueId}`, { agentOwnedRouting: { enableAgentOwnedCallbacks: true } });
  expect((await place(own)).status).toBe(200);
});

test('the limits can be set', async () => {
  Object.assign(sandbox.state.settings, { callbackMaxDays: 1, callbackAttributeLimit: 2 });
  const tooMany = 'callback.error.scheduled.callback.number.limit.exceeded';
  expect((await place({ ...plain(), callbackNumbers: ['1', '2', '3'] })).body.code).toBe(tooMany);
  expect((await place({ ...plain(), data: { a: '', b: '', c: '' } })).body.code).toBe(tooMany);
  const callbackScheduledTime = '2026-07-02T08:00:01Z';
  expect((await place({ ...plain(), callbackScheduledTime })).body.code).toMatch(/too\.far\.in\.future$/);
});

test.each([
  ['+1 (555) 010-0123', undefined, 200],
  ['555 010 0123', 'US', 200],
  ['555 010 0123', undefined, 400],
  ['555 010 0123', 'USA', 400],
  ['+0155501001', 'US', 400],
  ['+1234567890123456', 'US', 400],
  ['call me', 'US', 400],
  ['', 'US', 400],
])('the number %j of country %s is judged %i when asked', async (number, countryCode, status) => {
  const command = { queueId, callbackNumbers: ['+15550100123', number], countryCode };
  const answer = await place({ ...command, validateCallbackNumbers: true });
  expect([answer.status, answer.body.code]).toEqual([status, status === 200 ? undefined : 'constraint.validation']);
  expect((await place(command)).status).toBe(200);
});

describe('access', () => {
  test('an unknown queue is not found', async () => {
    expect((await place({ ...plain(), queueId: NOBODY })).body).toMatchObject({ status: 404, code: 'not.found' });
  });

  test('needs the permission in the queue’s division', async () => {
    const [grant] = sandbox.state.users[0]?.grants ?? [];
    if (grant) grant.divisionId = sandbox.state.divisions[1]?.id ?? '';
    expect((await place(plain())).body).toMatchObject({
      status: 403,
      code: 'missing.division.permission',
      message: expect.stringContaining("'conversation:callback:create'"),
    });
    for (const role of sandbox.state.roles) role.policies = [];
    expect((await place(plain())).body.code).toBe('missing.permissions');
    expect(sandbox.state.callbacks).toEqual([]);
  });

  test('needs the scope', async () => {
    sandbox.state.organization.enforceScopes = true;
    expect((await place(plain())).body.code).toBe('app.not.authorized.for.scope');
  });
});
