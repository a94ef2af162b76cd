/**
 * No host but the region's own ever gets a token, a secret or a form: every request is answered with a redirect to a
 * second server, and metadata and pages name it, and it receives nothing.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ASKING_METHODS, CONNECTION_TEST, leastInput, methodOf, SILENT_METHODS } from '../support/steps.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;
let elsewhere: string;
const received: string[] = [];
const server = createServer(({ method, url, headers }, response) => {
  received.push(`${method} ${url} ${headers.authorization ?? 'without authorization'}`);
  response
    .setHeader('content-type', 'application/json')
    .end('{"active":true,"access_token":"t","entities":[],"total":0}');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

// Connected once: core ends a process after many runs.
beforeAll(async () => {
  zap = await connectedZapier({ queues: 3 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
});

beforeEach(() => {
  received.length = 0;
  zap.sandbox.requests.length = 0;
  zap.sandbox.faults.clear();
  zap.sandbox.state.settings.introspection = false;
});

/** @returns whether it went through. */
function call(method: string): Promise<boolean> {
  const [{ id } = { id: '' }] = zap.sandbox.state.queues;
  const code = { code: 'c', code_verifier: 'v'.repeat(43), redirect_uri: zap.sandbox.client.redirectUri, state: 's' };
  const inputData = { region: 'sandbox', ...code, ...leastInput(method.split('.')[1] ?? '', [id]) };
  return zap.zapier.callOnce(method, { authData: zap.authData, inputData }).then(
    () => true,
    () => false,
  );
}

test('the trap works: who follows a redirect falls into it, with the form', async () => {
  zap.sandbox.faults.add({ kind: 'redirect', status: 307, location: `${elsewhere}/caught` });
  await fetch(`${zap.sandbox.url}/oauth/token`, {
    method: 'POST',
    body: 'form',
    headers: { authorization: 'Basic x' },
  });
  expect(received).toEqual([expect.stringContaining('POST /caught')]);
});

describe.each([301, 302, 303, 307, 308] as const)('HTTP status %i', (status) => {
  test.each([...ASKING_METHODS, ...SILENT_METHODS])('%s', async (method) => {
    const isSilent = SILENT_METHODS.includes(method);
    for (const location of [`${elsewhere}/`, elsewhere.replace('http:', '')]) {
      zap.sandbox.faults.add({ kind: 'redirect', status, location, times: 'forever' });
      expect(await call(method)).toBe(isSilent);
      zap.sandbox.faults.clear();
    }
    expect(zap.sandbox.requests.length >= 2).toBe(!isSilent);
    expect(received).toEqual([]);
  });
});

test('nor does the question why a token is refused follow one', async () => {
  zap.sandbox.faults.add({ kind: 'status', status: 401, match: { path: '/api/v2/routing/queues' } });
  zap.sandbox.faults.add({ kind: 'redirect', status: 307, location: elsewhere, match: { path: '/api/v2/tokens/me' } });
  expect(await call(methodOf('list_queues'))).toBe(false);
  expect(zap.sandbox.requests.map(({ path }) => path)).toContain('/api/v2/tokens/me');
  expect(received).toEqual([]);
});

test.each([
  ['of another origin', () => `${elsewhere}/introspect`],
  [
    'whose user info looks like the region',
    () => `http://${new URL(zap.sandbox.url).host}@${new URL(elsewhere).host}/`,
  ],
])('an introspection endpoint %s gets neither token nor client secret', async (_what, endpoint) => {
  zap.sandbox.faults.add({
    kind: 'body',
    json: { introspection_endpoint: endpoint() },
    match: { path: '/.well-known/oauth-authorization-server' },
  });
  expect(await call(CONNECTION_TEST)).toBe(true);
  expect(received).toEqual([]);
});

test('an introspection endpoint of the region’s own that redirects leads nowhere', async () => {
  zap.sandbox.state.settings.introspection = true;
  zap.sandbox.faults.add({ kind: 'redirect', status: 307, location: elsewhere, match: { path: '/oauth/introspect' } });
  expect(await call(CONNECTION_TEST)).toBe(true);
  expect(zap.sandbox.requests.map(({ path }) => path)).toContain('/oauth/introspect');
  expect(received).toEqual([]);
});

test('a list whose links lead elsewhere is read where it is', async () => {
  zap.sandbox.faults.add({
    kind: 'body',
    json: {
      entities: [{ id: 'a', name: 'A', selfUri: `${elsewhere}/a` }],
      pageCount: 2,
      pageSize: 1,
      total: 2,
      nextUri: `${elsewhere}/next`,
      lastUri: `${elsewhere}/last`,
    },
    match: { path: '/api/v2/routing/queues', query: { pageNumber: '1' } },
  });
  expect(await call(methodOf('new_queue'))).toBe(true);
  expect(zap.sandbox.requests.length).toBeGreaterThanOrEqual(2);
  expect(received).toEqual([]);
});
