/** Renewing a token when it was not accepted, when something stored is wrong, and when the fault is our own. */
import fc from 'fast-check';
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Fault } from '../../sandbox/index.ts';
import type { EditorError } from '../../scripts/lib/editor-error.ts';
import { createZapier } from '../../scripts/lib/zapier-run.ts';
import { refreshAccessToken } from '../../src/authentication/oauth2.ts';
import { RENEWAL } from '../../src/authentication/renewal-words.ts';
import { isTokenAlive } from '../../src/genesys/access/token-alive.ts';
import type { Client } from '../../src/genesys/client.ts';
import { TokenError } from '../../src/genesys/oauth/token-error.ts';
import { tokenRequest } from '../../src/genesys/oauth/token-request.ts';
import { regionById } from '../../src/genesys/regions.ts';
import app from '../../src/index.ts';
import { runs } from '../support/runs.ts';
import { inTimeLapse } from '../support/time-lapse.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const REFRESH = 'authentication.oauth2Config.refreshAccessToken';
const TOKEN = { method: 'POST', path: '/oauth/token' };
const ME = { path: '/api/v2/tokens/me' };

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 1 });
});

const refresh = (authData = zap.authData) => zap.zapier.call<Record<string, string>>(REFRESH, { authData });
const failing = (authData = zap.authData): Promise<EditorError> =>
  refresh(authData).then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  );
/** The refresh token is none any more. */
const spend = () => zap.sandbox.state.refreshTokens.clear();

describe('when the refresh token is not accepted', () => {
  test('two runs renew at once: one gets the tokens, the other is tried again, and the connection lives', async () => {
    const outcomes = await Promise.allSettled([refresh(), refresh()]);
    const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect(lost[0]).toMatchObject({
      kind: 'ThrottledError',
      retryAfterSeconds: 60,
      message: expect.stringMatching(/its access token still works.*another run.*No action is needed/),
    });
    expect(await refresh({ ...zap.authData, ...won[0] })).toHaveProperty('refresh_token');
  });

  test('the access token is asked without waking it, and no other host gets it', async () => {
    spend();
    await failing();
    expect(zap.sandbox.requests.map(({ path, query }) => [path, query])).toEqual([
      ['/oauth/token', {}],
      [ME.path, { preserveIdleTTL: ['true'] }],
    ]);
  });

  const status = (code: number): Fault => ({ kind: 'status', status: code });
  test.each<[what: string, fault: Fault]>([
    ...[200, 400, 403, 404, 408, 409, 418, 429, 500, 502, 503, 504].map((code): [string, Fault] => [
      `status ${code}`,
      status(code),
    ]),
    ['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:9/' }],
    ['HTML', { kind: 'html' }],
    ['nothing', { kind: 'empty' }],
    ['a reset', { kind: 'reset' }],
    ['an address that is not allowed', { kind: 'status', status: 401, code: 'ip.not.authorized' }],
  ])('and the access token is answered with %s: tried again later, never disconnected', async (_what, fault) => {
    spend();
    zap.sandbox.faults.add({ ...fault, match: ME, times: 'forever' });
    expect(await failing()).toMatchObject({ kind: 'ThrottledError', retryAfterSeconds: 60 });
  });

  /** Genesys's own codes that tell that it knew the token. */
  const KNOWN = [
    'app.not.authorized.for.scope',
    'missing.permissions',
    'missing.any.permissions',
    'missing.division.permission',
    'missing.division.permissions',
    'missing.any.division.permissions',
    'authz.policy.denied',
    'not.a.user',
  ];
  test.each<[what: string, fault: Fault, said: 'stillWorks' | 'notKnown']>([
    ...KNOWN.map((code): [string, Fault, 'stillWorks'] => [code, { kind: 'status', status: 403, code }, 'stillWorks']),
    ['an empty body', { kind: 'empty', status: 403 }, 'notKnown'],
    ...[
      { error: 'blocked by WAF' },
      { message: 'blocked by WAF' },
      { message: 'The client is not authorized', status: 403 },
      { message: 'The OAuth client is disabled', code: 'client.disabled' },
      { code: 'blocked' },
      { code: 'toString' },
      { code: 'ip.not.authorized', message: 'Requests originating from this IP address are not authorized: [1.2.3.4]' },
      { code: 'too.many.requests.retry.after' },
      {},
    ].map((json): [string, Fault, 'notKnown'] => [
      JSON.stringify(json),
      { kind: 'body', status: 403, json },
      'notKnown',
    ]),
  ])('and the access token is answered with 403 and %s', async (_what, fault, said) => {
    spend();
    zap.sandbox.faults.add({ ...fault, match: ME, times: 'forever' });
    expect(await failing()).toMatchObject({ kind: 'ThrottledError', message: RENEWAL[said] });
  });

  test('for want of a scope the access token may not be described, which is an answer too', async () => {
    spend();
    zap.sandbox.state.organization.enforceScopes = true;
    const access_token = zap.sandbox.issueToken({ scopes: ['routing:readonly'] });
    expect(await failing({ ...zap.authData, access_token })).toMatchObject({
      kind: 'ThrottledError',
      message: expect.stringContaining('still works'),
    });
  });

  test('and whether the access token works cannot be learned: no word of either', () =>
    inTimeLapse(5, async () => {
      spend();
      zap.sandbox.faults.add({ kind: 'hang', match: ME, times: 'forever' });
      const begun = Date.now();
      const error = await failing();
      expect(error).toMatchObject({ kind: 'ThrottledError', message: expect.not.stringContaining('still works') });
      expect(Date.now() - begun).toBeLessThan(9_000);
    }));

  test.each<[what: string, change: () => Record<string, string>]>([
    ['has expired', () => ({ access_token: zap.sandbox.issueToken({ expiresInSeconds: -1 }) })],
    ['is of another organization', () => ({ access_token: 'elsewhere' })],
    ['could not stand in a header', () => ({ access_token: 'a\u2028b' })],
    ['is not there', () => ({ access_token: '' })],
  ])('and the access token %s: the account is to be connected again', async (_what, change) => {
    spend();
    expect(await failing({ ...zap.authData, ...change() })).toMatchObject({
      kind: 'ExpiredAuthError',
      message: expect.stringMatching(/^Genesys Cloud would not continue this sign-in.*Connect the account again/),
    });
  });
});

describe('whose it is to fix', () => {
  test.each(['moon-1', 'us-gov-9', '', 'sandbox'])(
    'the region %j is none (any more): connect again, and nothing is sent',
    async (region) => {
      const zapier = createZapier(app, { CLIENT_ID: 'id', CLIENT_SECRET: 'secret', GENESYS_SANDBOX_URL: '' });
      const authData = { ...zap.authData, region };
      await expect(zapier.call(REFRESH, { authData })).rejects.toMatchObject({
        kind: 'ExpiredAuthError',
        message: expect.stringMatching(/accepted are us-east-1, .*Connect the account again in Zapier/),
      });
      expect(zap.sandbox.requests).toEqual([]);
    },
  );

  test.each([
    [{ CLIENT_ID: '', CLIENT_SECRET: '' }, /^This integration has no OAuth client/],
    [{ CLIENT_SECRET: '' }, /Its owner must set CLIENT_SECRET/],
    [{ GENESYS_SANDBOX_URL: 'https://evil.example' }, /^GENESYS_SANDBOX_URL must be/],
  ])('with %j it is the owner’s: tried again, and nobody is disconnected', async (environment, message) => {
    const { id, secret } = zap.sandbox.client;
    const all = { CLIENT_ID: id, CLIENT_SECRET: secret, GENESYS_SANDBOX_URL: zap.sandbox.url, ...environment };
    await expect(createZapier(app, all).call(REFRESH, { authData: zap.authData })).rejects.toMatchObject({
      kind: 'ThrottledError',
      message: expect.stringMatching(message),
    });
  });
});

/** Whatever a server may put where a text or a number belongs, what breaks when it is made text of among it. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>({ toString: 1 }, { toString: 1, valueOf: 1 }, [{ toString: null }], 'x'.repeat(10_000)),
);
const someAnswer = fc.record(
  {
    error: anything,
    description: anything,
    error_description: anything,
    access_token: anything,
    refresh_token: anything,
    expires_in: anything,
  },
  { requiredKeys: [] },
);

test('whatever the login host answers, a token comes or one of our own sentences', async () => {
  const region = regionById('eu-west-1');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 200, max: 599 }), someAnswer, async (status, answer) => {
      const response = { status, header: () => null, body: JSON.stringify(answer) };
      const asked = tokenRequest(region, { id: 'i', secret: 's' }, {}, async (_request, read) => read(response));
      const outcome: unknown = await asked.catch((error: unknown) => error);
      if (!(outcome instanceof TokenError))
        expect(outcome).toEqual(expect.objectContaining({ access_token: expect.any(String) }));
      else expect(outcome.message).toBe(new TokenError(outcome.reason, region.name).message);
    }),
    { numRuns: runs(400) },
  );
});

test.each(['error', 'description', 'error_description'])(
  '%s that cannot be made text of: a sentence of ours',
  async (field) => {
    zap.sandbox.faults.add({ kind: 'body', status: 400, json: { [field]: { toString: 1 } }, match: TOKEN });
    const error = await failing();
    expect(error).toMatchObject({ kind: 'ThrottledError', message: new TokenError('other', '').message });
  },
);

test.each([[{ toString: 1 }], [7], [['a']], [null], ['']])(
  'a stored refresh token that is no text, or an empty one, %j, is none',
  async (stored) => {
    const authData = { ...zap.authData, refresh_token: stored as unknown as string };
    expect(await failing(authData)).toMatchObject({
      kind: 'ExpiredAuthError',
      message: expect.stringContaining('has no refresh token'),
    });
    expect(zap.sandbox.requests).toEqual([]);
  },
);

test('a fault of our own gets the fixed sentence, and the log tells where it happened', async () => {
  const { log: print } = console;
  const logged: string[] = [];
  console.log = (...parts) => void logged.push(parts.join(' '));
  try {
    spend();
    // Nothing makes text of it: the code trips over what only we can have stored.
    const expires_at = { toString: 'canary-of-the-fault' } as unknown as string;
    expect(await failing({ ...zap.authData, expires_at })).toMatchObject({
      code: 'internal',
      message: expect.stringMatching(/^This integration met a fault of its own and stopped/),
    });
    const log = logged.join('\n');
    expect(log).toMatch(/A fault of the integration itself: TypeError\n\s+at /);
    expect(log).not.toContain('canary');
  } finally {
    console.log = print;
  }
});

test('a fault of our own while a token is asked for is none of the server’s: logged, and never a throttle', async () => {
  const logged: string[] = [];
  class AppError extends Error {
    readonly code: string;
    constructor(message: string, code: string) {
      super(message);
      this.code = code;
    }
  }
  const z = {
    request: () => Promise.reject(new TypeError('Cannot convert object to primitive value: canary')),
    errors: { Error: AppError, ThrottledError: class extends Error {} },
    console: { log: (line: string) => logged.push(line) },
  };
  const bundle = { authData: { ...zap.authData, region: 'eu-west-1' }, inputData: {} };
  const own = { CLIENT_ID_EU_WEST_1: 'id', CLIENT_SECRET_EU_WEST_1: 'secret' };
  Object.assign(process.env, own);
  const failed = refreshAccessToken(z as unknown as ZObject, bundle as unknown as Bundle);
  await expect(failed).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringMatching(/^This integration met a fault of its own and stopped/),
  });
  for (const name of Object.keys(own)) delete process.env[name];
  expect(logged).toEqual([expect.stringMatching(/^A fault of the integration itself: TypeError\n\s+at /)]);
  expect(logged.join()).not.toContain('canary');
});

test('whether a token is alive is not answered by a fault of our own', async () => {
  const bug = new TypeError('a bug');
  await expect(isTokenAlive({ call: () => Promise.reject(bug) } as unknown as Client)).rejects.toBe(bug);
});

describe('no such client in this region', () => {
  const asked = { kind: 'body', status: 400, match: TOKEN, times: 'forever' } as const;
  const NOT_FOUND = /no such client in the region Sandbox on this machine.*choose that one.*compare the client id/;

  test.each([
    { error: 'invalid_client', description: 'client not found', error_description: 'client not found' },
    { error: 'invalid_client', description: 'client not found' },
    { error: 'invalid_client', error_description: 'Client Not Found' },
  ])('%j', async (json) => {
    zap.sandbox.faults.add({ ...asked, json });
    expect(await failing()).toMatchObject({ kind: 'ThrottledError', message: expect.stringMatching(NOT_FOUND) });
  });

  test.each([
    { error: 'invalid_client', description: 'authentication failed' },
    { error: 'invalid_client', description: 'the client not found in time' },
    { error: 'invalid_client', description: ['client not found'] },
  ])('%j is not that', async (json) => {
    zap.sandbox.faults.add({ ...asked, json });
    expect((await failing()).message).toMatch(/would not accept this integration's OAuth client.*wrong client secret/);
  });

  test('as the sandbox answers, at sign-in and at renewal', async () => {
    Object.assign(zap.sandbox.state.settings, { unknownClient: 'not_found' });
    for (const client of zap.sandbox.state.clients) client.id = 'another';
    expect((await failing()).message).toMatch(NOT_FOUND);
    const inputData = { region: 'sandbox', code: 'c', redirect_uri: 'https://zapier.com/' };
    const exchange = zap.zapier.call('authentication.oauth2Config.getAccessToken', { inputData });
    await expect(exchange).rejects.toMatchObject({ kind: 'AppError', message: expect.stringMatching(NOT_FOUND) });
  });
});
