/**
 * Zapier's `z.request` as the core's `SendRequest`. Measured in core 19.1.0: without `raw` it parses every body twice and
 * scrubs it; with `merge` it copies the whole app's definition for each request, 1 ms, and refuses a text such as
 * `{{bundle.inputData}}` in a body; without an AbortSignal over the body a short answer never ends; redirects are followed,
 * and a 307 sends a POST's form to the other host.
 */
import type { RawHttpResponse, ZObject } from 'zapier-platform-core';
import { directSend } from '../genesys/http/direct-send.ts';
import { boundOf, type HttpRequest, type HttpResponse, type SendRequest, tooLarge } from '../genesys/http/http.ts';
import { noAnswer } from '../genesys/http/no-answer-error.ts';
import { isPacked, unpack } from '../genesys/http/unpack.ts';

export function zapierSend(z: ZObject): SendRequest {
  let asked: Promise<HttpResponse> | undefined;
  const unpacked = unpacker();

  /** @returns null for a 401. */
  async function answer(request: HttpRequest): Promise<{ response: RawHttpResponse; body: Buffer } | null> {
    const { timeoutMs, signal: unwanted, maxBytes: _, ...options } = request;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = unwanted ? AbortSignal.any([timeout, unwanted]) : timeout;
    try {
      const headers = { ...options.headers, ...WHO, 'accept-encoding': 'gzip' };
      // Named first: core knows `signal`, `merge` and `throwForThrottlingEarly`, its types do not.
      const all = { ...options, ...RAW, size: boundOf(request, 200), signal, headers };
      const response = await z.request(all);
      const most = boundOf(request, response.status);
      const packed = await response.buffer();
      if (packed.length > most) throw tooLarge();
      const body = await unpacked(packed, response.headers.get('content-encoding'), most);
      // It may have waited for its turn: what is not wanted any more need not be parsed.
      signal.throwIfAborted();
      return { response, body };
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
 * Unpacks bodies one after the other, so that while one page is parsed only the next is unpacked, and not ten of them lie
 * in memory.
 */
function unpacker(): (body: Buffer, encoding: string | null, most: number) => Promise<Buffer> {
  let before: Promise<unknown> = Promise.resolve();
  return (body, encoding, most) => {
    if (!isPacked(body, encoding)) return Promise.resolve(body);
    const unpacked = before.then(() => unpack(body, most));
    before = unpacked.catch(() => {});
    return unpacked;
  };
}

/** As Zapier names itself. */
const WHO = { 'user-agent': 'Zapier' };

const RAW = {
  raw: true,
  merge: false,
  compress: false,
  redirect: 'manual',
  skipThrowForStatus: true,
  throwForThrottlingEarly: false,
} as const;

/** Milliseconds to learn why a token is refused. */
const WHY_MS = 2_000;

/**
 * The answer to a 401 that core swallowed: the token's own endpoint is asked, once a run, without core, because "IP address
 * not allowed" and "client disabled" are fixed by other people than an expired token. Core's logger reads whatever is sent
 * past it, whole and without a bound, unless the request says that it is Zapier's own.
 */
async function unauthorized({ url, headers }: HttpRequest): Promise<HttpResponse> {
  const { href } = new URL('/api/v2/tokens/me?preserveIdleTTL=true', url);
  const question = {
    method: 'GET',
    url: href,
    headers: { ...headers, ...WHO },
    timeoutMs: WHY_MS,
  } as const;
  try {
    return await directSend(question, (again) => (again.status === 401 ? again : BARE_401));
  } catch {
    return BARE_401;
  }
}

/** Says enough where nothing more can be learned. */
const BARE_401: HttpResponse = { status: 401, header: () => null, body: '' };
