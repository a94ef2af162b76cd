/** What an answer may have at most, and what comes of one that has more, or is none. */
import { gzipSync } from 'node:zlib';
import {
  boundOf,
  bytesFor,
  type HttpResponse,
  isToken,
  SMALL_BODY_BYTES,
  tooLarge,
} from '../../../src/genesys/http/http.ts';
import { NoAnswerError, type NoAnswerReason, noAnswer } from '../../../src/genesys/http/no-answer-error.ts';
import { allowedPerMinute, isPressed } from '../../../src/genesys/http/rate-limit.ts';
import { isPacked, unpack } from '../../../src/genesys/http/unpack.ts';

test('bytes: a mebibyte, and for lists up to eight', () => {
  expect(SMALL_BODY_BYTES).toBe(1_048_576);
  expect([1, 100, 111, 112, 113, 500].map(bytesFor)).toEqual([
    1_114_112, 7_602_176, 8_323_072, 8_388_608, 8_388_608, 8_388_608,
  ]);
});

test.each([
  [199, 1_048_576],
  [200, 5_000_000],
  [299, 5_000_000],
  [300, 1_048_576],
  [403, 1_048_576],
])('an answer of status %i may have %i bytes where five million were asked for', (status, bytes) => {
  expect(boundOf({ maxBytes: 5_000_000 }, status)).toBe(bytes);
  expect(boundOf({ maxBytes: 1_000 }, status)).toBe(1_000);
  expect(boundOf({}, status)).toBe(1_048_576);
});

test.each<[value: unknown, expected: boolean]>([
  ['a', true],
  ['!~', true],
  ['x'.repeat(8_192), true],
  ['x'.repeat(8_193), false],
  ['', false],
  [' a', false],
  ['a ', false],
  ['a\n', false],
  ['a\x7f', false],
  ['é', false],
  [7, false],
  [['a'], false],
  [undefined, false],
])('%j can stand in a header: %p', (value, expected) => {
  expect(isToken(value)).toBe(expected);
});

const withHeaders = (headers: Record<string, string>): HttpResponse => ({
  status: 200,
  header: (name) => headers[name] ?? null,
  body: '',
});

test.each<[count: string | undefined, allowed: string | undefined, pressed: boolean, limit: number | null]>([
  ['239', '300', false, 300],
  ['240', '300', true, 300],
  ['400', '300', true, 300],
  ['0', '1', false, 1],
  ['1', '1', true, 1],
  ['300', '0', false, null],
  ['300', undefined, false, null],
  [undefined, '300', false, 300],
  ['many', '300', false, 300],
])('%s of %s requests: close to the limit is %p', (count, allowed, pressed, limit) => {
  const response = withHeaders({
    ...(count && { 'inin-ratelimit-count': count }),
    ...(allowed && { 'inin-ratelimit-allowed': allowed }),
  });
  expect([isPressed(response), allowedPerMinute(response)]).toEqual([pressed, limit]);
});

test.each<[encoding: string | null, packed: boolean]>([
  ['gzip', true],
  ['GZip', true],
  ['x-gzip', true],
  ['xgzip', false],
  ['gzipped', false],
  ['br, gzip', false],
  ['', false],
  [null, false],
])('a body announced as %j is packed: %p', (encoding, packed) => {
  expect(isPacked(Buffer.from('x'), encoding)).toBe(packed);
  expect(isPacked(Buffer.alloc(0), encoding)).toBe(false);
});

describe('unpacking', () => {
  test.each([0, 1, 16_383, 16_384, 100_000])('%i bytes, as many as there may be, and not one more', async (bytes) => {
    const packed = gzipSync(Buffer.alloc(bytes, 'x'));
    const most = Math.max(bytes, 100);
    expect((await unpack(packed, most)).length).toBe(bytes);
    if (bytes > 100) await expect(unpack(packed, bytes - 1)).rejects.toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' });
  });

  test.each([0, 1, 0xffff_ffff])('a gzip that says that it has %i bytes is not believed', async (stated) => {
    const packed = gzipSync(Buffer.alloc(50_000, 'x'));
    const whole = Buffer.from(packed);
    whole.writeUInt32LE(stated, whole.length - 4);
    await expect(unpack(whole, 100_000)).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
  });
});

test('what is too large is told as zlib does', () => {
  expect(tooLarge()).toMatchObject({ message: 'Too large', code: 'ERR_BUFFER_TOO_LARGE' });
});

test.each<[error: object, reason: NoAnswerReason | null]>([
  [{ type: 'max-size' }, 'too_large'],
  [{ code: 'ERR_BUFFER_TOO_LARGE' }, 'too_large'],
  [{ code: 'ECONNREFUSED' }, 'unreachable'],
  [{ code: 'ENOTFOUND' }, 'unreachable'],
  [{ code: 'EAI_AGAIN' }, 'unreachable'],
  [{ code: 'ECONNRESET' }, 'cut'],
  [{ code: 'Z_BUF_ERROR' }, 'cut'],
  [{ type: 'system' }, 'cut'],
  [{ type: 'system', code: 'ECONNREFUSED' }, 'unreachable'],
  [{}, null],
  [{ type: '', code: '' }, null],
])('a failure with %j is %s', (more, reason) => {
  const error = Object.assign(new Error('x'), more);
  const running = new AbortController().signal;
  const found = noAnswer(error, running, 'api.example');
  if (reason === null) expect(found).toBe(error);
  else
    expect(found).toMatchObject({ name: 'NoAnswerError', reason, message: `No answer from api.example (${reason})` });
  expect(noAnswer(error, AbortSignal.abort(), 'api.example')).toMatchObject({ reason: 'timeout' });
});

test('no answer says from whom, and why', () => {
  expect(new NoAnswerError('cut', 'api.example')).toMatchObject({
    name: 'NoAnswerError',
    reason: 'cut',
    message: 'No answer from api.example (cut)',
  });
});
