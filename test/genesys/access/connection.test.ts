/** What the test of a connection makes of each answer; what a person reads stands in test/authentication/. */
import { testClientConnection } from '../../../src/genesys/access/client-connection-test.ts';
import { connectionFacts } from '../../../src/genesys/access/connection-facts.ts';
import { testConnection } from '../../../src/genesys/access/connection-test.ts';
import { explaining } from '../../../src/genesys/access/explain.ts';
import { duration, inactivityTimeout } from '../../../src/genesys/access/inactivity-timeout.ts';
import { tokenInfo } from '../../../src/genesys/access/token-info.ts';
import { answered, refused, type Told } from '../../support/answers.ts';

const MINUTE = 60_000;
const CONNECTION = { accessToken: 'token', oauthClient: null };
const CLIENT = { name: 'Zapier', authorizedGrantType: 'CODE', organization: { id: 'o' } };
const WELL = {
  '/tokens/me': { organization: { id: 'o' }, authorizedScope: ['routing'], OAuthClient: CLIENT },
  '/users/me': { email: 'ops@example.com' },
  '/routing/queues': { entities: [{ id: 'q1', name: 'Claims' }], total: 7 },
};
const SCOPE = refused(403, 'app.not.authorized.for.scope');
const introspecting = (answer: Told) => ({
  'oauth-authorization-server': { introspection_endpoint: 'https://login.mypurecloud.ie/introspect' },
  '/introspect': answer,
});
const known = { accessToken: 'token', oauthClient: { id: 'i', secret: 's' } };
const clientOf = (answers: Record<string, Told>, actsForItself = false) =>
  explaining(answered({ ...WELL, ...answers }, actsForItself).client);

const tested = (
  answers: Record<string, Told> = {},
  expiresAt: number | null = null,
  connection = CONNECTION as typeof known | typeof CONNECTION,
) => testConnection(clientOf(answers), connection, { hasRefreshToken: true, expiresAt });

test.each<[what: string, answers: Record<string, Told>, scopeCheck: string, queueCount: number]>([
  ['all is well', {}, 'granted', 7],
  ['scopes are not enforced', { '/tokens/me': { authorizedScope: [] } }, 'not_enforced', 7],
  ['scopes are not told', { '/tokens/me': {} }, 'unknown', 7],
  ['no total is told', { '/routing/queues': { entities: [{ id: 'q1' }] } }, 'granted', 1],
  ['there is none', { '/routing/queues': { entities: [], total: 0 } }, 'granted', 0],
])('%s', async (_what, answers, scopeCheck, queueCount) => {
  const verdict = await tested(answers);
  expect([verdict.scopeCheck, verdict.queueCount]).toEqual([scopeCheck, queueCount]);
  expect(verdict.warnings).toHaveLength(Number(scopeCheck === 'not_enforced') + Number(queueCount === 0));
});

test.each<[what: string, answer: Told, kind: string]>([
  ['a scope', SCOPE, 'scope_missing'],
  // Nobody repeats a connection test but the person who waits for it.
  ['a limit', refused(429), 'unavailable'],
])('%s in the way is the refusal, with what is known', async (_what, answer, kind) => {
  const refusal = { diagnosis: { kind }, context: { user: 'ops@example.com', oauthClient: { name: 'Zapier' } } };
  await expect(tested({ '/routing/queues': answer })).rejects.toMatchObject(refusal);
  const client = clientOf({ '/routing/queues': answer });
  await expect(testClientConnection(client, CONNECTION)).rejects.toMatchObject(refusal);
});

test('when it ends is told as long as it has not', async () => {
  const idles = { '/tokens/me': { dateTokenIdles: new Date(Date.now() + 10 * MINUTE).toISOString() } };
  const warnings = async (expiresAt: number | null) => (await tested(idles, expiresAt)).warnings.join();
  expect(await warnings(Date.now() + 60 * MINUTE)).toMatch(/ timeout of 10 minutes .* access token does, on 2/);
  expect(await warnings(Date.now() - 1)).toMatch(/ access token does\. /);
  expect(await warnings(null)).toMatch(/ access token does\. /);
  // What ends now has ended.
  const now = Date.now();
  const { client } = answered({ ...WELL, ...idles });
  const still = explaining({ ...client, runtime: { ...client.runtime, now: () => now } });
  const { warnings: last } = await testConnection(still, CONNECTION, { hasRefreshToken: true, expiresAt: now });
  expect(last.join()).toMatch(/ access token does\. /);
});

test('of a client that acts for itself: its queues and what becomes of it', async () => {
  const answers = { '/tokens/me': { OAuthClient: { ...CLIENT, state: 'INACTIVE' } } };
  const well = await testClientConnection(clientOf(answers, true), CONNECTION);
  expect([well.queueCount, well.warnings]).toEqual([7, [expect.stringContaining('is inactive')]]);
  const untold = clientOf({ '/routing/queues': { entities: [{ id: 'q1' }] } }, true);
  expect((await testClientConnection(untold, CONNECTION)).queueCount).toBe(1);
  const none = await testClientConnection(clientOf({ '/routing/queues': { total: 0 } }, true), CONNECTION);
  expect([none.queueCount, none.warnings]).toEqual([0, [expect.stringContaining('No queue is visible')]]);
});

describe('the facts', () => {
  const facts = (answers: Record<string, Told>, connection: Parameters<typeof connectionFacts>[1] = CONNECTION) =>
    connectionFacts(clientOf(answers), connection);

  test('introspection tells scopes before the token does, also that they are not known', async () => {
    const told = await facts(introspecting({ active: true, scope: 'a b' }), known);
    expect(told).toMatchObject({
      introspection: 'rfc7662',
      grantedScopes: ['a', 'b'],
      context: { grantedScopes: ['a', 'b'] },
    });
    const untold = await facts(introspecting({ active: true }), known);
    expect(untold).toMatchObject({ introspection: 'rfc7662', grantedScopes: null, context: { grantedScopes: null } });
    const without = await facts({}, known);
    expect(without).toMatchObject({ introspection: 'tokens_me', grantedScopes: ['routing'] });
  });

  test('a token that introspection calls inactive is an error', async () => {
    await expect(facts(introspecting({ active: false }), known)).rejects.toMatchObject({
      diagnosis: { kind: 'token_expired' },
    });
  });

  test.each<[answers: Record<string, Told>, enforced: boolean]>([
    [{}, false],
    [{ '/users/me': refused(403) }, false],
    [{ '/tokens/me': SCOPE }, true],
    [{ '/users/me': SCOPE }, true],
    [{ '/routing/queues': SCOPE }, true],
  ])('after %j scopes are enforced: %s', async (answers, enforced) => {
    expect((await facts(answers)).enforced).toBe(enforced);
  });

  test('roles are asked for where no user has them, and may not be told', async () => {
    const grants = [{ role: 'A', divisions: ['Home'] }];
    expect((await facts({}, { ...CONNECTION, askRoles: async () => grants })).roleGrants).toEqual(grants);
    const askRoles = (client: Parameters<typeof tokenInfo>[0]) => tokenInfo(client).then(() => grants);
    expect((await facts({ '/tokens/me': refused(403) }, { ...CONNECTION, askRoles })).roleGrants).toBeNull();
    expect((await facts({})).roleGrants).toBeNull();
  });

  test('what only explains gets less time', async () => {
    const bounded: string[] = [];
    const noting =
      (answer: object): Told =>
      ({ pathname }, { signal }) => {
        if (signal) bounded.push(pathname);
        return answer;
      };
    await facts(Object.fromEntries(Object.entries(WELL).map(([path, answer]) => [path, noting(answer)])));
    expect(bounded).toEqual(['/api/v2/tokens/me', '/api/v2/users/me']);
  });

  test('what is not told is null', async () => {
    const silent = { '/tokens/me': refused(403), '/users/me': refused(403) };
    expect(await facts(silent)).toMatchObject({ info: null, user: null, grantedScopes: null });
  });
});

describe('the inactivity timeout', () => {
  const NOW = Date.parse('2026-07-01T12:00:00Z');
  const idling = (minutes: number) => ({ dateTokenIdles: new Date(NOW + minutes * MINUTE).toISOString() });
  const told = async (first: Told, second: Told = first) => {
    const info = await tokenInfo(answered({ '/tokens/me': first }).client);
    const { client, asked } = answered({ '/tokens/me': second });
    return { found: await inactivityTimeout(client, info, NOW), requests: asked.length };
  };

  test.each<[first: Told, second: Told, found: object | null, requests: number]>([
    [{}, idling(10), null, 0],
    [idling(3), idling(10), { minutes: 10 }, 1],
    [idling(3), idling(1), { minutes: 1 }, 1],
    [idling(3), idling(0.4), { minutes: null }, 1],
    [idling(3), idling(480), { minutes: 480 }, 1],
    [idling(3), idling(481), { minutes: null }, 1],
    [idling(3), idling(9.6), { minutes: 10 }, 1],
    // It only explains: once, and it may fail.
    [idling(3), refused(503), { minutes: null }, 1],
    [idling(3), {}, { minutes: null }, 1],
  ])('%j, then %j: %j', async (first, second, found, requests) => {
    expect(await told(first, second)).toEqual({ found, requests });
  });

  test('nothing is known of it where nothing is told of the token', async () => {
    expect(await inactivityTimeout(answered({}).client, null, NOW)).toBeNull();
  });

  test.each([
    [1, '1 minute'],
    [59, '59 minutes'],
    [60, '1 hour'],
    [90, '90 minutes'],
    [480, '8 hours'],
  ])('%i minutes are %s', (minutes, words) => {
    expect(duration(minutes)).toBe(words);
  });
});
