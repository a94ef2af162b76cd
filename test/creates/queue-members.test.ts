/** Add and Remove Queue Members through Zapier's runtime, over HTTP against the sandbox: what became of each agent. */
import type { Fault } from '../../sandbox/index.ts';
import type { EditorError } from '../../scripts/lib/editor-error.ts';
import { inMemory } from '../support/in-memory.ts';
import { inTimeLapse } from '../support/time-lapse.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

interface Result {
  id: string;
  queue_id: string;
  queue_name: string | null;
  summary: string;
  agents: { id: string | null; name: string | null; email: string | null; result: string }[];
  [count: string]: unknown;
}

type Step = 'add_queue_members' | 'remove_queue_members';

let zap: Connected;
let queueId: string;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 0 });
  queueId = zap.sandbox.createQueue({ name: 'Claims' }).id;
});

const run = (step: Step, agent_ids: unknown, queue_id: unknown = queueId) =>
  zap.zapier.call<Result>(`creates.${step}.operation.perform`, {
    authData: zap.authData,
    inputData: { queue_id, agent_ids },
  });
const refused = (step: Step, agent_ids: unknown, queue_id?: unknown) =>
  run(step, agent_ids, queue_id).then(
    (result) => {
      throw new Error(JSON.stringify(result));
    },
    ({ kind, message }: EditorError) => ({ kind, message }),
  );
const user = (email: string) => {
  const found = zap.sandbox.state.users.find((candidate) => candidate.email === email);
  if (!found) throw new Error(email);
  return found;
};
const members = () => zap.sandbox.state.queues.flatMap((queue) => queue.members.map(({ id }) => id));
const join = (id: string | undefined, memberBy: 'user' | 'group' = 'user') =>
  zap.sandbox.state.queues[0]?.members.push({ id: `${id}`, joined: true, memberBy });
const people = (count: number) => {
  const from = zap.sandbox.state.users.length;
  for (let index = 0; index < count; index += 1) {
    const number = `${from + index}`.padStart(12, '0');
    zap.sandbox.state.users.push({
      id: `aaaaaaaa-0000-4000-8000-${number}`,
      name: `Agent ${number}`,
      email: `agent.${number}@example.com`,
      state: 'active',
      grants: [],
    });
  }
  return zap.sandbox.state.users.slice(from);
};
const results = ({ agents }: Result) => agents.map(({ result }) => result);
const MEMBERS = '/members$';
const writes = () => zap.sandbox.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/members'));
const onWrite = (fault: Fault) => zap.sandbox.faults.add({ match: { method: 'POST', path: MEMBERS }, ...fault });
const onRead = (fault: Fault) => zap.sandbox.faults.add({ match: { method: 'GET', path: MEMBERS }, ...fault });

test('ids and addresses, as a list, line items, text with commas, or all of them', async () => {
  const [ben, daniel, elif, greta] = ['ben.castillo', 'daniel.kim', 'elif.demir', 'greta.lindqvist'].map((name) =>
    user(`${name}@example.com`),
  );
  const result = await run('add_queue_members', [
    ben?.id.toUpperCase(),
    ` Daniel.Kim@EXAMPLE.com , ${elif?.id}`,
    [greta?.email],
    ben?.email,
    null,
    '',
  ]);
  expect(members()).toEqual([ben, daniel, elif, greta].map((each) => each?.id));
  expect(result).toEqual({
    id: queueId,
    queue_id: queueId,
    queue_name: 'Claims',
    summary: '4 agents added: Ben Castillo, Daniel Kim, Elif Demir, Greta Lindqvist.',
    added_count: 4,
    already_count: 0,
    inactive_count: 0,
    not_found_count: 0,
    refused_count: 0,
    agents: [ben, daniel, elif, greta].map((each) => ({
      id: each?.id,
      name: each?.name,
      email: each?.email,
      result: 'added',
      result_label: 'Added',
    })),
  });
});

test('what becomes of each is told, and a second time does no harm', async () => {
  const [ben, amara, lena] = ['ben.castillo', 'amara.osei', 'lena.vogel'].map((name) => user(`${name}@example.com`));
  join(amara?.id, 'group');
  const nobody = '11111111-2222-4333-8444-555555555555';
  const asked = [ben?.email, amara?.id, lena?.email, 'nobody@example.com', nobody];
  const first = await run('add_queue_members', asked);
  expect(results(first)).toEqual(['added', 'member_by_group', 'inactive', 'not_found', 'not_found']);
  expect(first).toMatchObject({ added_count: 1, already_count: 1, inactive_count: 1, not_found_count: 2 });
  expect(first.agents.slice(3)).toEqual([
    { id: null, name: null, email: 'nobody@example.com', result: 'not_found', result_label: 'Not found' },
    { id: nobody, name: null, email: null, result: 'not_found', result_label: 'Not found' },
  ]);
  expect(first.summary).toBe(
    '1 agent added: Ben Castillo. ' +
      '1 agent in the queue through a group, which only a change of the group changes: Amara Osei. ' +
      '1 agent inactive, so not added: Lena Vogel. ' +
      `2 agents not found: nobody@example.com, ${nobody}.`,
  );
  const second = await run('add_queue_members', asked);
  expect(results(second)).toEqual(['already_member', 'member_by_group', 'inactive', 'not_found', 'not_found']);
  expect(second.summary).toMatch(/^1 agent already in the queue: Ben Castillo\. /);
  expect(writes()).toHaveLength(1);
  const removed = await run('remove_queue_members', [...asked, user('daniel.kim@example.com').id]);
  expect(results(removed)).toEqual([
    'removed',
    'member_by_group',
    'not_a_member',
    'not_found',
    'not_found',
    'not_a_member',
  ]);
  expect(removed.summary).toMatch(
    /^1 agent removed: Ben Castillo\. 2 agents not in the queue: Lena Vogel, Daniel Kim\./,
  );
  expect(removed).toMatchObject({ removed_count: 1, already_count: 2, group_member_count: 1, not_found_count: 2 });
  expect(members()).toEqual([amara?.id]);
  expect(results(await run('remove_queue_members', ben?.id))).toEqual(['not_a_member']);
});

const searches = () => zap.sandbox.requests.filter(({ path }) => path.endsWith('/users/search'));

test('who is in the queue is removed by id without a search for users', async () => {
  const ben = user('ben.castillo@example.com');
  join(ben.id);
  zap.sandbox.requests.splice(0);
  expect(results(await run('remove_queue_members', ben.id.toUpperCase()))).toEqual(['removed']);
  expect(searches()).toEqual([]);
});

test('who may not search for users removes members by address, where nobody else can be meant', async () => {
  for (const policy of zap.sandbox.state.roles[0]?.policies ?? [])
    if (policy.domain === 'directory') policy.actions = [];
  const [ben, daniel] = ['ben.castillo@example.com', 'daniel.kim@example.com'].map(user);
  join(ben?.id);
  join(daniel?.id);
  expect(results(await run('remove_queue_members', 'BEN.castillo@example.com'))).toEqual(['removed']);
  Object.assign(ben ?? {}, { email: daniel?.email });
  join(ben?.id);
  for (const address of [daniel?.email, 'elif.demir@example.com'])
    expect(await refused('remove_queue_members', address)).toMatchObject({
      message: expect.stringContaining('directory:user:view'),
    });
  expect(members()).toEqual([daniel?.id, ben?.id]);
});

describe('an address that an inactive and an active agent share means the active one', () => {
  const namesakes = () => {
    const [ben, lena] = ['ben.castillo@example.com', 'lena.vogel@example.com'].map(user);
    if (!ben || !lena) throw new Error('Nobody.');
    lena.email = ben.email;
    return { ben, lena };
  };

  test.each([true, false])('both are members, the active one first: %s', async (first) => {
    const { ben, lena } = namesakes();
    for (const { id } of first ? [ben, lena] : [lena, ben]) join(id);
    // Members are listed by name.
    lena.name = first ? 'Zoe' : 'Abe';
    expect(results(await run('add_queue_members', ben.email))).toEqual(['already_member']);
    const result = await run('remove_queue_members', ben.email.toUpperCase());
    expect(result.agents).toMatchObject([{ id: ben.id, name: ben.name, result: 'removed' }]);
    expect(members()).toEqual([lena.id]);
  });

  test('only the inactive one is a member: by the address nobody is removed, and by id they are', async () => {
    const { ben, lena } = namesakes();
    join(lena.id);
    expect((await run('remove_queue_members', ben.email)).agents).toMatchObject([
      { id: ben.id, result: 'not_a_member' },
    ]);
    expect(members()).toEqual([lena.id]);
    expect(results(await run('remove_queue_members', [lena.id, ben.email]))).toEqual(['removed', 'not_a_member']);
    expect(members()).toEqual([]);
  });

  test('where the search finds neither, nobody is meant', async () => {
    const { ben, lena } = namesakes();
    for (const { id } of [ben, lena]) join(id);
    zap.sandbox.faults.add({
      kind: 'body',
      json: { results: [], total: 0 },
      match: { path: '/api/v2/users/search' },
      times: 'forever',
    });
    expect(results(await run('remove_queue_members', ben.email))).toEqual(['not_found']);
    expect(members()).toEqual([ben.id, lena.id]);
  });
});

test('an address that went over to somebody else means who has it now', async () => {
  const [heir] = people(1);
  const lena = user('lena.vogel@example.com');
  if (heir) heir.email = lena.email;
  expect(await run('add_queue_members', lena.email)).toMatchObject({ agents: [{ id: heir?.id, result: 'added' }] });
});

test('1,000 agents: ten searches, and ten writes of a hundred', async () => {
  const all = people(1_000);
  const result = await run(
    'add_queue_members',
    all.map(({ email }, index) => (index % 2 ? email : all[index]?.id)),
  );
  expect(result).toMatchObject({
    added_count: 1_000,
    summary: expect.stringMatching(/^1000 agents added: .* and 980 more\.$/),
  });
  expect(writes().map(({ body }) => (body as object[]).length)).toEqual(Array(10).fill(100));
  expect(zap.sandbox.requests.filter(({ path }) => path.endsWith('/users/search'))).toHaveLength(10);
  expect(new Set(members()).size).toBe(1_000);
});

test.each([
  [[], 'Agents is empty: choose at least one agent from the list.'],
  [[' ', null, ','], 'Agents is empty'],
  ['Ben Castillo', 'one is "Ben Castillo". To use an agent by name, add a Find Agent step'],
  [[{ id: 1 }], 'Agents must be chosen from the list'],
  [['a@b@c'], 'one is "a@b@c"'],
])('%j is refused before anything is sent', async (agents, sentence) => {
  expect(await refused('add_queue_members', agents)).toMatchObject({ message: expect.stringContaining(sentence) });
  expect(zap.sandbox.requests).toEqual([]);
});

test('more than a thousand are refused before anything is sent', async () => {
  const many = Array.from({ length: 1_001 }, (_, index) => `a${index}@example.com`).join(',');
  expect(await refused('remove_queue_members', many)).toMatchObject({
    message: expect.stringContaining('Agents must name 1000 agents at most; it names 1001.'),
  });
  expect(zap.sandbox.requests).toEqual([]);
});

test('a queue that is none is said to be none, and nothing is sent', async () => {
  expect(await refused('add_queue_members', 'ben.castillo@example.com', 'Claims')).toMatchObject({
    message: expect.stringContaining('Queue must be chosen from the list'),
  });
  const gone = '11111111-2222-4333-8444-555555555555';
  expect(await refused('add_queue_members', 'ben.castillo@example.com', gone)).toMatchObject({
    message: expect.stringContaining('there is no such thing'),
  });
  expect(writes()).toEqual([]);
});

test('who may manage members and not view queues gets no name of the queue', async () => {
  for (const policy of zap.sandbox.state.roles[0]?.policies ?? [])
    if (policy.entityName === 'queue') policy.actions = [];
  expect(await run('add_queue_members', 'ben.castillo@example.com')).toMatchObject({
    queue_name: null,
    added_count: 1,
  });
});

test('without the permission it says which', async () => {
  for (const policy of zap.sandbox.state.roles[0]?.policies ?? [])
    if (policy.domain === 'routing') policy.actions = policy.entityName === 'queue' ? ['view'] : [];
  expect(await refused('add_queue_members', 'ben.castillo@example.com')).toMatchObject({
    kind: 'AppError',
    message: expect.stringContaining('routing:queueMember:manage'),
  });
});

describe('a hundred of two hundred and fifty are refused', () => {
  test('for good: the result says which were added, and why the others were not', async () => {
    const all = people(250).map(({ id }) => id);
    onWrite({ kind: 'status', status: 400, code: 'queue.size.limit', message: 'Too many.', skip: 1 });
    const result = await run('add_queue_members', all);
    const added = new Set(members());
    expect(added.size).toBeLessThan(250);
    expect(added.size).toBeGreaterThan(0);
    expect(result).toMatchObject({ added_count: added.size, refused_count: 250 - added.size });
    expect(result.agents.filter(({ result: each }) => each === 'added').map(({ id }) => id)).toEqual(
      all.filter((id) => added.has(id)),
    );
    expect(result.summary).toMatch(/agents refused: .* more members than a queue may have/);
  });

  test('for good, to be removed: those who stay are counted', async () => {
    const all = people(150).map(({ id }) => id);
    await run('add_queue_members', all);
    onWrite({ kind: 'status', status: 400, code: 'bad.request', message: 'Invalid request data.', skip: 1 });
    const result = await run('remove_queue_members', all);
    expect([50, 100]).toContain(members().length);
    expect(result).toMatchObject({ removed_count: 150 - members().length, refused_count: members().length });
  });

  test('for now: it is tried again, and says what was done', async () => {
    const all = people(250).map(({ id }) => id);
    onWrite({ kind: 'status', status: 429, headers: { 'retry-after': '60' }, skip: 1 });
    const error = await refused('add_queue_members', all);
    expect(error).toMatchObject({
      kind: 'ThrottledError',
      message: expect.stringContaining(`Of 250 agents to be added, ${members().length} are known to be: Agent `),
    });
    const done = members().length;
    expect(await run('add_queue_members', all)).toMatchObject({ added_count: 250 - done, already_count: done });
    expect(members()).toHaveLength(250);
  });
});

test('all refused is an error', async () => {
  zap.sandbox.state.settings.queueMemberLimit = 0;
  expect(await refused('add_queue_members', 'ben.castillo@example.com')).toMatchObject({
    kind: 'AppError',
    message: expect.stringContaining('more members than a queue may have'),
  });
});

test('a write that met another of the same queue is sent again by itself', async () => {
  const all = people(150).map(({ id }) => id);
  onWrite({ kind: 'status', status: 409, code: 'request.conflict', message: 'Conflict.' });
  expect(await run('add_queue_members', all)).toMatchObject({ added_count: 150 });
  expect(writes()).toHaveLength(3);
});

test('one that keeps meeting another waits, and is then tried again by Zapier', async () => {
  const all = people(150).map(({ id }) => id);
  onWrite({ kind: 'status', status: 409, code: 'request.conflict', skip: 1, times: 2 });
  const begun = Date.now();
  const { kind, message } = await refused('add_queue_members', all);
  expect(kind).toBe('ThrottledError');
  expect([50, 100]).toContain(members().length);
  expect(message).toMatch(
    /could not be reached to add members to this queue: another change of the same thing was under/,
  );
  expect(message).toContain(`Of 150 agents to be added, ${members().length} are known to be: Agent `);
  expect(writes()).toHaveLength(3);
  expect(Date.now() - begun).toBeLessThan(10_000);
  const done = members().length;
  expect(await run('add_queue_members', all)).toMatchObject({ added_count: 150 - done, already_count: done });
  onWrite({ kind: 'status', status: 409, times: 2 });
  expect(await refused('remove_queue_members', all[0])).toMatchObject({ kind: 'ThrottledError' });
  // Refused for good the second time.
  onWrite({ kind: 'status', status: 409 });
  onWrite({ kind: 'status', status: 400, code: 'bad.request', message: 'Invalid request data.' });
  expect(await refused('remove_queue_members', all[0])).toMatchObject({ kind: 'AppError' });
});

test.each<[string, Fault]>([
  ['the connection breaks', { kind: 'reset' }],
  ['its answer is cut', { kind: 'cut', at: 0 }],
  ['500', { kind: 'status', status: 500 }],
  ['502', { kind: 'status', status: 502 }],
  ['504', { kind: 'status', status: 504 }],
  ['a web page', { kind: 'html', status: 200 }],
])('%s after it was done: the list says that it was, and it is sent once', async (_, fault) => {
  const ben = user('ben.castillo@example.com');
  onWrite({ ...fault, when: 'after' });
  expect(results(await run('add_queue_members', ben.id))).toEqual(['added']);
  expect(members()).toEqual([ben.id]);
  onWrite({ ...fault, when: 'after' });
  expect(results(await run('remove_queue_members', ben.id))).toEqual(['removed']);
  expect(members()).toEqual([]);
  expect(writes()).toHaveLength(2);
});

test.each<[string, Fault]>([
  ['the connection breaks', { kind: 'reset' }],
  ['500', { kind: 'status', status: 500 }],
  ['502', { kind: 'status', status: 502 }],
  ['503', { kind: 'status', status: 503 }],
  ['504', { kind: 'status', status: 504 }],
  ['a web page', { kind: 'html', status: 200 }],
])('%s, and not done: it halts, and says so', async (_, fault) => {
  const [ben, daniel] = ['ben.castillo@example.com', 'daniel.kim@example.com'].map(user);
  onWrite(fault);
  expect(await refused('add_queue_members', [ben?.id, daniel?.id])).toMatchObject({
    kind: 'HaltedError',
    message: expect.stringMatching(/^It is not known whether .* Of 2 agents to be added, none is known to be\./),
  });
  join(ben?.id);
  onWrite(fault);
  expect(await refused('remove_queue_members', [ben?.id])).toMatchObject({ kind: 'HaltedError' });
  expect(writes()).toHaveLength(2);
});

test('of several requests whose answers were lost, what was done is told', async () => {
  const all = people(150).map(({ id }) => id);
  onWrite({ kind: 'status', status: 502, times: 1 });
  const { kind, message } = await refused('add_queue_members', all);
  expect(kind).toBe('HaltedError');
  expect([50, 100]).toContain(members().length);
  expect(message).toContain(`Of 150 agents to be added, ${members().length} are known to be: Agent `);
  expect(message).toContain(`and ${members().length - 20} more.`);
});

test('where the list cannot be read again, it halts', async () => {
  onWrite({ kind: 'reset', when: 'after' });
  onRead({ kind: 'status', status: 500, skip: 1, times: 'forever' });
  expect(await refused('add_queue_members', 'ben.castillo@example.com')).toMatchObject({
    kind: 'HaltedError',
    message: expect.stringContaining('doing it twice does no harm'),
  });
  expect(members()).toHaveLength(1);
});

test('no answer within the budget halts as well, and is looked for', () =>
  inTimeLapse(20, async () => {
    onWrite({ kind: 'hang' });
    expect(await refused('add_queue_members', 'ben.castillo@example.com')).toMatchObject({ kind: 'HaltedError' });
    expect(writes()).toHaveLength(1);
  }));

test('where members or users cannot be read, nothing is sent', async () => {
  onRead({ kind: 'status', status: 503, times: 3 });
  expect(await refused('add_queue_members', 'ben.castillo@example.com')).toMatchObject({ kind: 'ThrottledError' });
  zap.sandbox.faults.clear();
  for (const policy of zap.sandbox.state.roles[0]?.policies ?? [])
    if (policy.domain === 'directory') policy.actions = [];
  expect(await refused('add_queue_members', 'ben.castillo@example.com')).toMatchObject({
    message: expect.stringContaining('directory:user:view'),
  });
  expect(writes()).toEqual([]);
});

test('a queue with more members than are read is changed by nobody', async () => {
  const methods = new Set<string>();
  const agent = '11111111-2222-4333-8444-555555555555';
  const removal = inMemory('remove_queue_members', { queue_id: queueId, agent_ids: [agent] }, (url, method) => {
    methods.add(method);
    const page = Number(url.searchParams.get('pageNumber'));
    return { entities: [{ id: page === 1 ? agent : `m${page}` }], pageSize: 1 };
  });
  const { message } = await removal.then(
    () => ({ message: 'It was done.' }),
    (error: EditorError) => error,
  );
  expect(message).toMatch(
    /^The members of this queue could not be changed: 300 pages of them are read at most, and \d+ members are not all\. Whoever edits this Zap can choose a queue with fewer members, or ask a Genesys admin to divide this one\.$/,
  );
  expect([...methods]).toEqual(['GET']);
});

test.each<Step>(['add_queue_members', 'remove_queue_members'])(
  '%s: looking for what was lost in a large queue takes some forty requests',
  async (step) => {
    zap.sandbox.addMembers(queueId, 1_450);
    zap.sandbox.state.settings.rateLimitPerMinute = 10_000;
    const ben = user('ben.castillo@example.com');
    if (step === 'remove_queue_members') join(ben.id);
    onWrite({ kind: 'reset' });
    await inTimeLapse(3, async () => {
      expect(await refused(step, ben.id)).toMatchObject({ kind: 'HaltedError' });
    });
    const sent = zap.sandbox.requests.map(({ method, path }) => path.endsWith('/members') && method);
    const looks = sent.slice(sent.indexOf('POST') + 1).filter((method) => method === 'GET');
    expect(looks.length).toBeGreaterThanOrEqual(15);
    expect(looks.length).toBeLessThanOrEqual(40);
  },
);
