/** RFC 7662, for the day a region's metadata names an endpoint; until then tokens/me, and always when it fails. */
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 3 });
  zap.sandbox.state.settings.introspection = true;
});

const run = () => zap.zapier.call<Record<string, unknown>>('authentication.test', { authData: zap.authData });
const introspections = () => zap.sandbox.requests.filter(({ path }) => path === '/oauth/introspect');

const metadata = (json: unknown) =>
  zap.sandbox.faults.add({ kind: 'body', json, match: { path: '/.well-known/oauth-authorization-server' } });
const answer = (json: unknown) => zap.sandbox.faults.add({ kind: 'body', json, match: { path: '/oauth/introspect' } });

test('an endpoint of the region’s own is asked, with client authentication', async () => {
  expect(await run()).toMatchObject({
    introspection: 'rfc7662',
    scope_check: 'granted',
    granted_scopes: expect.arrayContaining(['routing:readonly']),
  });
  expect(introspections()).toHaveLength(1);
  expect(introspections()[0]).toMatchObject({
    method: 'POST',
    headers: { authorization: expect.stringMatching(/^Basic /) },
    body: { token: zap.authData.access_token, token_type_hint: 'access_token' },
  });
});

test('the scopes it names are those granted', async () => {
  answer({ active: true, scope: 'routing  users:readonly' });
  expect(await run()).toMatchObject({
    granted_scopes: ['routing', 'users:readonly'],
    granted_scopes_text: 'routing, users:readonly',
  });
});

test('of scopes as many are believed as anybody has, and none longer than any is', async () => {
  answer({ active: true, scope: `routing ${'x'.repeat(201)} ${'y '.repeat(1_000)}` });
  const { granted_scopes } = await run();
  expect(granted_scopes).toEqual(['routing', ...Array(198).fill('y')]);
});

test('no scope in its answer: unknown, which is not none, though tokens/me lists some', async () => {
  answer({ active: true });
  expect(await run()).toMatchObject({
    introspection: 'rfc7662',
    scope_check: 'unknown',
    granted_scopes_text: 'unknown',
  });
});

test('an inactive token: a refresh may fix it, so Zapier is asked for one', async () => {
  answer({ active: false });
  expect(await run()).toMatchObject({ introspection: 'rfc7662' });
  expect(zap.sandbox.requests.filter(({ path }) => path === '/oauth/token')).toHaveLength(1);
});

test.each([
  ['another host', 'https://evil.example/introspect'],
  ['another port', 'http://127.0.0.1:1/oauth/introspect'],
  ['another scheme', 'https://127.0.0.1/oauth/introspect'],
  ['no URL', 'introspect'],
  ['a number', 7],
])('an endpoint that is %s is not asked', async (_what, introspection_endpoint) => {
  metadata({ introspection_endpoint });
  expect(await run()).toMatchObject({ introspection: 'tokens_me', scope_check: 'granted' });
  expect(introspections()).toHaveLength(0);
});

test.each<[what: string, fault: Parameters<Connected['sandbox']['faults']['add']>[0]]>([
  ['refuses', { kind: 'status', status: 401 }],
  ['is broken', { kind: 'status', status: 500 }],
  ['resets', { kind: 'reset' }],
  ['answers HTML', { kind: 'html' }],
  ['answers nothing', { kind: 'empty' }],
  ['does not say whether the token is active', { kind: 'body', json: { scope: 'routing' } }],
  ['redirects', { kind: 'redirect', location: 'http://127.0.0.1:1/' }],
])('an endpoint that %s leaves it to tokens/me', async (_what, fault) => {
  zap.sandbox.faults.add({ ...fault, match: { path: '/oauth/introspect' } });
  expect(await run()).toMatchObject({ introspection: 'tokens_me', scope_check: 'granted', queue_count: 3 });
});
