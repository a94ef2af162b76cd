/** Set Agents On or Off a Queue through Zapier's runtime, over HTTP against the sandbox, whose members join in their own time. */
import type { Fault } from '../../sandbox/index.ts';
import type { EditorError } from '../../scripts/lib/editor-error.ts';
import { inTimeLapse } from '../support/time-lapse.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

interface Result {
  summary: string;
  agents: { id: string | null; result: string }[];
}

let zap: Connected;
let queueId: string;
let ids: string[];

beforeEach(async () => {
  zap = await connectedZapier({ queues: 0 });
  const queue = zap.sandbox.createQueue({ name: 'Claims' });
  queueId = queue.id;
  ids = zap.sandbox.state.users.slice(0, 3).map(({ id }) => id);
  queue.members.push(...ids.map((id) => ({ id, joined: false })));
});

const set = (joined: unknown, agent_ids: unknown = ids) =>
  zap.zapier.call<Result>('creates.set_queue_membership.operation.perform', {
    authData: zap.authData,
    inputData: { queue_id: queueId, agent_ids, joined },
  });
const refused = (joined: unknown, agents?: unknown) =>
  set(joined, agents).then(
    (result) => {
      throw new Error(JSON.stringify(result));
    },
    ({ kind, message }: EditorError) => ({ kind, message }),
  );
const joined = () => zap.sandbox.state.queues[0]?.members.map((member) => member.joined);
const onWrite = (fault: Fault) => zap.sandbox.faults.add({ match: { method: 'PATCH', path: '/members$' }, ...fault });
/** The list of those who are as they should be, some times without anybody. */
const unseen = (times: number | 'forever') =>
  zap.sandbox.faults.add({
    kind: 'body',
    json: { entities: [], pageSize: 100, pageNumber: 1 },
    match: { method: 'GET', path: '/members$', query: { joined: 'true' } },
    times,
  });
const results = ({ agents }: Result) => agents.map(({ result }) => result);
const asked = (method: string) =>
  zap.sandbox.requests.filter((request) => request.method === method && request.path.endsWith('/members'));

test('on and off, and each is seen', async () => {
  expect(await set(true)).toMatchObject({
    id: queueId,
    queue_name: 'Claims',
    joined: true,
    seen_count: 3,
    on_its_way_count: 0,
    not_member_count: 0,
    not_found_count: 0,
    refused_count: 0,
    summary: expect.stringMatching(/^3 agents on the queue: /),
  });
  expect(joined()).toEqual([true, true, true]);
  expect(asked('PATCH')[0]?.body).toEqual(ids.map((id) => ({ id, joined: true })));
  const off = await set('no', ids[1]);
  expect(results(off)).toEqual(['off']);
  expect(off).toMatchObject({ joined: false, seen_count: 1, on_its_way_count: 0 });
  expect(off.summary).toMatch(/^1 agent off the queue: /);
  expect(joined()).toEqual([true, false, true]);
});

test('who is no member, or nobody, is told; without a member nothing is sent', async () => {
  const lena = 'lena.vogel@example.com';
  expect(results(await set(true, [ids[0], lena, 'nobody@example.com']))).toEqual(['on', 'not_a_member', 'not_found']);
  zap.sandbox.requests.splice(0);
  expect(await set(true, [lena])).toMatchObject({
    seen_count: 0,
    not_member_count: 1,
    summary: '1 agent not a member of the queue, so not changed: Lena Vogel.',
  });
  expect(asked('PATCH')).toEqual([]);
  expect(asked('GET')).toHaveLength(1);
});

test('who is in the queue through a group can be set on it, too', async () => {
  const [member] = zap.sandbox.state.queues[0]?.members ?? [];
  Object.assign(member ?? {}, { memberBy: 'group' });
  expect(results(await set(true, ids[0]))).toEqual(['on']);
});

test('it waits until the list shows it', async () => {
  unseen(3);
  expect(results(await set(true))).toEqual(['on', 'on', 'on']);
  expect(asked('GET')).toHaveLength(1 + 4);
});

test('what does not show within the run is on its way', async () => {
  zap.sandbox.state.settings.joinDelayMs = 60_000;
  expect(await set(true)).toMatchObject({
    seen_count: 0,
    on_its_way_count: 3,
    summary: expect.stringMatching(/^3 agents asked for, and not to be seen yet: /),
  });
  expect(asked('PATCH')).toHaveLength(1);
});

test('what cannot be read is on its way as well: it was asked for', async () => {
  const match = { method: 'GET', path: '/members$', query: { joined: 'true' } };
  zap.sandbox.faults.add({ kind: 'status', status: 500, match, times: 'forever' });
  expect(results(await set(true))).toEqual(['on_its_way', 'on_its_way', 'on_its_way']);
});

test.each<[string, Fault]>([
  ['the connection breaks', { kind: 'reset' }],
  ['its answer is cut', { kind: 'cut' }],
  ['500', { kind: 'status', status: 500 }],
  ['504', { kind: 'status', status: 504 }],
])('%s after it was done: the list says that it was', async (_, fault) => {
  onWrite({ ...fault, when: 'after' });
  // Whoever sends through core learns of a short answer that was cut only when its time is over.
  const done = await inTimeLapse(20, () => set(true));
  expect(results(done)).toEqual(['on', 'on', 'on']);
  expect(asked('PATCH')).toHaveLength(1);
});

test('where its answer was lost and the list does not show it, it halts', async () => {
  onWrite({ kind: 'reset' });
  expect(await refused(true)).toMatchObject({
    kind: 'HaltedError',
    message: expect.stringContaining('Of 3 agents to be set on the queue, none is known to be.'),
  });
  onWrite({ kind: 'reset' });
  expect((await refused(true, ids[0])).message).toContain('Of 1 agent to be set on the queue');
});

test('who was so before proves nothing about a change that was lost: another one may be on its way', async () => {
  zap.sandbox.state.settings.joinDelayMs = 60_000;
  expect(results(await set(true, ids[0]))).toEqual(['on_its_way']);
  onWrite({ kind: 'reset' });
  expect(await refused(false, ids[0])).toMatchObject({
    kind: 'HaltedError',
    message: expect.stringContaining('Of 1 agent to be set off the queue, none is known to be.'),
  });
  const [first] = zap.sandbox.state.queues[0]?.members ?? [];
  Object.assign(first ?? {}, { joined: true });
  zap.sandbox.state.settings.joinDelayMs = 0;
  onWrite({ kind: 'reset', when: 'after' });
  // One was, two are known to have changed since.
  expect(await refused(true)).toMatchObject({
    kind: 'HaltedError',
    message: expect.stringContaining('Of 3 agents to be set on the queue, 2 are known to be: '),
  });
});

test('looking in a large queue takes some forty requests, however long it takes', async () => {
  zap.sandbox.addMembers(queueId, 3_000);
  Object.assign(zap.sandbox.state.settings, { rateLimitPerMinute: 10_000, joinDelayMs: 3_600_000 });
  await inTimeLapse(3, async () => {
    expect(results(await set(true, ids[0]))).toEqual(['on_its_way']);
  });
  const methods = zap.sandbox.requests.filter(({ path }) => path.endsWith('/members'));
  const looks = methods.slice(methods.findIndex(({ method }) => method === 'PATCH') + 1);
  expect(looks.length).toBeGreaterThanOrEqual(20);
  expect(looks.length).toBeLessThanOrEqual(45);
});

test('of two with one email address, the active one is set', async () => {
  const [active, inactive] = zap.sandbox.state.users;
  Object.assign(inactive ?? {}, { email: active?.email, state: 'inactive' });
  expect(await set(true, active?.email)).toMatchObject({ agents: [{ id: active?.id, result: 'on' }] });
  expect(joined()).toEqual([true, false, false]);
});

test('a refusal for all is an error', async () => {
  onWrite({ kind: 'status', status: 400, code: 'bad.request', message: 'Invalid request data.' });
  expect(await refused(true)).toMatchObject({
    kind: 'AppError',
    message: expect.stringContaining('Invalid request data.'),
  });
});

test('some refused for good are told beside the others', async () => {
  zap.sandbox.addMembers(queueId, 100);
  const all = zap.sandbox.state.queues[0]?.members.map(({ id }) => id) ?? [];
  onWrite({ kind: 'status', status: 400, code: 'bad.request', message: 'Invalid request data.', skip: 1 });
  const result = await set(true, all);
  const outcome = results(result);
  const refusedCount = outcome.filter((result) => result === 'refused').length;
  expect([3, 100]).toContain(refusedCount);
  expect(outcome.filter((result) => result === 'on')).toHaveLength(103 - refusedCount);
  expect(result).toMatchObject({ seen_count: 103 - refusedCount, refused_count: refusedCount });
});

test.each([
  [undefined, 'On the Queue is empty: choose Yes or No.'],
  ['perhaps', 'On the Queue must be true or false; it is "perhaps".'],
])('%j is neither on nor off', async (value, sentence) => {
  expect(await refused(value)).toMatchObject({ message: expect.stringContaining(sentence) });
  expect(zap.sandbox.requests).toEqual([]);
});
