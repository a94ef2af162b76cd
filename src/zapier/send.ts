/**
 * Zapier's `z.request` as the core's `SendRequest`. Measured in core 19.1.0: without `raw` it parses every body twice and
 * scrubs it; without an AbortSignal over the body a short answer never ends; redirects are followed, and a 307 sends a
 * POST's form to the other host.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { RawHttpResponse, ZObject } from 'zapier-platform-core';
import { NoAnswerError } from '../genesys/errors/no-answer-error.ts';
import { type HttpRequest, type HttpResponse, MAX_BODY_BYTES, type SendRequest } from '../genesys/http.ts';

export function zapierSend(z: ZObject): SendRequest {
  let asked: Promise<HttpResponse> | undefined;
  const unpacked = unpacker();

  /** @returns null for a 401. */
  async function answer(request: HttpRequest): Promise<{ response: RawHttpResponse; body: Buffer } | null> {
    const { timeoutMs, signal: unwanted, ...options } = request;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = unwanted ? AbortSignal.any([timeout, unwanted]) : timeout;
    try {
      // Named first: core knows `signal` and `throwForThrottlingEarly`, its types do not.
      const all = { ...options, ...RAW, signal, headers: { ...options.headers, 'accept-encoding': 'gzip' } };
      const response = await z.request(all);
      return { response, body: await unpacked(await response.buffer(), response.headers.get('content-encoding')) };
    } catch (error) {
      // Core throws on a 401 before any of our code sees the answer, and its body is lost.
      if (error instanceof Error && error.name === 'RefreshAuthError') return null;
      throw noAnswer(error, signal, new URL(request.url).host);
    }
  }

  return async (request, read) => {
    const found = await answer(request);
    if (found) return read(textual(found.response, found.body));
    if (!request.headers.authorization?.startsWith('Bearer ')) return read(BARE_401);
    asked ??= unauthorized(request);
    return read(await asked);
  };
}

function textual({ status, headers }: RawHttpResponse, bytes: Buffer): HttpResponse {
  const body = bytes.toString();
  free(bytes);
  return { status, header: (name) => headers.get(name), body };
}

/**
 * Gives memory back at once where Node can, from 22 on: the garbage collector is slow to see megabytes that are not on its
 * heap. Small buffers share their memory with others.
 */
function free({ buffer, length }: Buffer): void {
  if (length >= Buffer.poolSize) (buffer as { transfer?: (bytes: number) => void }).transfer?.(0);
}

/**
 * Unpacks bodies off the thread that parses, and in one piece: node-fetch's streams cost more than the network, and end a
 * gzip that was cut short without complaint. One after the other, so that while one page is parsed only the next is
 * unpacked, and not ten of them lie in memory.
 */
function unpacker(): (body: Buffer, encoding: string | null) => Promise<Buffer> {
  let before: Promise<unknown> = Promise.resolve();
  return (body, encoding) => {
    if (!GZIP.test(encoding ?? '') || body.length === 0) return Promise.resolve(body);
    const unpacked = before.then(() => inflate(body, { maxOutputLength: MAX_BODY_BYTES, chunkSize: chunkSize(body) }));
    before = unpacked.catch(() => {});
    return unpacked;
  };
}

/** RFC 9110 §8.4.1. */
const GZIP = /^(x-)?gzip$/i;

const inflate = promisify(gunzip);

/** What Node's zlib uses when not told. */
const SMALLEST_CHUNK_BYTES = 16 * 1024;

/**
 * Room for the whole in one chunk, since each takes a way between threads. A gzip ends with how long it is unpacked (RFC
 * 1952 §2.3.1); where that is not true, it only takes more chunks or more room.
 *
 * @throws RangeError for a body too short to be one.
 */
function chunkSize(body: Buffer): number {
  const stated = body.readUInt32LE(body.length - 4);
  return Math.min(Math.max(stated + 1, SMALLEST_CHUNK_BYTES), MAX_BODY_BYTES);
}

const RAW = {
  raw: true,
  compress: false,
  redirect: 'manual',
  skipThrowForStatus: true,
  throwForThrottlingEarly: false,
  size: MAX_BODY_BYTES,
} as const;

/** Milliseconds to learn why a token is refused. */
const WHY_MS = 2_000;

/**
 * The answer to a 401 that core swallowed: the token's own endpoint is asked, once a run, with `fetch`, which does give the
 * body, because "IP address not allowed" and "client disabled" are mended by other people than an expired token.
 */
async function unauthorized({ url, headers }: HttpRequest): Promise<HttpResponse> {
  try {
    const tokensMe = new URL('/api/v2/tokens/me?preserveIdleTTL=true', url);
    const signal = AbortSignal.timeout(WHY_MS);
    const again = await fetch(tokensMe, { headers: { ...headers }, redirect: 'manual', signal });
    const body = await again.text();
    return again.status === 401 ? { status: 401, header: (name) => again.headers.get(name), body } : BARE_401;
  } catch {
    return BARE_401;
  }
}

/** Says enough where nothing more can be learned. */
const BARE_401: HttpResponse = { status: 401, header: () => null, body: '' };

/** node-fetch's errors: https://github.com/node-fetch/node-fetch/blob/2.x/ERROR-HANDLING.md */
function noAnswer(error: unknown, signal: AbortSignal, host: string): unknown {
  if (signal.aborted) return new NoAnswerError('timeout', host);
  const { type, code } = error as { type?: string; code?: string };
  if (type === 'max-size' || code === 'ERR_BUFFER_TOO_LARGE') return new NoAnswerError('too_large', host);
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new NoAnswerError('unreachable', host);
  return type || code ? new NoAnswerError('cut', host) : error;
}
