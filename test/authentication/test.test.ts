/** The connection test's verdicts, each over HTTP against the sandbox. */
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 12 });
});

afterEach(() => zap.sandbox.close());

interface Result {
  [key: string]: unknown;
  warnings: string[];
}

const test_ = (authData = zap.authData) => zap.zapier.call<Result>('authentication.test', { authData });

const user = () => zap.sandbox.state.users[0] ?? fail('no user');
const client = () => zap.sandbox.state.clients[0] ?? fail('no client');

function fail(what: string): never {
  throw new Error(what);
}

test('a healthy connection: everything a person wants to know, and nothing else', async () => {
  expect(await test_()).toEqual({
    connection_label:
      'Example Contact Center · Sandbox on this machine · ops@example.com · routing:readonly, user-basic-info +4 more',
    organization_id: zap.sandbox.state.organization.id,
    organization_name: 'Example Contact Center',
    region: 'sandbox',
    region_name: 'Sandbox on this machine',
    user_id: user().id,
    user_name: 'Olivia Park',
    user_email: 'ops@example.com',
    oauth_client_name: 'Zapier',
    granted_scopes: client().scopes,
    granted_scopes_text: client().scopes.join(', '),
    introspection: 'tokens_me',
    scope_check: 'granted',
    permission_check: 'granted',
    queue_count: 12,
    warnings: [],
  });
});

test('one wave of calls, the token only to the API, the token not kept awake', async () => {
  await test_();
  expect(zap.sandbox.requests.map(({ path }) => path).sort()).toEqual([
    '/.well-known/oauth-authorization-server',
    '/api/v2/routing/queues',
    '/api/v2/tokens/me',
    '/api/v2/users/me',
  ]);
  for (const { path, headers, query } of zap.sandbox.requests) {
    expect(Boolean(headers.authorization)).toBe(path.startsWith('/api/'));
    if (path === '/api/v2/tokens/me') expect(query).toEqual({ preserveIdleTTL: ['true'] });
  }
});

test.each<[what: string, change: () => void, expected: Record<string, unknown>]>([
  [
    'no queue visible',
    () => zap.sandbox.state.queues.splice(0),
    {
      queue_count: 0,
      warnings: [expect.stringMatching(/^No queue is visible to this connection\. Most often the role/)],
    },
  ],
  [
    'a scope missing that nobody enforces',
    () => reissue(['users:readonly']),
    {
      scope_check: 'not_enforced',
      warnings: [expect.stringMatching(/does not enforce scopes; the day it does/)],
    },
  ],
  [
    'no scopes listed',
    () => Object.assign(zap.sandbox.state.settings, { authorizedScope: 'whenEnforced' }),
    { scope_check: 'unknown', granted_scopes: [], granted_scopes_text: 'unknown', warnings: [] },
  ],
  ['no scope at all granted', () => reissue([]), { scope_check: 'not_enforced', granted_scopes_text: 'none' }],
  [
    'scopes enforced and granted',
    () => Object.assign(zap.sandbox.state.organization, { enforceScopes: true }),
    { scope_check: 'granted', warnings: [] },
  ],
  [
    'the inactivity timeout on',
    () => Object.assign(zap.sandbox.state.organization, { idleTimeoutSeconds: 600 }),
    { warnings: [expect.stringMatching(/^Your organization's inactivity timeout of 10 minutes is on/)] },
  ],
  [
    'a client that is inactive',
    () => Object.assign(client(), { state: 'inactive' }),
    { warnings: [expect.stringMatching(/^The OAuth client "Zapier" is inactive: no new token/)] },
  ],
  [
    'a client that will be deleted',
    () => Object.assign(client(), { dateToDelete: '2027-01-31T00:00:00Z' }),
    { warnings: [expect.stringMatching(/^The OAuth client "Zapier" will be deleted on 2027-01-31/)] },
  ],
  [
    'no refresh token',
    () => Reflect.deleteProperty(zap.authData, 'refresh_token'),
    { warnings: [expect.stringMatching(/^No refresh token came with this connection/)] },
  ],
  [
    'tokens/me refused for want of user-basic-info',
    () => enforce(['routing:readonly']),
    {
      introspection: 'tokens_me',
      scope_check: 'unknown',
      organization_name: null,
      user_name: null,
      queue_count: 12,
      connection_label: 'Sandbox on this machine',
    },
  ],
  [
    'a token without a user',
    () => Object.assign(zap.authData, { access_token: zap.sandbox.issueToken({ userId: null }) }),
    { user_id: null, user_email: null, organization_name: 'Example Contact Center', queue_count: 12 },
  ],
  [
    'a user whose address is not told',
    () => Reflect.deleteProperty(user(), 'email'),
    {
      user_email: null,
      connection_label: expect.stringMatching(/^Example Contact Center · Sandbox on this machine · Olivia Park · /),
    },
  ],
  [
    'tokens/me broken',
    () =>
      zap.sandbox.faults.add({ kind: 'status', status: 500, match: { path: '/api/v2/tokens/me' }, times: 'forever' }),
    { oauth_client_name: null, scope_check: 'unknown', queue_count: 12 },
  ],
])('connected, with %s', async (_what, change, expected) => {
  change();
  expect(await test_()).toMatchObject(expected);
});

/** A token with these scopes; scopes are not enforced. */
function reissue(scopes: string[]) {
  zap.authData.access_token = zap.sandbox.issueToken({ scopes });
}

function enforce(scopes: string[]) {
  zap.sandbox.state.organization.enforceScopes = true;
  reissue(scopes);
}

test.each<[what: string, change: () => void, kind: string, message: RegExp]>([
  [
    'the scope missing',
    () => enforce(['user-basic-info']),
    'AppError',
    /^Genesys Cloud would not list queues: this connection's token lacks the scope "routing:readonly" \(or "routing"\)\. Granted: user-basic-info\. Ask your Genesys admin to add it to the OAuth client "Zapier" \(Admin > Integrations > OAuth\) and to approve it there \(Authorized Applications\), then reconnect this account\. Correlation id /,
  ],
  [
    'the permission missing',
    () => user().grants.splice(0),
    'AppError',
    /^Genesys Cloud would not list queues: the roles of ops@example\.com do not include Routing > Queue > View \(routing:queue:view\)\. .*Reconnecting is not needed\. Correlation id /,
  ],
  [
    'requests limited',
    () =>
      zap.sandbox.faults.add({
        kind: 'status',
        status: 429,
        headers: { 'retry-after': '30' },
        match: { path: '/api/v2/routing/queues' },
        times: 'forever',
      }),
    'ThrottledError',
    /^Genesys Cloud could not be reached to list queues: it limits requests just now/,
  ],
  [
    'Genesys unavailable',
    () =>
      zap.sandbox.faults.add({
        kind: 'status',
        status: 503,
        match: { path: '/api/v2/routing/queues' },
        times: 'forever',
      }),
    'ThrottledError',
    /^Genesys Cloud could not be reached to list queues: it answered with HTTP status 503/,
  ],
  [
    'no answer at all',
    () => zap.sandbox.faults.add({ kind: 'reset', match: { path: '/api/v2/routing/queues' }, times: 'forever' }),
    'ThrottledError',
    /^Genesys Cloud could not be reached to list queues: its answer was cut short/,
  ],
  [
    'something else answering',
    () => zap.sandbox.faults.add({ kind: 'html', match: { path: '/api/v2/routing/queues' }, times: 'forever' }),
    'AppError',
    /did not come from Genesys Cloud/,
  ],
  [
    'an address that is not allowed',
    () => Object.assign(zap.sandbox.state.settings, { allowedIps: ['203.0.113.7'] }),
    'AppError',
    /allows requests only from certain IP addresses/,
  ],
])('not connected, with %s', async (_what, change, kind, message) => {
  change();
  const error = await test_().catch((caught: unknown) => caught);
  expect(error).toMatchObject({ kind, message: expect.stringMatching(message) });
  if (kind === 'ThrottledError') expect(String(error)).not.toMatch(/permission|role|scope/i);
});

test('an expired token is renewed, and the renewed one is tested', async () => {
  const before = zap.authData.access_token;
  for (const token of zap.sandbox.state.tokens.values()) token.expiresAt = 0;
  expect(await test_()).toMatchObject({ queue_count: 12 });
  expect(zap.authData.access_token).not.toBe(before);
});
