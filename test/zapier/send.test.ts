/** What is asked of Zapier's `z.request`, and what becomes of its answer: what a gzip says of its own length is a hint, never believed. */
import { gzipSync } from 'node:zlib';
import type { ZObject } from 'zapier-platform-core';
import { SMALL_BODY_BYTES } from '../../src/genesys/http/http.ts';
import { zapierSend } from '../../src/zapier/send.ts';

const request = { method: 'GET', url: 'https://api.mypurecloud.com/', headers: {}, timeoutMs: 1_000 } as const;

/** Sends one request to a server that answers each with the next of these bodies. */
function sender(bodies: readonly Buffer[], encoding = 'gzip') {
  const left = [...bodies];
  const headers = new Headers({ 'content-encoding': encoding });
  const answer = async () => {
    const body = left.shift();
    return { status: 200, headers, buffer: async () => body };
  };
  const send = zapierSend({ request: answer } as unknown as ZObject);
  return () => send(request, ({ body }) => body);
}

/** The last four bytes (RFC 1952 §2.3.1). */
function claiming(bytes: number, packed: Buffer): Buffer {
  const lying = Buffer.from(packed);
  lying.writeUInt32LE(bytes, lying.length - 4);
  return lying;
}

test('several gzips in a row are one body, however long the last of them is', async () => {
  const long = 'ä'.repeat(500_000);
  const send = sender([Buffer.concat([gzipSync(long), gzipSync('end')])]);
  expect(await send()).toBe(`${long}end`);
});

test.each([
  ['more than it holds', claiming(2 ** 32 - 1, gzipSync('text')), 'cut'],
  ['less than it holds', claiming(1, gzipSync('x'.repeat(100_000))), 'cut'],
  ['little and holds too much', claiming(1, gzipSync(Buffer.alloc(2 * SMALL_BODY_BYTES))), 'too_large'],
  ['too much', gzipSync(Buffer.alloc(SMALL_BODY_BYTES + 1)), 'too_large'],
  ['nothing, being too short', Buffer.from('gz'), 'cut'],
])('a gzip that claims %s is refused, and the next answer is read', async (_what, body, reason) => {
  const send = sender([body, gzipSync('next')]);
  const [first, second] = await Promise.allSettled([send(), send()]);
  expect(first).toMatchObject({ status: 'rejected', reason: { reason } });
  expect(second).toMatchObject({ status: 'fulfilled', value: 'next' });
});

test('an empty body is empty, whatever it is announced as: a refusal may have none', async () => {
  expect(await sender([Buffer.alloc(0)])()).toBe('');
});

test.each(['gzip', 'GZIP', 'x-gzip'])('%s is gzip (RFC 9110 §8.4.1)', async (encoding) => {
  expect(await sender([gzipSync('text')], encoding)()).toBe('text');
});

test('it is asked for the answer as it comes, no larger than wanted, unfollowed, in the name of Zapier', async () => {
  const asked: object[] = [];
  const answer = async (options: object) => {
    asked.push(options);
    return { status: 302, headers: new Headers({ Location: '/x' }), buffer: async () => Buffer.from('text') };
  };
  const send = zapierSend({ request: answer } as unknown as ZObject);
  const read = await send(
    { ...request, headers: { accept: 'a', 'user-agent': 'b' }, body: 'c', maxBytes: 7 },
    ({ status, header, body }) => [status, header('location'), header('LOCATION'), header('x'), body],
  );
  expect(read).toEqual([302, '/x', '/x', null, 'text']);
  expect(asked).toEqual([
    {
      method: 'GET',
      url: request.url,
      headers: { accept: 'a', 'user-agent': 'Zapier', 'accept-encoding': 'gzip' },
      body: 'c',
      raw: true,
      merge: false,
      compress: false,
      redirect: 'manual',
      skipThrowForStatus: true,
      throwForThrottlingEarly: false,
      size: 7,
      signal: expect.any(AbortSignal),
    },
  ]);
});

test('what is not packed may have as many bytes, and not one more', async () => {
  const send = sender([Buffer.alloc(SMALL_BODY_BYTES, 'x'), Buffer.alloc(SMALL_BODY_BYTES + 1)], '');
  expect(await send()).toHaveLength(SMALL_BODY_BYTES);
  await expect(send()).rejects.toMatchObject({ name: 'NoAnswerError', reason: 'too_large' });
});

test('an answer that came while nobody wanted it any more is not read', async () => {
  const unwanted = new AbortController();
  const buffer = async () => {
    unwanted.abort();
    return Buffer.from('text');
  };
  const answer = async () => ({ status: 200, headers: new Headers(), buffer });
  const send = zapierSend({ request: answer } as unknown as ZObject);
  const read: string[] = [];
  const sent = send({ ...request, signal: unwanted.signal }, ({ body }) => read.push(body));
  await expect(sent).rejects.toMatchObject({ name: 'NoAnswerError', reason: 'timeout' });
  expect(read).toEqual([]);
});

test.each([
  ['its time is over', { timeoutMs: 5 }],
  ['its time is over, though it is still wanted', { timeoutMs: 5, signal: new AbortController().signal }],
  ['it is not wanted any more', { signal: AbortSignal.abort() }],
])('a request ends when %s', async (_what, more) => {
  const answer = ({ signal }: { signal: AbortSignal }) =>
    new Promise((_resolve, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason));
      // Were it never told, it would be answered.
      setTimeout(() => reject(new TypeError('not ended')), 500).unref();
    });
  const send = zapierSend({ request: answer } as unknown as ZObject);
  await expect(send({ ...request, ...more }, String)).rejects.toMatchObject({ reason: 'timeout' });
});

const canFree = 'transfer' in ArrayBuffer.prototype;

test.each([
  [Buffer.poolSize - 1, false],
  [Buffer.poolSize, canFree],
])('the memory of a body of %i bytes is given back once it is read: %j', async (bytes, freed) => {
  const body = Buffer.alloc(bytes, 'x');
  expect(await sender([body], '')()).toHaveLength(bytes);
  expect(body.length).toBe(freed ? 0 : bytes);
});

test('a small body leaves those alone that it shares its memory with', async () => {
  const [body, other] = [Buffer.from('text'), Buffer.from('other')];
  expect(await sender([body], '')()).toBe('text');
  expect(`${other}`).toBe('other');
});
