/**
 * What is asked past Zapier's core after a 401 has the bounds of every request. Measured by what a server could send before
 * the connection was ended: without a bound it is what fits into the time.
 */
import http, { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { ZObject } from 'zapier-platform-core';
import { directSend } from '../../src/genesys/http/direct-send.ts';
import { SMALL_BODY_BYTES } from '../../src/genesys/http/http.ts';
import { zapierSend } from '../../src/zapier/send.ts';

type Respond = (response: ServerResponse, request: IncomingMessage) => void;

let respond: Respond;
let requests: IncomingMessage[] = [];
let sent = 0;
const server = createServer((request, response) => {
  requests.push(request);
  respond(response, request);
});
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
  sent = 0;
});

/** Core, which throws on a 401 and keeps its body to itself. */
const swallowing = {
  request: () => Promise.reject(Object.assign(new Error(), { name: 'RefreshAuthError' })),
} as unknown as ZObject;

const asked = (url = `${origin}/api/v2/routing/queues`) =>
  zapierSend(swallowing)(
    { method: 'GET', url, headers: { authorization: 'Bearer a-token' }, timeoutMs: 10_000 },
    ({ status, header, body }) => ({
      status,
      id: header('ININ-Correlation-Id'),
      length: body.length,
      body: body.slice(0, 60),
    }),
  );
const direct = (path = '/', timeoutMs = 10_000, signal?: AbortSignal) =>
  directSend(
    { method: 'GET', url: `${origin}${path}`, headers: {}, timeoutMs, ...(signal && { signal }) },
    (response) => response,
  );

const REASON = JSON.stringify({ code: 'ip.not.authorized', message: '[203.0.113.7]' });

/** Sends zeros until the connection ends. */
const endless: Respond = (response) => {
  response.writeHead(401, { 'content-type': 'application/json' });
  const zeros = Buffer.alloc(256 * 1024);
  const write = () => {
    sent += zeros.length;
    if (!response.destroyed) response.write(zeros, write);
  };
  write();
};

test('a body without an end is not read on', async () => {
  respond = endless;
  expect(await asked()).toMatchObject({ status: 401, length: 0 });
  // The rest is in buffers on the way; without a bound it would be what two seconds carry.
  expect(sent).toBeLessThan(16 * SMALL_BODY_BYTES);
});

test.each([
  // 400 MB, in 25 parts: a gzip may have several (RFC 1952 §2.2).
  ['much', Buffer.concat(Array<Buffer>(25).fill(gzipSync(Buffer.alloc(16_000_000))))],
  ['one byte too much', gzipSync(Buffer.alloc(SMALL_BODY_BYTES + 1))],
])('a small gzip that unpacks to %s says nothing', async (_what, packed) => {
  expect(packed.length).toBeLessThan(500_000);
  respond = (response) => response.writeHead(401, { 'content-encoding': 'gzip' }).end(packed);
  const begun = process.memoryUsage().rss;
  expect(await asked()).toMatchObject({ status: 401, length: 0 });
  expect(process.memoryUsage().rss - begun).toBeLessThan(150e6);
});

test.each([
  ['plain', {}, Buffer.from(REASON)],
  ['a gzip', { 'content-encoding': 'gzip' }, gzipSync(REASON)],
])('the reason is read, %s', async (_what, headers, body) => {
  respond = (response) => response.writeHead(401, { ...headers, 'inin-correlation-id': 'c' }).end(body);
  expect(await asked()).toEqual({ status: 401, id: 'c', length: REASON.length, body: REASON });
  expect(requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ['/api/v2/tokens/me?preserveIdleTTL=true', 'Bearer a-token'],
  ]);
});

test.each([{ authorization: 'Basic aWQ6c2VjcmV0' }, {}])(
  'of what was sent with %j nothing is asked',
  async (headers) => {
    respond = (response) => response.writeHead(401).end(REASON);
    const url = `${origin}/oauth/token`;
    const answer = await zapierSend(swallowing)({ method: 'POST', url, headers, timeoutMs: 10_000 }, (read) => read);
    expect([answer.status, answer.header('x'), answer.body]).toEqual([401, null, '']);
    expect(requests).toEqual([]);
  },
);

test('the reason is asked once a run', async () => {
  respond = (response) => response.writeHead(401).end(REASON);
  const send = zapierSend(swallowing);
  const url = `${origin}/api/v2/routing/queues`;
  const request = { method: 'GET', url, headers: { authorization: 'Bearer a-token' }, timeoutMs: 10_000 } as const;
  const bodies = await Promise.all([1, 2, 3].map(() => send(request, ({ body }) => body)));
  expect(bodies).toEqual([REASON, REASON, REASON]);
  expect(requests).toHaveLength(1);
});

test.each<[what: string, respond: Respond]>([
  ['redirects', (response) => response.writeHead(307, { location: `${origin}/elsewhere` }).end(REASON)],
  ['is content with the token', (response) => response.writeHead(200).end(REASON)],
  ['ends the connection', (response) => response.destroy()],
  [
    'cuts its answer',
    (response) => response.writeHead(401, { 'content-length': '1000' }).write('{', () => response.destroy()),
  ],
  [
    'says it is a gzip, which it is not',
    (response) => response.writeHead(401, { 'content-encoding': 'gzip' }).end(REASON),
  ],
  ['does not answer in time', () => {}],
])('a server that %s leaves it at a bare 401', async (_what, answer) => {
  respond = answer;
  expect(await asked()).toEqual({ status: 401, id: null, length: 0, body: '' });
  expect(requests).toHaveLength(1);
});

test('the logger that core puts around all HTTP on Zapier does not read it first', async () => {
  const logged: unknown[] = [];
  const { request } = http;
  const require = createRequire(import.meta.url);
  require('zapier-platform-core/src/tools/create-http-patch')({})(http, (message: string) => logged.push(message));
  try {
    respond = (response) => response.writeHead(401, { 'content-type': 'application/json' }).end(REASON);
    expect(await asked()).toMatchObject({ body: REASON });
    expect(logged).toEqual([]);
    // It does log what does not name itself.
    await direct();
    expect(logged).toHaveLength(1);
  } finally {
    http.request = request;
    Object.assign(http, { patchedByZapier: undefined });
  }
});

describe('what is sent without Zapier', () => {
  test.each([
    ['as it comes', {}, Buffer.alloc(SMALL_BODY_BYTES + 1)],
    ['unpacked', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(SMALL_BODY_BYTES + 1))],
  ])('a body too large %s', async (_what, headers, body) => {
    respond = (response) => response.writeHead(200, headers).end(body);
    await expect(direct()).rejects.toMatchObject({ name: 'NoAnswerError', reason: 'too_large' });
  });

  test.each([
    ['as it comes', {}, (body: Buffer) => body],
    ['unpacked', { 'content-encoding': 'gzip' }, gzipSync],
  ])('a body just small enough %s', async (_what, headers, pack) => {
    respond = (response) => response.writeHead(200, headers).end(pack(Buffer.alloc(SMALL_BODY_BYTES, 'x')));
    expect((await direct()).body).toHaveLength(SMALL_BODY_BYTES);
  });

  test('nobody there, too late, not wanted any more, a connection that ends', async () => {
    // A port that was free a moment ago; whether a fixed one is, nobody knows.
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const nobody = { method: 'GET', url: `http://127.0.0.1:${port}/`, headers: {}, timeoutMs: 5_000 } as const;
    await expect(directSend(nobody, String)).rejects.toMatchObject({ reason: 'unreachable' });
    respond = () => {};
    await expect(direct('/', 50)).rejects.toMatchObject({ reason: 'timeout' });
    await expect(direct('/', 5_000, AbortSignal.timeout(50))).rejects.toMatchObject({ reason: 'timeout' });
    respond = (response) => response.destroy();
    await expect(direct()).rejects.toMatchObject({ reason: 'cut' });
  });

  test('HTTPS is spoken where the address says so', async () => {
    const url = origin.replace('http:', 'https:');
    // Node's HTTP refuses such an address before it connects.
    let connections = 0;
    server.once('connection', () => connections++);
    const answer = directSend({ method: 'GET', url, headers: {}, timeoutMs: 5_000 }, String);
    await expect(answer).rejects.toMatchObject({ reason: 'cut' });
    expect(connections).toBe(1);
  });

  test('a redirect is an answer, several headers of one name are one', async () => {
    respond = (response) => response.writeHead(302, { location: '/elsewhere', 'set-cookie': ['a=1', 'b=2'] }).end();
    const { status, header, body } = await direct();
    expect([status, header('Location'), header('set-cookie'), header('x'), body]).toEqual([
      302,
      '/elsewhere',
      'a=1, b=2',
      null,
      '',
    ]);
    expect(requests).toHaveLength(1);
    // As Node's own fetch names itself; Zapier's name is what its logger leaves alone.
    expect(requests[0]?.headers).toMatchObject({ 'user-agent': 'node', 'accept-encoding': 'gzip' });
  });
});
