/** Authorize, code exchange and refresh, over HTTP against the sandbox. */
import type { EditorError } from '../../scripts/lib/editor-error.ts';
import type { RunBundle } from '../../scripts/lib/zapier-run.ts';
import { configuredScopes } from '../../src/authentication/scopes.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 1 });
});

afterEach(() => zap.sandbox.close());

const OAUTH = 'authentication.oauth2Config';
const inputData = {
  region: 'sandbox',
  redirect_uri: 'https://zapier.com/return',
  state: 'st/ate',
  code: 'secret-code',
  code_verifier: 'secret-verifier',
};

const failing = (method: string, bundle: RunBundle): Promise<EditorError> =>
  zap.zapier.call(`${OAUTH}.${method}`, bundle).then(
    () => {
      throw new Error('it did not fail');
    },
    (error) => error,
  );

const exchange = () => failing('getAccessToken', { inputData });
const refresh = () => failing('refreshAccessToken', { authData: zap.authData });
const token = { method: 'POST', path: '/oauth/token' };

test('the authorize URL asks for the default scope, once and not first', async () => {
  const url = await zap.zapier.call<string>(`${OAUTH}.authorizeUrl`, { inputData });
  expect(url).toBe(
    `${zap.sandbox.url}/oauth/authorize?client_id=sandbox-client-id&response_type=code` +
      '&redirect_uri=https%3A%2F%2Fzapier.com%2Freturn&state=st%2Fate&scope=routing%3Aqueue%3Aview',
  );
});

test('GENESYS_OAUTH_SCOPES takes its place', async () => {
  const other = await connectedZapier({ queues: 1 }, { GENESYS_OAUTH_SCOPES: ' routing:readonly user-basic-info ' });
  const url = new URL(await other.zapier.call<string>(`${OAUTH}.authorizeUrl`, { inputData: { ...inputData } }));
  expect(url.searchParams.getAll('scope')).toEqual(['routing:readonly user-basic-info']);
  await other.sandbox.close();
});

test.each<[set: string | undefined, scopes: string[] | null]>([
  [undefined, null],
  ['', null],
  [' ', null],
  ['routing:readonly', ['routing:readonly']],
])('GENESYS_OAUTH_SCOPES %j names %j', (set, scopes) => {
  expect(configuredScopes({ GENESYS_OAUTH_SCOPES: set })).toEqual(scopes);
});

test('connecting sends the code and the verifier with Basic authentication, and keeps both tokens', async () => {
  const authData = await zap.zapier.connect(zap.sandbox.client.redirectUri, { region: 'sandbox' });
  expect(authData).toEqual({
    region: 'sandbox',
    access_token: expect.any(String),
    refresh_token: expect.any(String),
    expires_at: expect.any(String),
  });
  const request = zap.sandbox.requests.find(({ path }) => path === '/oauth/token');
  expect(request?.headers.authorization).toBe(
    `Basic ${Buffer.from('sandbox-client-id:sandbox-client-secret').toString('base64')}`,
  );
  expect(Object.keys(request?.body as object)).toEqual(['grant_type', 'code', 'redirect_uri', 'code_verifier']);
});

test('without a verifier none is sent', async () => {
  await failing('getAccessToken', { inputData: { ...inputData, code_verifier: undefined } });
  expect(zap.sandbox.requests[0]?.body).toEqual({
    grant_type: 'authorization_code',
    code: 'secret-code',
    redirect_uri: 'https://zapier.com/return',
  });
});

test('a refresh keeps the rotated refresh token', async () => {
  const { refresh_token, access_token } = zap.authData;
  const fresh = await zap.zapier.call<Record<string, string>>(`${OAUTH}.refreshAccessToken`, {
    authData: zap.authData,
  });
  expect(Object.keys(fresh)).toEqual(['refresh_token', 'access_token', 'expires_at']);
  // When the sandbox says that it ends, to the seconds that the refresh took.
  const ends = zap.sandbox.state.tokens.get(`${fresh.access_token}`)?.expiresAt ?? 0;
  expect(Math.abs(Date.parse(`${fresh.expires_at}`) - ends)).toBeLessThan(10_000);
  expect(fresh.refresh_token).not.toBe(refresh_token);
  expect(fresh.access_token).not.toBe(access_token);
});

test('a refresh that brings no refresh token keeps the old one', async () => {
  zap.sandbox.faults.add({ kind: 'omit', fields: ['refresh_token'], match: token });
  const fresh = await zap.zapier.call(`${OAUTH}.refreshAccessToken`, { authData: zap.authData });
  expect(fresh).toMatchObject({ refresh_token: zap.authData.refresh_token });
});

const oauthError =
  (error: string, status = 400, description = 'no') =>
  () =>
    zap.sandbox.faults.add({
      kind: 'body',
      status,
      json: { error, description, error_description: description },
      match: token,
      times: 'forever',
    });

const FAULTS: [what: string, change: () => unknown, sentence: RegExp, refreshKind: string][] = [
  [
    'wrong secret or wrong region',
    oauthError('invalid_client'),
    /would not accept this integration's OAuth client in the region Sandbox on this machine\. Genesys gives the same answer to a wrong client secret and to the wrong region/,
    'ThrottledError',
  ],
  [
    'the same with status 401, whose body is lost',
    oauthError('invalid_client', 401),
    /wrong client secret and to the wrong region/,
    'ThrottledError',
  ],
  [
    'code or refresh token expired or used, access token too',
    () => {
      zap.sandbox.state.tokens.clear();
      oauthError('invalid_grant')();
    },
    /has expired, was used before, or was revoked\. Connect the account again/,
    'ExpiredAuthError',
  ],
  [
    'scope refused',
    oauthError('invalid_scope'),
    /set GENESYS_OAUTH_SCOPES to scopes that are ticked/,
    'ThrottledError',
  ],
  ['grant type not allowed', oauthError('unauthorized_client'), /grant type to Code Authorization/, 'ThrottledError'],
  [
    'an error nobody knows',
    oauthError('toString'),
    /^The Genesys Cloud login refused the request for a token/,
    'ThrottledError',
  ],
  [
    'the rate limit, which is a 400',
    () => Object.assign(zap.sandbox.state.settings, { tokenRateLimited: true }),
    /is limiting requests just now/,
    'ThrottledError',
  ],
  [
    'a 429',
    () => zap.sandbox.faults.add({ kind: 'status', status: 429, match: token, times: 'forever' }),
    /is limiting requests just now/,
    'ThrottledError',
  ],
  [
    'a 503',
    () => zap.sandbox.faults.add({ kind: 'status', status: 503, match: token, times: 'forever' }),
    /could not be reached\. This usually passes/,
    'ThrottledError',
  ],
  [
    'a reset',
    () => zap.sandbox.faults.add({ kind: 'reset', when: 'after', match: token, times: 'forever' }),
    /could not be reached\. This usually passes/,
    'ThrottledError',
  ],
  [
    'HTML',
    () => zap.sandbox.faults.add({ kind: 'html', match: token, times: 'forever' }),
    /was not Genesys Cloud: a proxy or a maintenance page/,
    'ThrottledError',
  ],
  [
    'a redirect',
    () =>
      zap.sandbox.faults.add({
        kind: 'redirect',
        status: 307,
        location: 'http://127.0.0.1:9/',
        match: token,
        times: 'forever',
      }),
    /was not Genesys Cloud/,
    'ThrottledError',
  ],
  [
    'a token response without access token',
    () =>
      zap.sandbox.faults.add({
        kind: 'body',
        json: { refresh_token: 'r', token_type: 'bearer' },
        match: token,
        times: 'forever',
      }),
    /answered without an access token/,
    'ThrottledError',
  ],
  [
    'an empty access token',
    () => zap.sandbox.faults.add({ kind: 'body', json: { access_token: '' }, match: token, times: 'forever' }),
    /answered without an access token/,
    'ThrottledError',
  ],
];

test.each(FAULTS)('getAccessToken: %s', async (_what, change, sentence) => {
  change();
  const error = await exchange();
  expect(error).toMatchObject({ kind: 'AppError', message: expect.stringMatching(sentence) });
  expect(zap.sandbox.requests).toHaveLength(1);
});

test.each(FAULTS)('refreshAccessToken: %s', async (_what, change, sentence, kind) => {
  change();
  const error = await refresh();
  expect(error).toMatchObject({ kind, message: expect.stringMatching(sentence) });
  expect(zap.sandbox.requests.filter(({ path }) => path === token.path)).toHaveLength(1);
});

test('a code of another client, used, or never given: one sentence', async () => {
  expect((await exchange()).message).toMatch(
    /^Genesys Cloud would not continue this sign-in: it has expired, was used before/,
  );
});

test.each(FAULTS)('no message carries code, verifier, secret or token: %s', async (_what, change) => {
  change();
  for (const error of [await exchange(), await refresh()]) {
    const everything = `${error.message} ${String((error.cause as Error).message)}`;
    for (const secret of [
      'secret-code',
      'secret-verifier',
      zap.sandbox.client.secret,
      zap.authData.access_token,
      zap.authData.refresh_token,
    ])
      expect(everything).not.toContain(secret);
    expect(everything).not.toMatch(/What happened|bundle/);
  }
});
