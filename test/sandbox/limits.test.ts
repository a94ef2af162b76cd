/** What every API call goes through: tokens, addresses, policies, the rate limit, and the headers of an answer. */
import { request as httpRequest } from 'node:http';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api } from './calls.ts';

let sandbox: Sandbox;
let time: number;
beforeEach(async () => {
  time = Date.UTC(2026, 6, 1);
  sandbox = await startSandbox({ queues: 3, now: () => time });
});
afterEach(() => sandbox.close());

test('a call without a token and one with a wrong token are told apart', async () => {
  const without = await fetch(`${sandbox.url}/api/v2/tokens/me`);
  expect([without.status, await without.json()]).toMatchObject([401, { code: 'authentication.required' }]);
  expect(await api(sandbox, '/tokens/me', { token: 'wrong' })).toMatchObject({
    status: 401,
    body: { code: 'bad.credentials' },
  });
});

test('a refusal is a whole ErrorBody, whose contextId is the correlation id', async () => {
  const { headers, body } = await api(sandbox, '/nowhere');
  expect(body).toEqual({
    message: 'The requested resource was not found.',
    code: 'not.found',
    status: 404,
    messageParams: {},
    contextId: headers.get('ININ-Correlation-Id'),
    details: [],
    errors: [],
  });
});

test('the rate limit is per token and minute', async () => {
  sandbox.state.settings.rateLimitPerMinute = 2;
  const token = sandbox.issueToken();
  const first = await api(sandbox, '/tokens/me', { token });
  expect(['count', 'allowed', 'reset'].map((part) => first.headers.get(`inin-ratelimit-${part}`))).toEqual([
    '1',
    '2',
    '60',
  ]);
  time += 20_000;
  await api(sandbox, '/tokens/me', { token });
  const third = await api(sandbox, '/tokens/me', { token });
  expect([third.status, third.body.code, third.headers.get('retry-after')]).toEqual([
    429,
    'too.many.requests.retry.after',
    '40',
  ]);
  expect(third.body.message).toContain('[40] seconds');
  expect((await api(sandbox, '/tokens/me')).status).toBe(200);
  time += 40_000;
  expect((await api(sandbox, '/tokens/me', { token })).status).toBe(200);
});

test.each([
  [{ allowedIps: ['192.0.2.1'] }, 401, 'ip.not.authorized', '[127.0.0.1]'],
  [{ policyDenied: ['policy-1', 'policy-2'] }, 403, 'authz.policy.denied', '[policy-1, policy-2]'],
])('%j gives %i %s', async (change, status, code, text) => {
  Object.assign(sandbox.state.settings, change);
  const answer = await api(sandbox, '/tokens/me');
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.body.message).toContain(text);
});

test('an idle token ends, and preserveIdleTTL does not keep it alive', async () => {
  sandbox.state.organization.idleTimeoutSeconds = 600;
  const token = sandbox.issueToken();
  time += 500_000;
  const { body } = await api(sandbox, '/tokens/me?preserveIdleTTL=true', { token });
  expect(body.dateTokenIdles).toBe('2026-07-01T00:10:00.000Z');
  expect((await api(sandbox, '/tokens/me', { token })).body.dateTokenIdles).toBe('2026-07-01T00:18:20.000Z');
  time += 599_000;
  expect((await api(sandbox, '/tokens/me?preserveIdleTTL=true', { token })).status).toBe(200);
  time += 1_000;
  expect((await api(sandbox, '/tokens/me', { token })).body.code).toBe('bad.credentials');
});

test('DELETE tokens/me ends the token, HEAD only looks', async () => {
  const token = sandbox.issueToken();
  expect((await api(sandbox, '/tokens/me', { token, method: 'HEAD' })).status).toBe(200);
  expect((await api(sandbox, '/tokens/me', { token, method: 'DELETE' })).status).toBe(200);
  expect((await api(sandbox, '/tokens/me', { token, method: 'HEAD' })).status).toBe(401);
});

test.each([
  ['gzip, br', 'gzip'],
  ['identity', undefined],
])('a long body to a client that accepts %s is encoded as %s', async (accepted, encoding) => {
  const headers = { authorization: `Bearer ${sandbox.issueToken()}`, 'accept-encoding': accepted };
  const found = await new Promise((resolve, reject) => {
    const sent = httpRequest(`${sandbox.url}/api/v2/routing/queues`, { headers }, (response) => {
      response.resume();
      resolve(response.headers['content-encoding']);
    });
    sent.on('error', reject).end();
  });
  expect(found).toBe(encoding);
});

test.each([
  ['not JSON', 'text/plain', 'x', 415, 'unsupported.media.type'],
  ['broken JSON', 'application/json', '{', 400, 'bad.request'],
  ['too long', 'application/json', 'x'.repeat(1_000_001), 413, 'request.entity.too.large'],
])('a body that is %s is refused', async (_, type, body, status, code) => {
  const headers = { authorization: `Bearer ${sandbox.issueToken()}`, 'content-type': type };
  const response = await fetch(`${sandbox.url}/api/v2/routing/queues`, { method: 'POST', headers, body });
  expect([response.status, await response.json()]).toMatchObject([status, { code }]);
});

const one = '/routing/queues/6512cf67-7a56-44cb-a4b5-6612cbe6d636';

test.each([
  ['POST', '/routing/queues', 'Invalid request data.'],
  ['PUT', one, 'Invalid request data.'],
  ['POST', `${one}/members`, 'Invalid request data.  Make sure you submit a valid number of queue members.'],
  [
    'PATCH',
    `${one}/members`,
    'Invalid request data.  Make sure a valid number of queue members was submitted, and all have the joined property specified.',
  ],
  ['PATCH', `${one}/members/x`, 'Invalid request data.  Make sure the joined OR ringNumber property is specified.'],
  [
    'POST',
    '/analytics/queues/observations/query',
    'The request could not be understood by the server due to malformed syntax.',
  ],
])('broken JSON in %s %s is refused in the contract’s words for that call', async (method, path, message) => {
  const headers = { authorization: `Bearer ${sandbox.issueToken()}`, 'content-type': 'application/json' };
  const response = await fetch(`${sandbox.url}/api/v2${path}`, { method, headers, body: '{' });
  expect([response.status, await response.json()]).toMatchObject([400, { code: 'bad.request', message }]);
});

test.each([true, false])('sendDate %s decides about the Date header', async (sendDate) => {
  sandbox.state.settings.sendDate = sendDate;
  const { status, headers } = await api(sandbox, '/routing/queues');
  expect([status, headers.get('date')]).toEqual([200, sendDate ? new Date(time).toUTCString() : null]);
});
