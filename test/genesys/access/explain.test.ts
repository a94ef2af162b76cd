/** What is learned after a refusal, and how often it is asked for. */
import { contextOf, explaining } from '../../../src/genesys/access/explain.ts';
import type { GenesysError } from '../../../src/genesys/errors/genesys-error.ts';
import { REQUIREMENTS, type Requirement } from '../../../src/genesys/requirements.ts';
import { answered, refused, type Told } from '../../support/answers.ts';

const { listQueues, observeQueues, createQueue, listMembers, addMembers } = REQUIREMENTS;
const PERMITTED = '/divisionspermitted/paged/me';
const VIEW = 'routing:queue:view';

const TOKEN = {
  authorizedScope: ['user-basic-info'],
  OAuthClient: { name: 'Zapier', state: 'active', authorizedGrantType: 'CODE' },
};
const USER = { name: 'Olivia', email: 'ops@example.com', authorization: { permissions: ['a:b:c'] } };

const read = (requirement: Requirement, path = '/api/v2/routing/queues') => ({ requirement, path });
const failure = (work: Promise<unknown>): Promise<GenesysError> =>
  work.then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  );

const explained = async (answers: Record<string, Told>, needs: Requirement[] = [], actsForItself = false) => {
  const { client, asked } = answered({ '/tokens/me': TOKEN, '/users/me': USER, ...answers }, actsForItself);
  const error = await failure(explaining(client, needs).call(read(listQueues)));
  return { ...error, kind: error.diagnosis.kind, asked };
};
const SCOPE = refused(403, 'app.not.authorized.for.scope', 'App not authorized to use scope [routing:readonly]');
const PERMISSION = refused(403, 'missing.any.permissions', `assigned: [${VIEW}]`);
const held = (...names: string[]) => ({ entities: names.map((name) => ({ id: name, name })), total: names.length });

test('whose it is, what was granted, where it holds', async () => {
  const { context, asked } = await explained({ '/routing/queues': PERMISSION, [PERMITTED]: held() });
  expect(context).toEqual({
    grantedScopes: ['user-basic-info'],
    actsForItself: false,
    oauthClient: { name: 'Zapier', state: 'active', deletedAt: null, actsForItself: false, own: null },
    user: 'ops@example.com',
    regionName: 'Europe (Ireland)',
    permittedDivisions: { all: false, names: [], count: 0 },
    neededDivisions: [],
    alsoMissing: { scopes: [], permissions: [] },
  });
  expect(asked.map((path) => path.replace(/\?.*/, ''))).toEqual([
    'routing/queues',
    'tokens/me',
    'users/me',
    'authorization/divisionspermitted/paged/me',
  ]);
});

test('what is explained leaves no timer behind, which would keep a process waiting', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((what) => what === 'Timeout').length;
  const before = timers();
  await explained({ '/routing/queues': PERMISSION, [PERMITTED]: held() });
  expect(timers()).toBe(before);
});

test('what is not told is left out', async () => {
  const silent = { '/tokens/me': refused(503), '/users/me': refused(403), [PERMITTED]: refused(403) };
  const { context, kind, asked } = await explained({ '/routing/queues': PERMISSION, ...silent });
  // A person waits.
  expect(asked.filter((path) => path.startsWith('tokens/me'))).toHaveLength(1);
  expect(kind).toBe('permission_missing');
  expect(context).toMatchObject({ grantedScopes: null, oauthClient: null, user: null, permittedDivisions: null });
});

test.each<[what: string, answer: Told, permitted: Told, kind: string]>([
  ['it holds in a division', PERMISSION, held('Home'), 'division_permission_missing'],
  ['it holds in none', PERMISSION, held(), 'permission_missing'],
  ['it holds in all', PERMISSION, { allDivsPermitted: true }, 'permission_missing'],
  ['it is about a scope', SCOPE, held('Home'), 'scope_missing'],
])('where %s', async (_what, answer, permitted, kind) => {
  expect((await explained({ '/routing/queues': answer, [PERMITTED]: permitted })).kind).toBe(kind);
});

test('a client that acts for itself lacks no scope', async () => {
  const { kind, context } = await explained(
    { '/routing/queues': SCOPE, [PERMITTED]: refused(403) },
    [createQueue],
    true,
  );
  expect(kind).toBe('refused_without_reason');
  expect(context).toMatchObject({ grantedScopes: null, actsForItself: true, alsoMissing: { scopes: [] } });
});

test('of several permissions the widest place counts', async () => {
  const several = refused(403, 'missing.any.permissions', `assigned: [${VIEW}, routing:queue:edit]`);
  const of = (first: object, second: object) =>
    explained({
      '/routing/queues': several,
      [PERMITTED]: ({ searchParams }) => (searchParams.get('permission') === VIEW ? first : second),
    });
  const places = async (first: object, second: object) => (await of(first, second)).context.permittedDivisions;
  expect(await places(held('A'), held('B', 'C'))).toMatchObject({ names: ['B', 'C'] });
  expect(await places(held('B', 'C'), held('A'))).toMatchObject({ names: ['B', 'C'] });
  expect(await places(held('A'), { allDivsPermitted: true })).toBeNull();
  expect(await places(refused(403), held('A'))).toMatchObject({ names: ['A'] });
});

test('divisions that are needed are named, by their id where there is no name', async () => {
  const divided = refused(403, 'missing.any.division.permissions', `[${VIEW}] in [d1, d2]`);
  const answers = { '/routing/queues': divided, [PERMITTED]: held() };
  const named = { '/authorization/divisions': { entities: [{ id: 'd1', name: 'Home' }] } };
  expect((await explained({ ...answers, ...named })).context.neededDivisions).toEqual(['Home', 'd2']);
  expect((await explained(answers)).context.neededDivisions).toEqual(['d1', 'd2']);
});

test('all that the step needs is asked about, eight permissions at most, each once', async () => {
  const { asked } = await explained({ '/routing/queues': SCOPE, [PERMITTED]: held() }, Object.values(REQUIREMENTS));
  const permissions = asked.filter((path) => path.includes('divisionspermitted'));
  expect(permissions).toHaveLength(8);
  expect(new Set(permissions).size).toBe(8);
});

test('that scopes are enforced is learned from the refusal of a question', async () => {
  const permission = { '/routing/queues': PERMISSION, [PERMITTED]: held() };
  const scopes = async (answers: Record<string, Told>) =>
    (await explained({ ...permission, ...answers }, [observeQueues])).context.alsoMissing?.scopes;
  expect(await scopes({})).toEqual([]);
  expect(await scopes({ '/users/me': refused(403) })).toEqual([]);
  expect(await scopes({ '/users/me': SCOPE })).toEqual(['routing:readonly', 'analytics:readonly']);
  expect(await scopes({ [PERMITTED]: SCOPE })).toEqual(['routing:readonly', 'analytics:readonly']);
});

test('a second refusal of the run asks nothing again, and knows of the first', async () => {
  const answers = { '/tokens/me': TOKEN, '/users/me': USER, [PERMITTED]: held(), '/one': SCOPE, '/two': PERMISSION };
  const { client, asked } = answered(answers);
  const { call } = explaining(client, [observeQueues]);
  await failure(call(read(listQueues, '/one')));
  const before = asked.length;
  const { context } = await failure(call(read(listMembers, '/two')));
  expect(asked.slice(before)).not.toContain('tokens/me?preserveIdleTTL=true');
  expect(context.alsoMissing?.scopes).toEqual(['routing:readonly', 'analytics:readonly']);
});

test('a second refusal in other divisions names those', async () => {
  const divided = (id: string) => refused(403, 'missing.any.division.permissions', `[${VIEW}] in [${id}]`);
  const entities = [
    { id: 'd1', name: 'Home' },
    { id: 'd2', name: 'Sales' },
  ];
  const { client } = answered({
    '/one': divided('d1'),
    '/two': divided('d2'),
    '/authorization/divisions': ({ searchParams }) => ({
      entities: entities.filter(({ id }) => id === searchParams.get('id')),
    }),
  });
  const { call } = explaining(client);
  expect((await failure(call(read(listQueues, '/one')))).context.neededDivisions).toEqual(['Home']);
  expect((await failure(call(read(listQueues, '/two')))).context.neededDivisions).toEqual(['Sales']);
});

test('of a client that acts for itself a second refusal knows what role the first lacked', async () => {
  const { client } = answered({ '/one': refused(403, 'missing.permissions'), '/two': PERMISSION }, true);
  const { call } = explaining(client);
  await failure(call(read(observeQueues, '/one')));
  const { context, diagnosis } = await failure(call(read(listQueues, '/two')));
  expect(diagnosis.kind).toBe('permission_missing');
  expect(context.alsoMissing).toEqual({ scopes: [], permissions: ['analytics:queueObservation:view'] });
});

test('what failed for another reason is not missing', async () => {
  const answers = { '/users/me': { authorization: { permissions: [] } }, '/one': refused(500), '/two': PERMISSION };
  const { call } = explaining(answered(answers).client);
  await failure(call(read(createQueue, '/one')));
  const { context } = await failure(call(read(listQueues, '/two')));
  expect(context.alsoMissing?.permissions).toEqual([]);
});

test('calls of the same moment are refused together', async () => {
  let late: (() => void) | undefined;
  const answers = { '/tokens/me': TOKEN, '/users/me': USER, [PERMITTED]: held(), '/one': SCOPE };
  const { client } = answered(answers);
  const waits = new Promise<void>((resolve) => {
    late = resolve;
  });
  const slow: typeof client = {
    ...client,
    call: async (call, reduce) => {
      if (call.path === '/two') await waits;
      return client.call({ ...call, path: call.path === '/two' ? '/one' : call.path }, reduce);
    },
  };
  const { call } = explaining(slow);
  const both = [failure(call(read(listQueues, '/one'))), failure(call(read(addMembers, '/two')))];
  setTimeout(() => late?.(), 50);
  const [first] = await Promise.all(both);
  expect(first?.context.alsoMissing?.scopes).toEqual(['routing']);
});

test.each([
  ['an outage', refused(500)],
  ['what is not found', refused(404)],
  ['a limit', refused(429)],
])('%s is not explained', async (_what, answer) => {
  const { client, asked } = answered({ '/routing/queues': answer });
  const { context } = await failure(explaining(client).call(read(listQueues)));
  expect(context).not.toHaveProperty('alsoMissing');
  expect(asked.filter((path) => path !== 'routing/queues')).toEqual([]);
});

test('a fault of ours comes through, and the plain client explains nothing', async () => {
  const { client } = answered({});
  const bug = new TypeError('a bug');
  const { call } = explaining({ ...client, call: () => Promise.reject(bug) });
  await expect(call(read(listQueues))).rejects.toBe(bug);
  expect(explaining(client).plain).toBe(client);
});

test('a user without an address is known by name', () => {
  const { client } = answered({});
  const nobody = { id: null, email: null, organization: { id: null, name: null }, roles: [], permissions: null };
  expect(contextOf(client, null, { ...nobody, name: 'Olivia' }).user).toBe('Olivia');
  expect(contextOf(client, null, { ...nobody, name: null }).user).toBeNull();
});
