/** Create Queue through Zapier's runtime, over HTTP against the sandbox: the queue, and the truth about it. */
import type { Fault } from '../../sandbox/index.ts';
import type { EditorError } from '../../scripts/lib/editor-error.ts';
import createQueue from '../../src/creates/create-queue.ts';
import type { Queue } from '../../src/genesys/queues/queue.ts';
import { inTimeLapse } from '../support/time-lapse.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const QUEUES = '/api/v2/routing/queues';

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 3 });
});

const create = (inputData: object) =>
  zap.zapier.call<Queue>('creates.create_queue.operation.perform', {
    authData: zap.authData,
    inputData: inputData as Record<string, unknown>,
  });
const refused = (inputData: object) =>
  create(inputData).then(
    () => null,
    ({ kind, message }: EditorError) => ({ kind, message }),
  );
const named = (name: string) => zap.sandbox.state.queues.filter((queue) => queue.name === name);
const writes = () => zap.sandbox.requests.filter(({ method, path }) => method === 'POST' && path === QUEUES);
const onWrite = (fault: Fault) => zap.sandbox.faults.add({ ...fault, match: { method: 'POST', path: QUEUES } });

test('a queue with all that was entered', async () => {
  const [source] = zap.sandbox.state.queues;
  const [, division] = zap.sandbox.state.divisions;
  const queue = await create({
    name: '  Claims  ',
    division_id: division?.id,
    description: 'Car and home',
    source_queue_id: source?.id,
  });
  expect(queue).toMatchObject({
    name: 'Claims',
    division_id: division?.id,
    division_name: division?.name,
    description: 'Car and home',
    created_by_id: zap.sandbox.state.users[0]?.id,
  });
  expect(named('Claims').map(({ id }) => id)).toEqual([queue.id]);
  expect(writes()[0]?.body).toEqual({
    name: 'Claims',
    division: { id: division?.id },
    description: 'Car and home',
    sourceQueueId: source?.id,
  });
});

test('a text may hold the curly braces of a field, which Zapier replaces only before it runs a step', async () => {
  const description = 'Welcome, {{bundle.inputData.name}} {{process.env.HOME}}';
  expect(await create({ name: 'Claims', description })).toMatchObject({ description });
});

test('what is not filled in is not sent', async () => {
  expect(await create({ name: 123, division_id: '', description: ' ', source_queue_id: null })).toMatchObject({
    name: '123',
  });
  expect(writes()[0]?.body).toEqual({ name: '123' });
});

test.each([
  [{ name: ' ' }, 'Create Queue needs a Name for the queue.'],
  [{ name: ['a', 'b'] }, 'Name must be a single value; it is a list.'],
  [{ name: 'x', description: {} }, 'Description must be a single value; it is an object.'],
  [{ name: 'x', division_id: {} }, 'Division must be a single value; it is an object.'],
  [{ name: 'x', source_queue_id: 'Sales' }, 'Copy Settings From must be chosen from the list'],
])('%j is refused before anything is sent', async (inputData, sentence) => {
  expect(await refused(inputData)).toMatchObject({ message: expect.stringContaining(sentence) });
  expect(zap.sandbox.requests).toEqual([]);
});

test('a division may be given by its name; one that there is not is refused before anything is written', async () => {
  const { divisions } = zap.sandbox.state;
  await create({ name: 'By name', division_id: ` ${divisions[1]?.name} ` });
  expect(writes().map(({ body }) => body)).toEqual([{ name: 'By name', division: { id: divisions[1]?.id } }]);
  expect(await refused({ name: 'x', division_id: 'Nowhere' })).toMatchObject({
    message: expect.stringContaining('name of a division from an earlier step; it is "Nowhere".'),
  });
  expect(writes()).toHaveLength(1);
});

test('a name that is taken, and an organization that is full, are told in words', async () => {
  const [taken] = zap.sandbox.state.queues;
  expect(await refused({ name: taken?.name })).toMatchObject({
    kind: 'AppError',
    message: expect.stringContaining('Find or Create Queue'),
  });
  zap.sandbox.state.settings.queueLimit = 3;
  expect(await refused({ name: 'One more' })).toMatchObject({ message: expect.stringContaining('as many queues') });
});

test('without the scope or the permission it says what is missing, and nothing is created', async () => {
  zap.sandbox.state.organization.enforceScopes = true;
  zap.authData.access_token = zap.sandbox.issueToken({ scopes: ['routing:readonly', 'user-basic-info'] });
  expect(await refused({ name: 'x' })).toMatchObject({ message: expect.stringContaining('lacks the scope "routing"') });
  zap.sandbox.state.organization.enforceScopes = false;
  for (const policy of zap.sandbox.state.roles[0]?.policies ?? [])
    if (policy.entityName === 'queue') policy.actions = ['view'];
  expect(await refused({ name: 'x' })).toMatchObject({ message: expect.stringContaining('routing:queue:add') });
  expect(named('x')).toEqual([]);
});

test('who may create queues and not see them gets one, where its answer comes', async () => {
  for (const policy of zap.sandbox.state.roles[0]?.policies ?? [])
    if (policy.entityName === 'queue') policy.actions = ['add'];
  expect(await create({ name: 'Unseen' })).toMatchObject({ name: 'Unseen' });
  onWrite({ kind: 'reset', when: 'after' });
  expect(await refused({ name: 'Unseen too' })).toMatchObject({ kind: 'HaltedError' });
  expect(named('Unseen too')).toHaveLength(1);
  expect(writes()).toHaveLength(2);
});

const AFTER: [string, Fault][] = [
  ['the connection breaks', { kind: 'reset', when: 'after' }],
  ['its answer is cut', { kind: 'cut' }],
  ['its answer has no id', { kind: 'omit', fields: ['id'] }],
];

// Whoever sends through core learns of a short answer that was cut only when its time is over.
test.each(AFTER)('%s after it was created: the queue is found, and sent for once', async (_, fault) => {
  onWrite(fault);
  const queue = await inTimeLapse(20, () => create({ name: 'Claims' }));
  expect(named('Claims').map(({ id }) => id)).toEqual([queue.id]);
  expect(writes()).toHaveLength(1);
});

const BEFORE: [string, Fault][] = [
  ['the connection breaks', { kind: 'reset' }],
  ['500', { kind: 'status', status: 500 }],
  ['502', { kind: 'status', status: 502 }],
  ['503', { kind: 'status', status: 503 }],
  ['504', { kind: 'status', status: 504 }],
  ['202 without a body', { kind: 'empty', status: 202 }],
  ['another object', { kind: 'body', json: { id: 7 } }],
  ['a web page', { kind: 'html', status: 200 }],
  ['a redirect', { kind: 'redirect', location: 'https://example.com/' }],
];

test.each(BEFORE)('%s, and no queue: it halts, and says that it may be there', async (_, fault) => {
  onWrite(fault);
  expect(await refused({ name: 'Claims' })).toMatchObject({
    kind: 'HaltedError',
    message: expect.stringMatching(/^It is not known whether Genesys Cloud did create this queue: .*before you run/),
  });
  expect(writes()).toHaveLength(1);
  expect(named('Claims')).toEqual([]);
});

test('a queue that comes while it is looked for is found', async () => {
  onWrite({ kind: 'status', status: 504 });
  const { state } = zap.sandbox;
  const before = state.queues.length;
  // Two looks pass without it.
  const reads = () => zap.sandbox.requests.filter(({ method, path }) => method === 'GET' && path === QUEUES).length;
  const timer = setInterval(() => {
    if (reads() >= 2 && state.queues.length === before)
      zap.sandbox.createQueue({ name: 'Claims', createdBy: state.users[0]?.id ?? '' });
  }, 0);
  try {
    expect(await create({ name: 'Claims' })).toMatchObject({ name: 'Claims' });
  } finally {
    clearInterval(timer);
  }
});

test('no answer within the budget halts as well', () =>
  inTimeLapse(20, async () => {
    onWrite({ kind: 'hang' });
    expect(await refused({ name: 'Claims' })).toMatchObject({ kind: 'HaltedError' });
    expect(writes()).toHaveLength(1);
  }));

test.each([
  ['was there before', { createdAgo: 3_600_000, sameUser: true, early: true }],
  ['somebody else made', { createdAgo: 0, sameUser: false, early: false }],
  ['was renamed', { createdAgo: 3_600_000, sameUser: true, early: false }],
])('a queue of this name that %s is not taken for ours', async (_, { createdAgo, sameUser, early }) => {
  const { state } = zap.sandbox;
  const theirs = () =>
    zap.sandbox.createQueue({
      name: 'Claims',
      createdBy: state.users[sameUser ? 0 : 1]?.id ?? '',
      dateCreated: new Date(Date.now() - createdAgo).toISOString(),
    });
  if (early) theirs();
  onWrite({ kind: 'status', status: 502 });
  const timer = setInterval(() => {
    if (writes().length > 0 && named('Claims').length === 0) theirs();
  }, 0);
  try {
    expect(await refused({ name: 'Claims' })).toMatchObject({ kind: 'HaltedError' });
  } finally {
    clearInterval(timer);
  }
  expect(named('Claims')).toHaveLength(1);
});

test.each([
  ['may not be known', 403],
  ['cannot be learned just now', 500],
])('where who we are %s, a new queue of the name may be anybody’s: it halts', async (_, status) => {
  const unknown = { kind: 'status', status, match: { path: '/api/v2/users/me' }, times: 'forever' } as const;
  zap.sandbox.faults.add(unknown);
  onWrite({ kind: 'reset', when: 'after' });
  expect(await refused({ name: 'Ours' })).toMatchObject({ kind: 'HaltedError' });
  onWrite({ kind: 'reset' });
  const timer = setInterval(() => {
    if (writes().length === 2 && named('Theirs').length === 0)
      zap.sandbox.createQueue({ name: 'Theirs', createdBy: zap.sandbox.state.users[1]?.id ?? '' });
  }, 0);
  try {
    expect(await refused({ name: 'Theirs' })).toMatchObject({ kind: 'HaltedError' });
  } finally {
    clearInterval(timer);
  }
});

test('where the look itself fails, it halts', async () => {
  onWrite({ kind: 'reset', when: 'after' });
  zap.sandbox.faults.add({
    kind: 'status',
    status: 500,
    match: { method: 'GET', path: QUEUES },
    skip: 1,
    times: 'forever',
  });
  expect(await refused({ name: 'Claims' })).toMatchObject({ kind: 'HaltedError' });
  expect(named('Claims')).toHaveLength(1);
});

test('where the list cannot be read before, nothing is sent, and Zapier tries again', async () => {
  zap.sandbox.faults.add({ kind: 'status', status: 503, match: { method: 'GET', path: QUEUES }, times: 'forever' });
  expect(await refused({ name: 'Claims' })).toMatchObject({ kind: 'ThrottledError' });
  expect(writes()).toEqual([]);
});

describe('Find or Create Queue', () => {
  const find = (inputData: Record<string, unknown>) =>
    zap.zapier.call<Queue[]>('searches.find_queue.operation.perform', { authData: zap.authData, inputData });

  test('finds what it created, by its exact name', async () => {
    zap.sandbox.createQueue({ name: 'Claims Support' });
    const input = { name: 'Claims', name_match: 'exactly' };
    expect(await find(input)).toEqual([]);
    const { id } = await create({ name: 'Claims' });
    expect(await find(input)).toMatchObject([{ id }]);
    expect(await find({ name: 'Claims' })).toHaveLength(2);
  });
});

test('one run at a time for each connection, whatever the name, for as long as a run may take', () => {
  // A name in the key would tell "Claims" from "claims " where Genesys does not.
  expect(createQueue.operation).toMatchObject({ lock: { key: 'create_queue', scope: ['auth'], timeout: 30 } });
});
