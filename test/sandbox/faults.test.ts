/** Every fault, seen from the client's side. */
import { get, type IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { type Fault, type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api, authorize, postToken, sentBack } from './calls.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 20 });
});
afterEach(() => sandbox.close());

function list(milliseconds = 2000): Promise<Response> {
  return fetch(`${sandbox.url}/api/v2/routing/queues`, {
    headers: { authorization: `Bearer ${sandbox.issueToken()}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(milliseconds),
  });
}

/** Reads a body however it ends. */
function raw(headers: Record<string, string>): Promise<{ headers: IncomingHttpHeaders; body: Buffer; whole: boolean }> {
  return new Promise((resolve, reject) => {
    const authorization = `Bearer ${sandbox.issueToken()}`;
    get(`${sandbox.url}/api/v2/routing/queues`, { headers: { ...headers, authorization } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => {});
      response.on('close', () =>
        resolve({ headers: response.headers, body: Buffer.concat(chunks), whole: response.complete }),
      );
    }).on('error', reject);
  });
}

const answers: [Fault, number, string, RegExp][] = [
  [
    { kind: 'status', status: 503, code: 'service.unavailable', message: 'Busy' },
    503,
    'application/json',
    /"code":"service.unavailable"/,
  ],
  [
    { kind: 'status', status: 502, raw: 'Bad gateway', headers: { 'content-type': 'text/plain' } },
    502,
    'text/plain',
    /^Bad gateway$/,
  ],
  [{ kind: 'html' }, 200, 'text/html; charset=utf-8', /^<!doctype html>/],
  [{ kind: 'empty', status: 200 }, 200, '', /^$/],
  [{ kind: 'body', json: { entities: 'none' } }, 200, 'application/json', /^{"entities":"none"}$/],
  [{ kind: 'omit', fields: ['entities'] }, 200, 'application/json', /^{"pageSize":25/],
  [{ kind: 'huge', bytes: 200_000 }, 200, 'application/json', /^{"entities":"x{200000}"}$/],
];

test.each(answers)('%j', async (fault, status, type, body) => {
  sandbox.faults.add(fault);
  const response = await list();
  expect([response.status, response.headers.get('content-type') ?? '']).toEqual([status, type]);
  expect(await response.text()).toMatch(body);
  expect((await list()).status).toBe(200);
});

test.each([
  ['/routing/queues', 503, 'general.internal.server.error', 'Internal server error getting queue listing.'],
  ['/tokens/me', 503, 'service.unavailable', expect.stringMatching(/^Service Unavailable - The server is/)],
  ['/routing/queues', 504, 'request.timeout', 'The request timed out.'],
  ['/routing/queues', 500, 'internal.server.error', 'The sandbox was told to fail here.'],
])('%s with %i and no code of its own has the contract’s', async (path, status, code, message) => {
  sandbox.faults.add({ kind: 'status', status });
  const answer = await api(sandbox, path);
  expect([answer.status, answer.body.code, answer.body.message]).toEqual([status, code, message]);
});

test('status carries the headers given', async () => {
  sandbox.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
  expect((await list()).headers.get('retry-after')).toBe('7');
});

test.each([301, 302, 303, 307, 308] as const)('redirect %i', async (status) => {
  sandbox.faults.add({ kind: 'redirect', status, location: 'http://127.0.0.1:9/' });
  const response = await list();
  expect([response.status, response.headers.get('location')]).toEqual([status, 'http://127.0.0.1:9/']);
});

test.each([
  ['before', 0],
  ['after', 1],
] as const)('reset %s handling leaves %i more queue', async (when, more) => {
  sandbox.faults.add({ kind: 'reset', when });
  const headers = { authorization: `Bearer ${sandbox.issueToken()}`, 'content-type': 'application/json' };
  const sent = fetch(`${sandbox.url}/api/v2/routing/queues`, { method: 'POST', headers, body: '{"name":"New"}' });
  await expect(sent).rejects.toThrow('fetch failed');
  expect(sandbox.state.queues).toHaveLength(20 + more);
  expect(sandbox.requests.at(-1)?.status).toBe(0);
});

test('hang answers nothing, or only the headers', async () => {
  sandbox.faults.add({ kind: 'hang' });
  await expect(list(100)).rejects.toThrow('aborted due to timeout');
  sandbox.faults.add({ kind: 'hang', headers: true });
  const response = await list(100);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow('aborted due to timeout');
});

test('cut ends in the middle of the body', async () => {
  sandbox.faults.add({ kind: 'cut' });
  const { headers, body, whole } = await raw({});
  expect(whole).toBe(false);
  expect(body.length).toBeGreaterThan(0);
  expect(body.length).toBeLessThan(Number(headers['content-length']));
});

test('cut gzip is a whole answer whose content is not', async () => {
  sandbox.faults.add({ kind: 'cut', gzip: true });
  const { headers, body, whole } = await raw({ 'accept-encoding': 'gzip' });
  expect([whole, headers['content-encoding'], Number(headers['content-length'])]).toEqual([true, 'gzip', body.length]);
  expect(() => gunzipSync(body)).toThrow('unexpected end of file');
});

test('delay comes before the normal answer', async () => {
  sandbox.faults.add({ kind: 'delay', ms: 60 });
  const started = performance.now();
  expect((await list()).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(55);
});

test('skip lets some pass, times hits some, and the rest pass', async () => {
  sandbox.faults.add({ kind: 'empty', status: 500, skip: 1, times: 2 });
  const statuses: number[] = [];
  for (let call = 0; call < 4; call += 1) statuses.push((await list()).status);
  expect(statuses).toEqual([200, 500, 500, 200]);
});

test('forever ends with clear', async () => {
  sandbox.faults.add({ kind: 'empty', status: 500, times: 'forever' });
  expect([(await list()).status, (await list()).status]).toEqual([500, 500]);
  sandbox.faults.clear();
  expect((await list()).status).toBe(200);
});

test.each([
  [{ method: 'POST' }, 200],
  [{ method: 'get' }, 500],
  [{ path: '/api/v2/users' }, 200],
  [{ path: '/api/v2/routing' }, 500],
  [{ path: 'queues$' }, 500],
  [{ query: { pageNumber: '2' } }, 200],
  [{ body: 'grant_type' }, 200],
])('match %j gives %i', async (match, status) => {
  sandbox.faults.add({ kind: 'empty', status: 500, match });
  expect((await list()).status).toBe(status);
});

test('a refresh may come without its new refresh token', async () => {
  sandbox.faults.add({ kind: 'omit', fields: ['refresh_token'], match: { body: 'grant_type=refresh_token' } });
  const { code = '' } = sentBack(await authorize(sandbox));
  const first = await postToken(sandbox, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: sandbox.client.redirectUri,
  });
  const refresh_token = String(first.body.refresh_token);
  const second = await postToken(sandbox, { grant_type: 'refresh_token', refresh_token });
  expect(Object.keys(second.body)).toEqual(['access_token', 'token_type', 'expires_in']);
});

test('a bad regular expression is refused when it is given', () => {
  expect(() => sandbox.faults.add({ kind: 'empty', match: { path: '(' } })).toThrow(SyntaxError);
});
