/**
 * Zapier's `z.request` as the core's `SendRequest`. Measured in core 19.1.0: without `raw` it parses every body twice and
 * scrubs it; without an AbortSignal over the body a short answer never ends; redirects are followed, and a 307 sends a
 * POST's form to the other host.
 */
import type { RawHttpResponse, ZObject } from 'zapier-platform-core';
import { NoAnswerError } from '../genesys/errors/no-answer-error.ts';
import { type HttpRequest, type HttpResponse, MAX_BODY_BYTES, type SendRequest } from '../genesys/http.ts';

export function zapierSend(z: ZObject): SendRequest {
  return async (request) => {
    const { timeoutMs, signal: unwanted, ...options } = request;
    const { host } = new URL(request.url);
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = unwanted ? AbortSignal.any([timeout, unwanted]) : timeout;
    try {
      // Named first: core knows `signal` and `throwForThrottlingEarly`, its types do not.
      const all = { ...options, ...RAW, signal };
      const response = await z.request(all);
      const body = await response.text();
      if (isShort(response, body)) throw new NoAnswerError('cut', host);
      return { status: response.status, header: (name) => response.headers.get(name), body };
    } catch (error) {
      // Core throws on a 401 before any of our code sees the answer, and its body is lost.
      if (error instanceof Error && error.name === 'RefreshAuthError') return unauthorized(request, signal);
      throw noAnswer(error, signal, host);
    }
  };
}

const RAW = {
  raw: true,
  redirect: 'manual',
  skipThrowForStatus: true,
  throwForThrottlingEarly: false,
  size: MAX_BODY_BYTES,
} as const;

/** node-fetch ends a body without complaint when the connection ends before Content-Length is reached. */
function isShort(response: RawHttpResponse, body: string): boolean {
  const length = response.headers.get('content-length');
  return length !== null && !response.headers.has('content-encoding') && Buffer.byteLength(body) < Number(length);
}

/**
 * The answer to a 401 that core swallowed: the token's own endpoint is asked once with `fetch`, which does give the
 * body, because "IP address not allowed" and "client disabled" are mended by other people than an expired token.
 */
async function unauthorized(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
  const { authorization } = request.headers;
  if (authorization?.startsWith('Bearer ')) {
    try {
      const url = new URL('/api/v2/tokens/me?preserveIdleTTL=true', request.url);
      const again = await fetch(url, { headers: { authorization }, redirect: 'manual', signal });
      const body = await again.text();
      if (again.status === 401) return { status: 401, header: (name) => again.headers.get(name), body };
    } catch {
      // Without that answer the plain 401 says enough.
    }
  }
  return { status: 401, header: () => null, body: '' };
}

/** node-fetch's errors: https://github.com/node-fetch/node-fetch/blob/2.x/ERROR-HANDLING.md */
function noAnswer(error: unknown, signal: AbortSignal, host: string): unknown {
  if (signal.aborted) return new NoAnswerError('timeout', host);
  const { type, code } = error as { type?: string; code?: string };
  if (type === 'max-size') return new NoAnswerError('too_large', host);
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new NoAnswerError('unreachable', host);
  const ofFetch = error instanceof Error && error.name === 'FetchError';
  return ofFetch || code ? new NoAnswerError('cut', host) : error;
}
