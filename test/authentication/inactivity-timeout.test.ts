/** An organization whose inactivity timeout is on gives no refresh token: what a person reads, from sign-in to the end. */
import fc from 'fast-check';
import type { AuthData } from '../../scripts/lib/zapier-run.ts';
import { type Tested, testWarnings } from '../../src/genesys/access/warnings.ts';
import type { OAuthClientInfo } from '../../src/genesys/errors/context.ts';
import { runs } from '../support/runs.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const PLACE = 'Admin > Account Settings > Organization Settings, tab Authentication';
const NEW_PLACE = 'Menu > Account > Organization Settings';

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 3 });
});

const warned = async (authData = zap.authData) =>
  (await zap.zapier.call<{ warnings: string[] }>('authentication.test', { authData })).warnings;

const idle = (seconds: number | null) => {
  zap.sandbox.state.organization.idleTimeoutSeconds = seconds;
};

test('signed in while it is on: one warning says what it is, who turns it off, where, and what does not help', async () => {
  idle(600);
  const authData = await zap.zapier.connect(zap.sandbox.client.redirectUri, { region: 'sandbox' });
  expect(authData).not.toHaveProperty('refresh_token');
  const warnings = await warned(authData);
  expect(warnings).toHaveLength(1);
  const [warning = ''] = warnings;
  const { expires_at = '' } = authData;
  for (const part of [
    "Your organization's inactivity timeout of 10 minutes is on for ops@example.com",
    'gives no refresh token',
    'when it rests for 10 minutes',
    'each poll',
    `at the latest when its access token does, on ${expires_at.slice(0, 10)} at ${expires_at.slice(11, 16)} UTC.`,
    'Ask a Genesys admin to turn it off for this user',
    PLACE,
    NEW_PLACE,
    'Reconnecting before that, or raising the timeout, does not help',
  ])
    expect(warning).toContain(part);
  // Neither is at fault.
  expect(warning).not.toMatch(/grant type|Ask a Genesys admin to raise/);
});

test.each([
  [300, '5 minutes'],
  [600, '10 minutes'],
  [900, '15 minutes'],
  [3_600, '1 hour'],
  [5_400, '90 minutes'],
  [28_800, '8 hours'],
])('a timeout of %i seconds is told as %s, however long the token has rested', async (seconds, told) => {
  idle(seconds);
  for (const token of zap.sandbox.state.tokens.values()) token.lastUsedAt = Date.now() - (seconds - 20) * 1000;
  expect(await warned()).toEqual([expect.stringContaining(`inactivity timeout of ${told} is on`)]);
});

test('how long it is, where Genesys tells it only once: not said, and nothing false', async () => {
  idle(8 * 3_600);
  for (const token of zap.sandbox.state.tokens.values()) token.lastUsedAt = Date.now() - 7.9 * 3_600_000;
  zap.sandbox.faults.add({ kind: 'status', status: 500, match: { path: '/api/v2/tokens/me' }, skip: 1 });
  const [warning] = await warned();
  expect(warning).toMatch(/^Your organization's inactivity timeout is on for .*when it rests too long/);
  expect(warning).not.toMatch(/timeout of|rests for/);
});

test('a connection from before it was turned on: its refresh token may be its last', async () => {
  idle(3_600);
  expect(await warned()).toEqual([expect.stringMatching(/gives no new refresh token.*turn it off for this user/)]);
});

test.each([undefined, '', 'soon', '2020-01-01T00:00:00.000Z'])(
  'when the access token ends is not known where %j is stored: no moment is named',
  async (expires_at) => {
    idle(600);
    const { expires_at: _, ...authData } = zap.authData;
    expect(await warned({ ...authData, ...(expires_at !== undefined && { expires_at }) })).toEqual([
      expect.stringMatching(/ most likely when its access token does\. Ask a Genesys admin/),
    ]);
  },
);

test('turned off again there is nothing to warn of', async () => {
  idle(600);
  idle(null);
  expect(await warned()).toEqual([]);
});

describe('without a refresh token, and the timeout', () => {
  beforeEach(() => Reflect.deleteProperty(zap.authData, 'refresh_token'));

  test('is not on: reconnecting helps where it was, else it is the grant type', async () => {
    const [warning = '', ...more] = await warned();
    expect(more).toEqual([]);
    expect(warning).toMatch(/^No refresh token came with this connection.*reconnect.*grant type to Code Authorization/);
    expect(warning).not.toContain('turn it off');
  });

  test('cannot be context: both causes, the timeout first', async () => {
    const fault = { kind: 'status', status: 500, match: { path: '/api/v2/tokens/me' }, times: 'forever' } as const;
    zap.sandbox.faults.add(fault);
    expect(await warned()).toEqual([
      expect.stringMatching(/^No refresh token came .*inactivity timeout.*tab Authentication.*grant type/),
    ]);
  });

  test('has nothing to do with it, since the client acts for itself: the grant type alone', async () => {
    const [warning = ''] = await warned({ ...zap.authData, access_token: zap.sandbox.issueToken({ userId: null }) });
    expect(warning).toMatch(/^No refresh token came .*Client Credentials.*Code Authorization/);
    expect(warning).not.toContain('timeout');
  });

  test('a renewal cannot know it: both causes, the timeout first, as an error that asks to reconnect', async () => {
    const failed = zap.zapier.call('authentication.oauth2Config.refreshAccessToken', { authData: zap.authData });
    await expect(failed).rejects.toMatchObject({
      kind: 'ExpiredAuthError',
      message: expect.stringMatching(
        /^This connection has expired and has no refresh token.*inactivity timeout.*tab Authentication.*Connect the account again.*grant type/,
      ),
    });
    expect(zap.sandbox.requests).toEqual([]);
  });
});

describe('turned on for an existing connection, whose refresh token is then its last', () => {
  const TIMEOUT = /has no refresh token.*inactivity timeout of the organization is on.*tab Authentication/;
  const REVOKED = /^Genesys Cloud would not continue this sign-in/;
  const refresh = (authData: AuthData) =>
    zap.zapier.call<AuthData>('authentication.oauth2Config.refreshAccessToken', { authData });
  /** As Zapier keeps it: over what it had. */
  const renewed = async (authData: AuthData) => ({ ...authData, ...(await refresh(authData)) });
  const refused = (authData: AuthData) =>
    refresh(authData).then(
      () => Promise.reject(new Error('it did not fail')),
      (error: unknown) => error,
    );
  const expire = () => {
    for (const token of zap.sandbox.state.tokens.values()) token.expiresAt = Date.now() - 1;
  };

  test.each([
    ['as Zapier keeps it', (authData: AuthData) => authData],
    ['as text, from .env', (authData: AuthData) => ({ ...authData, refresh_token_renewed: 'false' })],
  ])('the refresh after the last names the timeout, %s', async (_how, kept) => {
    idle(600);
    const last = await renewed(zap.authData);
    expire();
    expect(await refused(kept(last))).toMatchObject({
      kind: 'ExpiredAuthError',
      message: expect.stringMatching(TIMEOUT),
    });
  });

  test('while its access token works nobody is disconnected', async () => {
    idle(600);
    expect(await refused(await renewed(zap.authData))).toMatchObject({ kind: 'ThrottledError' });
  });

  test('turned off before its last was spent: the next one is new, and what ends it is not the timeout', async () => {
    idle(600);
    const last = await renewed(zap.authData);
    idle(null);
    // As after a sign-in, whose answer Zapier may lay over what it had.
    const again = await renewed({ ...last, refresh_token: zap.sandbox.issueTokens().refreshToken });
    expire();
    zap.sandbox.state.refreshTokens.clear();
    expect(await refused(again)).toMatchObject({ kind: 'ExpiredAuthError', message: expect.stringMatching(REVOKED) });
  });

  test('never on: what ends it is not the timeout', async () => {
    const fresh = await renewed(zap.authData);
    expect(fresh).not.toHaveProperty('refresh_token_renewed');
    expire();
    zap.sandbox.state.refreshTokens.clear();
    expect(await refused(fresh)).toMatchObject({ message: expect.stringMatching(REVOKED) });
  });

  test('a server that does not rotate leaves it out, and the connection lives on', async () => {
    let authData = zap.authData;
    for (let times = 0; times < 3; times++) {
      zap.sandbox.faults.add({ kind: 'omit', fields: ['refresh_token'], match: { path: '/oauth/token' } });
      const [grant] = zap.sandbox.state.refreshTokens.values();
      authData = await renewed(authData);
      if (grant) zap.sandbox.state.refreshTokens.set(authData.refresh_token ?? '', grant);
      expect(authData.refresh_token).toBe(zap.authData.refresh_token);
    }
    expect((await warned(authData)).join()).not.toContain('timeout');
  });
});

const someClient: fc.Arbitrary<OAuthClientInfo> = fc.record({
  name: fc.constantFrom('Zapier', null),
  state: fc.constantFrom('active', 'inactive', 'disabled', null),
  deletedAt: fc.constant(null),
  actsForItself: fc.boolean(),
  own: fc.constantFrom(true, false, null),
});

// Without the types they become, whose optional properties would let undefined in.
const someKnown = fc.record({ oauthClient: fc.option(someClient), user: fc.constantFrom('ops@example.com', null) });
const someTimeout = fc.option(fc.record({ minutes: fc.option(fc.integer({ min: 1, max: 480 })) }));
const someTested: fc.Arbitrary<Tested> = fc.record({
  context: someKnown,
  queueCount: fc.constant(1),
  scopeCheck: fc.constantFrom<Tested['scopeCheck'][]>('granted', 'unknown', 'not_enforced'),
  hasRefreshToken: fc.boolean(),
  expiresAt: fc.option(fc.integer({ min: 0, max: 4e12 })),
  inactivity: someTimeout,
});

test('whatever is context: the cause that is known is named, and no other', () => {
  fc.assert(
    fc.property(someTested, (tested) => {
      const said = testWarnings(tested).join('\n');
      const { inactivity, hasRefreshToken, context } = tested;
      expect(said.includes('inactivity timeout')).toBe(
        inactivity !== null || (!hasRefreshToken && context.oauthClient?.actsForItself !== true),
      );
      expect(said.includes('grant type')).toBe(inactivity === null && !hasRefreshToken);
      expect(said.includes('disabled')).toBe(false);
      expect(said).not.toMatch(/undefined|null|NaN|Invalid| {2}/);
    }),
    { numRuns: runs(500) },
  );
});
