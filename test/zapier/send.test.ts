/** Unpacking: what a gzip says of its own length is a hint, never believed. */
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
