/** The OAuth endpoints: RFC 6749, 7636, 8414 and 7662, with the error bodies of Genesys Cloud. */
import { createHash } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api, authorize, basic, postToken, sentBack } from './calls.ts';

let sandbox: Sandbox;
let time: number;
beforeEach(async () => {
  time = Date.UTC(2026, 6, 1);
  sandbox = await startSandbox({ queues: 3, now: () => time });
});
afterEach(() => sandbox.close());

const verifier = 'a'.repeat(64);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };

/** The form that exchanges a fresh code, the parameters given going to the authorize page. */
async function codeForm(change: Record<string, string> = {}): Promise<Record<string, string>> {
  const { code = '' } = sentBack(await authorize(sandbox, change));
  return { grant_type: 'authorization_code', code, redirect_uri: sandbox.client.redirectUri };
}

async function tokens(form: Record<string, string>): Promise<{ requirement: string; refresh: string }> {
  const { body } = await postToken(sandbox, form);
  return { requirement: String(body.access_token), refresh: String(body.refresh_token) };
}

function client() {
  const [first] = sandbox.state.clients;
  if (!first) throw new Error('The sandbox has no client.');
  return first;
}

test.each([false, true])(
  'metadata names an introspection endpoint only when there is one: %s',
  async (introspection) => {
    sandbox.state.settings.introspection = introspection;
    const metadata: unknown = await (await fetch(`${sandbox.url}/.well-known/oauth-authorization-server`)).json();
    expect(metadata).toMatchObject({ issuer: sandbox.url, token_endpoint: `${sandbox.url}/oauth/token` });
    expect(Object.keys(Object(metadata)).includes('introspection_endpoint')).toBe(introspection);
    const asked = await fetch(`${sandbox.url}/oauth/introspect`, {
      method: 'POST',
      body: new URLSearchParams({ token: 'x' }),
    });
    expect(asked.status).toBe(introspection ? 400 : 404);
  },
);

describe('authorize', () => {
  test('sends back a code and the state', async () => {
    expect(sentBack(await authorize(sandbox))).toEqual({ code: expect.any(String), state: 'a state' });
  });

  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['a redirect URI that is longer', { redirect_uri: 'http://localhost:9000/' }],
    ['no redirect URI', { redirect_uri: null }],
  ])('shows a page and redirects nowhere for %s', async (_, change) => {
    const response = await authorize(sandbox, change);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  test.each([
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['PKCE plain', { code_challenge: challenge, code_challenge_method: 'plain' }, 'invalid_request'],
    ['PKCE without a method, which means plain', { code_challenge: challenge }, 'invalid_request'],
    ['a method without a challenge', { code_challenge_method: 'S256' }, 'invalid_request'],
  ])('sends back an error for %s', async (_, change, error) => {
    expect(sentBack(await authorize(sandbox, change))).toMatchObject({ error, state: 'a state' });
  });

  test('sends back unauthorized_client for a client without this grant', async () => {
    client().grantTypes = ['client_credentials'];
    expect(sentBack(await authorize(sandbox))).toMatchObject({ error: 'unauthorized_client' });
  });

  test('shows a page while nobody has authorized the client, unless the user may do it', async () => {
    client().authorizedInOrganization = false;
    expect((await authorize(sandbox)).status).toBe(403);
    sandbox.state.roles[0]?.policies.push({ domain: 'oauth', entityName: 'client', actions: ['authorize'] });
    expect((await authorize(sandbox)).status).toBe(302);
  });

  test.each([
    ['ignore', 'routing:queue:view', ['user-basic-info']],
    ['grant', 'routing:queue:view', ['user-basic-info', 'routing:queue:view']],
    ['grant', 'routing', ['user-basic-info']],
    ['refuse', 'routing', ['user-basic-info']],
  ] as const)('with unknownScope %s the scope %s gives %j', async (unknownScope, scope, granted) => {
    client().scopes = ['user-basic-info'];
    sandbox.state.settings.unknownScope = unknownScope;
    const { requirement } = await tokens(await codeForm({ scope }));
    expect((await api(sandbox, '/tokens/me', { token: requirement })).body.authorizedScope).toEqual(granted);
  });

  test('with unknownScope refuse an unknown scope is invalid_scope', async () => {
    sandbox.state.settings.unknownScope = 'refuse';
    expect(sentBack(await authorize(sandbox, { scope: 'routing:queue:view' }))).toMatchObject({
      error: 'invalid_scope',
    });
  });
});

describe('token', () => {
  test('exchanges a code with PKCE for tokens that work', async () => {
    const answer = await postToken(sandbox, { ...(await codeForm(pkce)), code_verifier: verifier });
    expect(answer.body).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      token_type: 'bearer',
      expires_in: 86_400,
    });
    expect((await api(sandbox, '/users/me', { token: String(answer.body.access_token) })).status).toBe(200);
  });

  test('takes the client’s credentials from the body too', async () => {
    const { id: client_id, secret: client_secret } = sandbox.client;
    const answer = await postToken(sandbox, { ...(await codeForm()), client_id, client_secret }, null);
    expect(answer.status).toBe(200);
  });

  test('refuses a replayed code and ends what it gave', async () => {
    const form = await codeForm();
    const { requirement, refresh } = await tokens(form);
    expect((await postToken(sandbox, form)).body.error).toBe('invalid_grant');
    expect((await api(sandbox, '/tokens/me', { token: requirement })).status).toBe(401);
    expect((await postToken(sandbox, { grant_type: 'refresh_token', refresh_token: refresh })).status).toBe(400);
  });

  test('rotates refresh tokens', async () => {
    const { refresh } = await tokens(await codeForm());
    const second = await tokens({ grant_type: 'refresh_token', refresh_token: refresh });
    expect(second.refresh).not.toBe(refresh);
    expect((await postToken(sandbox, { grant_type: 'refresh_token', refresh_token: refresh })).body.error).toBe(
      'invalid_grant',
    );
    const third = await postToken(sandbox, { grant_type: 'refresh_token', refresh_token: second.refresh });
    expect(third.status).toBe(200);
  });

  test('gives client credentials no refresh token', async () => {
    const { body } = await postToken(sandbox, { grant_type: 'client_credentials' });
    expect(Object.keys(body)).toEqual(['access_token', 'token_type', 'expires_in']);
  });

  test('refuses a code after 300 seconds, and an access token after its lifetime', async () => {
    const [late, intime] = [await codeForm(), await codeForm()];
    time += 299_000;
    const { requirement } = await tokens(intime);
    time += 1_000;
    expect((await postToken(sandbox, late)).body.error).toBe('invalid_grant');
    time += 86_400_000;
    expect((await api(sandbox, '/tokens/me', { token: requirement })).body.code).toBe('bad.credentials');
  });

  test.each([
    ['a wrong verifier', { code_verifier: 'b'.repeat(64) }, 'invalid_grant'],
    ['no verifier', {}, 'invalid_grant'],
    ['another redirect URI', { code_verifier: verifier, redirect_uri: 'http://localhost:9000' }, 'invalid_grant'],
    ['an unknown code', { code_verifier: verifier, code: 'x' }, 'invalid_grant'],
    ['an unknown grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('refuses %s', async (_, change, error) => {
    const answer = await postToken(sandbox, { ...(await codeForm(pkce)), ...change });
    expect([answer.status, answer.body.error]).toEqual([400, error]);
  });

  test.each([
    ['no grant type', {}],
    ['no code', { grant_type: 'authorization_code' }],
    ['no refresh token', { grant_type: 'refresh_token' }],
  ])('wants %s to be there', async (_, form) => {
    expect((await postToken(sandbox, form)).body.error).toBe('invalid_request');
  });

  test('answers a wrong secret and a disabled client alike, in Genesys’s words', async () => {
    const failed = {
      error: 'invalid_client',
      description: 'authentication failed',
      error_description: 'authentication failed',
    };
    const form = { grant_type: 'client_credentials' };
    expect((await postToken(sandbox, form, basic(sandbox.serviceClient.id, 'wrong'))).body).toEqual(failed);
    for (const disabled of sandbox.state.clients) disabled.state = 'disabled';
    expect((await postToken(sandbox, form)).body).toEqual(failed);
  });

  test('takes a secret of any characters as it is, by Basic authentication, and not form-encoded', async () => {
    const secret = 'a+b/c=d%:é';
    for (const any of sandbox.state.clients) any.secret = secret;
    const { id } = sandbox.serviceClient;
    const form = { grant_type: 'client_credentials' };
    expect((await postToken(sandbox, form, basic(id, secret))).status).toBe(200);
    const encoded = await postToken(sandbox, form, basic(id, encodeURIComponent(secret)));
    expect([encoded.status, encoded.body.error]).toEqual([401, 'invalid_client']);
  });

  test('issueTokens gives a pair that works, renews itself and says when it ends', async () => {
    const { accessToken, refreshToken, expiresAt } = sandbox.issueTokens({ scopes: ['routing'] });
    expect(expiresAt).toBe(new Date(time + 86_400_000).toISOString());
    expect((await api(sandbox, '/users/me', { token: accessToken })).status).toBe(200);
    const { requirement } = await tokens({ grant_type: 'refresh_token', refresh_token: refreshToken });
    expect((await api(sandbox, '/tokens/me', { token: requirement })).body).toMatchObject({
      authorizedScope: ['routing'],
    });
  });

  test('its rate limit is an HTTP 400', async () => {
    sandbox.state.settings.tokenRateLimited = true;
    const answer = await postToken(sandbox, { grant_type: 'client_credentials' });
    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_request']);
    expect(answer.body.description).toMatch(/^rate limit exceeded;/);
  });
});

test('introspection knows a living token and no other', async () => {
  sandbox.state.settings.introspection = true;
  const ask = async (token: string): Promise<unknown> => {
    const headers = { authorization: basic(sandbox.client.id, sandbox.client.secret) };
    const body = new URLSearchParams({ token });
    return (await fetch(`${sandbox.url}/oauth/introspect`, { method: 'POST', headers, body })).json();
  };
  expect(await ask(sandbox.issueToken({ scopes: ['routing'] }))).toMatchObject({
    active: true,
    scope: 'routing',
    username: 'ops@example.com',
  });
  expect(await ask(sandbox.issueToken({ expiresInSeconds: 0 }))).toEqual({ active: false });
  expect(await ask('unknown')).toEqual({ active: false });
});

describe('while the inactivity timeout is on', () => {
  beforeEach(() => {
    sandbox.state.organization.idleTimeoutSeconds = 600;
  });

  test('a code brings no refresh token, and one again once it is off', async () => {
    const { body } = await postToken(sandbox, await codeForm());
    expect(Object.keys(body)).toEqual(['access_token', 'token_type', 'expires_in']);
    sandbox.state.organization.idleTimeoutSeconds = null;
    expect((await postToken(sandbox, await codeForm())).body).toHaveProperty('refresh_token');
  });

  test('a refresh token from before brings one access token, and no other refresh token', async () => {
    const form = { grant_type: 'refresh_token', refresh_token: sandbox.issueTokens().refreshToken };
    const { status, body } = await postToken(sandbox, form);
    expect([status, Object.keys(body)]).toEqual([200, ['access_token', 'token_type', 'expires_in']]);
    expect((await api(sandbox, '/users/me', { token: String(body.access_token) })).status).toBe(200);
    expect((await postToken(sandbox, form)).body.error).toBe('invalid_grant');
  });
});

test.each([
  ['active', 200, 200],
  ['inactive', 200, 401],
  ['disabled', 401, 401],
] as const)('a client that is %s: its tokens get %i, and who asks for a new one %i', async (state, living, fresh) => {
  const { accessToken, refreshToken } = sandbox.issueTokens();
  for (const each of sandbox.state.clients) each.state = state;
  const answer = await api(sandbox, '/tokens/me', { token: accessToken });
  expect(answer.status).toBe(living);
  if (living === 401) expect(answer.body.code).toBe('bad.credentials');
  for (const form of [
    { grant_type: 'refresh_token', refresh_token: refreshToken },
    { grant_type: 'client_credentials' },
  ] as Record<string, string>[])
    expect((await postToken(sandbox, form)).status).toBe(fresh);
});

test('introspection calls the token of a disabled client inactive', async () => {
  sandbox.state.settings.introspection = true;
  const token = sandbox.issueToken();
  const asking = { ...client(), id: 'another', secret: 'of-another' };
  sandbox.state.clients.push(asking);
  client().state = 'disabled';
  const headers = { authorization: basic(asking.id, asking.secret) };
  const body = new URLSearchParams({ token });
  const answer = await fetch(`${sandbox.url}/oauth/introspect`, { method: 'POST', headers, body });
  expect(await answer.json()).toEqual({ active: false });
});

test.each([
  ['not_found', 400, 'client not found'],
  ['authentication_failed', 401, 'authentication failed'],
] as const)('an unknown client, with unknownClient %s: %i', async (unknownClient, status, description) => {
  sandbox.state.settings.unknownClient = unknownClient;
  const answer = await postToken(sandbox, { grant_type: 'client_credentials' }, basic('nobody', 'x'));
  expect([answer.status, answer.body]).toEqual([
    status,
    { error: 'invalid_client', description, error_description: description },
  ]);
  // A wrong secret stays what it is.
  const wrong = await postToken(sandbox, { grant_type: 'client_credentials' }, basic(sandbox.client.id, 'wrong'));
  expect(wrong.body.description).toBe('authentication failed');
});
