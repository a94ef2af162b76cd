/** What is said of an access, by what Genesys Cloud answers to the trial and to each question about it. */
import { CAPABILITIES } from '../../../src/genesys/access/capabilities.ts';
import { type AccessCheck, type Capability, checkAccess } from '../../../src/genesys/access/check-access.ts';
import { explaining } from '../../../src/genesys/access/explain.ts';
import { answered, refused, type Told } from '../../support/answers.ts';

const PERMITTED = '/divisionspermitted/paged/me';
const SCOPES = ['routing', 'analytics:readonly', 'users:readonly', 'user-basic-info'];
const QUEUE = { id: 'q1', name: 'Claims' };
const WELL = {
  '/tokens/me': { authorizedScope: SCOPES, OAuthClient: { name: 'Zapier', authorizedGrantType: 'CODE' } },
  '/users/me': { email: 'ops@example.com', authorization: { permissions: ['routing:*:*', 'analytics:*:view'] } },
  [PERMITTED]: { allDivsPermitted: true },
  '/routing/queues': { entities: [QUEUE], total: 1 },
  '/observations/query': {},
  '/users/search': { results: [], total: 0 },
};
const { view_queues, view_queue_status, find_agents, create_queues, create_callbacks } = CAPABILITIES;

const check = (capability: Capability, answers: Record<string, Told> = {}, actsForItself = false) => {
  const { client } = answered({ ...WELL, ...answers }, actsForItself);
  return checkAccess(explaining(client), { accessToken: 'token', oauthClient: null }, capability);
};

const NO = refused(403);
const PERMISSION = refused(403, 'missing.permissions');
const DIVISION = refused(403, 'missing.division.permission');
const SCOPE = refused(403, 'app.not.authorized.for.scope');
const nowhere = { entities: [], total: 0 };
const home = { entities: [{ id: 'd', name: 'Home' }], total: 1 };
const NONE = { entities: [], total: 0 };
const NOTHING_TOLD = { '/tokens/me': NO, '/users/me': NO, [PERMITTED]: NO };
const userWith = (...permissions: string[]) => ({ email: 'ops@example.com', authorization: { permissions } });
const ITSELF = { OAuthClient: { name: 'Night', authorizedGrantType: 'CLIENT-CREDENTIALS' } };

type Row = [
  what: string,
  capability: Capability,
  answers: Record<string, Told>,
  checks: [allowed: boolean, scope: string, permission: string],
  advice: RegExp,
  actsForItself?: boolean,
];

test.each<Row>([
  [
    'all is well',
    view_queues,
    {},
    [true, 'granted', 'granted'],
    /^No action is needed: this connection may list queues\.$/,
  ],
  ['it is tried', view_queue_status, {}, [true, 'granted', 'granted'], /may show what goes on in queues\.$/],
  ['nothing is told', view_queues, NOTHING_TOLD, [true, 'unknown', 'granted'], /^No action/],
  [
    'a scope is not enforced',
    view_queue_status,
    { '/tokens/me': { authorizedScope: ['routing'] } },
    [true, 'not_enforced', 'granted'],
    /^No action/,
  ],
  [
    'scopes are enforced elsewhere',
    view_queue_status,
    { '/tokens/me': { authorizedScope: ['routing'] }, '/users/me': SCOPE },
    [true, 'missing', 'granted'],
    /^No action/,
  ],
  [
    'it is tried, and nothing else is told',
    view_queue_status,
    NOTHING_TOLD,
    [true, 'unknown', 'granted'],
    /^No action/,
  ],
  [
    'a scope that is missing may not be what it is refused for',
    view_queue_status,
    { '/tokens/me': { authorizedScope: ['routing'] }, '/observations/query': NO },
    [false, 'missing', 'granted'],
    /gave no reason/,
  ],
  [
    'it is refused, and holds in another division',
    view_queue_status,
    { '/observations/query': PERMISSION, [PERMITTED]: home },
    [false, 'granted', 'granted'],
    /include Analytics .* only in Home\./,
  ],
  [
    'its scope is refused',
    view_queue_status,
    { '/observations/query': SCOPE, ...NOTHING_TOLD, '/users/me': WELL['/users/me'] },
    [false, 'missing', 'granted'],
    /lacks the scope "analytics:readonly"/,
  ],
  [
    'the scope of the list is refused',
    view_queue_status,
    { '/routing/queues': SCOPE },
    [false, 'granted', 'granted'],
    /lacks the scope "routing:readonly"/,
  ],
  [
    'its permission is refused, and nothing else is told',
    view_queue_status,
    { '/observations/query': PERMISSION, ...NOTHING_TOLD },
    [false, 'unknown', 'missing'],
    /do not include Analytics/,
  ],
  [
    'its permission is refused in a division, and nothing else is told',
    view_queue_status,
    { '/observations/query': DIVISION, ...NOTHING_TOLD },
    [false, 'unknown', 'missing'],
    /do not include Analytics .* in the division needed/,
  ],
  [
    'it is refused without a reason, and the user has the permission',
    view_queue_status,
    { '/observations/query': NO, [PERMITTED]: nowhere },
    [false, 'granted', 'granted'],
    /gave no reason/,
  ],
  [
    'it is refused without a reason, and the user has no permission',
    view_queue_status,
    { '/observations/query': NO, [PERMITTED]: NO, '/users/me': userWith() },
    [false, 'granted', 'missing'],
    /gave no reason/,
  ],
  [
    'it holds in a division',
    view_queue_status,
    { '/observations/query': NO, [PERMITTED]: home, '/users/me': userWith() },
    [false, 'granted', 'granted'],
    /gave no reason/,
  ],
  [
    'there is no queue',
    view_queue_status,
    { '/routing/queues': NONE, [PERMITTED]: NO, '/users/me': userWith() },
    [false, 'granted', 'missing'],
    /^Whether this connection may show what goes on in queues could not be tried, because no queue is visible to it\. Ask a Genesys admin to grant a role with Routing > Queue > View \(routing:queue:view\) for the divisions whose queues you need, then check again\.$/,
  ],
  [
    'there is no queue, and it acts for itself',
    view_queue_status,
    { '/routing/queues': NONE, '/tokens/me': ITSELF, [PERMITTED]: nowhere },
    [false, 'not_applicable', 'missing'],
    /to grant the OAuth client "Night" a role with .* whose queues you need \(Admin > Integrations > OAuth > the client > Roles\), then check again\.$/,
    true,
  ],
  [
    'there is no queue, and nothing is told of its roles',
    view_queue_status,
    { '/routing/queues': NONE, '/tokens/me': ITSELF, [PERMITTED]: NO },
    [false, 'not_applicable', 'unknown'],
    /could not be tried/,
    true,
  ],
  [
    'no queue is needed',
    find_agents,
    { '/routing/queues': PERMISSION },
    [true, 'granted', 'granted'],
    /may find users/,
  ],
  [
    'it needs no queue, and is refused',
    find_agents,
    { '/users/search': PERMISSION, [PERMITTED]: nowhere },
    [false, 'granted', 'missing'],
    /do not include Directory > User > View/,
  ],
  [
    'the list is refused',
    view_queue_status,
    { '/routing/queues': PERMISSION, [PERMITTED]: nowhere },
    [false, 'granted', 'missing'],
    /would not list queues: the roles of ops@example\.com do not include Routing > Queue > View/,
  ],
  [
    'queues are listed, which is all of it',
    { requirement: view_queues.requirement, probe: () => Promise.reject(new Error('never')) },
    { '/routing/queues': NONE, ...NOTHING_TOLD },
    [false, 'unknown', 'granted'],
    /could not be tried/,
  ],
  [
    'it is not tried',
    create_queues,
    {},
    [true, 'granted', 'granted'],
    /^No action is needed: by its scopes and permissions this connection may create queues\. It was not tried, since that would change something\.$/,
  ],
  [
    'it is not tried, and it acts for itself',
    create_queues,
    { '/tokens/me': ITSELF },
    [true, 'not_applicable', 'granted'],
    /^No action is needed: by its roles this connection may create queues\. It was not tried/,
    true,
  ],
  [
    'it is not tried, and scope and permission are missing',
    create_callbacks,
    { [PERMITTED]: nowhere },
    [false, 'missing', 'missing'],
    /lacks the scope "conversations"\..* reconnect this account\. Where an organization does not enforce scopes, it works without; this was not tried, since that would change something\. Genesys Cloud would not create callbacks: .* do not include Conversation > Callback > Create/,
  ],
  [
    'it is not tried, and a scope is missing where they are enforced',
    create_callbacks,
    { '/users/me': SCOPE },
    [false, 'missing', 'granted'],
    /lacks the scope "conversations"\.(?!.*Where an organization).*reconnect this account\.$/,
  ],
  [
    'it is not tried, and nothing is known',
    create_queues,
    NOTHING_TOLD,
    [false, 'unknown', 'unknown'],
    /^Whether this connection may create queues is not known: Genesys Cloud did not say which scopes and permissions it has, and it was not tried, since that would change something\. It needs the scope "routing" .* Ask a Genesys admin to check\.$/,
  ],
  [
    'it is not tried, and the scopes are not known',
    create_queues,
    { '/tokens/me': NO },
    [false, 'unknown', 'granted'],
    /did not say which scopes it has/,
  ],
  [
    'it is not tried, and the permissions are not known',
    create_queues,
    { '/users/me': NO, [PERMITTED]: NO },
    [false, 'granted', 'unknown'],
    /did not say which permissions it has/,
  ],
  [
    'it is not tried, and the permission is missing',
    create_queues,
    { '/users/me': userWith(), [PERMITTED]: nowhere },
    [false, 'granted', 'missing'],
    /^Genesys Cloud would not create queues: the roles of ops@example\.com do not include Routing > Queue > Add \(routing:queue:add\)\.(?!.*not known)/,
  ],
  [
    'no address but others is let in',
    create_queues,
    { '/routing/queues': refused(403, 'ip.not.authorized') },
    [false, 'granted', 'granted'],
    /^Genesys Cloud would not list queues: .*certain IP addresses/,
  ],
  [
    'the client is disabled',
    create_queues,
    { '/routing/queues': refused(403, '', 'The client is disabled') },
    [false, 'granted', 'granted'],
    /^Genesys Cloud would not list queues: the OAuth client/,
  ],
  [
    'another refusal of the list does not matter',
    create_queues,
    { '/routing/queues': PERMISSION },
    [true, 'granted', 'granted'],
    /^No action/,
  ],
])('%s', async (_what, capability, answers, checks, advice, actsForItself = false) => {
  const found: AccessCheck = await check(capability, answers, actsForItself);
  expect([found.allowed, found.scopeCheck, found.permissionCheck]).toEqual(checks);
  expect(found.advice).toMatch(advice);
});

test('what only explains is asked once', async () => {
  const { client, asked } = answered({ ...WELL, [PERMITTED]: refused(503) });
  await checkAccess(explaining(client), { accessToken: 'token', oauthClient: null }, view_queues);
  expect(asked.filter((path) => path.includes('divisionspermitted'))).toHaveLength(1);
  expect(asked).toContain('routing/queues?pageNumber=1&pageSize=1');
});

test('where it holds is told, and what is known besides', async () => {
  const { divisions, facts } = await check(view_queues, { [PERMITTED]: home });
  expect(divisions).toEqual({ all: false, names: ['Home'], count: 1 });
  expect(facts).toMatchObject({
    introspection: 'tokens_me',
    grantedScopes: SCOPES,
    user: { email: 'ops@example.com' },
    roleGrants: null,
    enforced: false,
    context: { grantedScopes: SCOPES, user: 'ops@example.com', oauthClient: { name: 'Zapier' } },
  });
});

describe('what is no answer about access is thrown', () => {
  const OUTAGES: [string, Told][] = [
    ['an outage', refused(503)],
    ['a limit', refused(429)],
    ['a token that has ended', refused(401, 'bad.credentials')],
    ['another answer', { entities: [7] }],
  ];
  test.each(OUTAGES)('%s where it is tried', async (_what, answer) => {
    await expect(check(view_queues, { '/routing/queues': answer })).rejects.toMatchObject({ name: 'GenesysError' });
  });

  test.each(OUTAGES)('%s where it is not', async (_what, answer) => {
    await expect(check(create_queues, { '/routing/queues': answer })).rejects.toMatchObject({ name: 'GenesysError' });
  });

  test('a token that is not accepted before its end', async () => {
    const { client } = answered({ ...WELL, '/routing/queues': refused(401) }, false, Date.now() + 3_600_000);
    const connection = { accessToken: 'token', oauthClient: null };
    await expect(checkAccess(explaining(client), connection, view_queues)).rejects.toMatchObject({
      diagnosis: { kind: 'token_not_accepted' },
    });
  });

  test('a fault of ours', async () => {
    const { client } = answered(WELL);
    const bug = new TypeError('a bug');
    const connection = { accessToken: 'token', oauthClient: null };
    const broken = { requirement: view_queue_status.requirement, probeAlone: () => Promise.reject(bug) };
    await expect(checkAccess(explaining(client), connection, broken)).rejects.toBe(bug);
  });
});
