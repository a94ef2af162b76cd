/**
 * A sender that remembers what the core has no use for: the rate-limit headers, the type of the token, and how many
 * pages of queues came.
 */
import type { HttpResponse, SendRequest } from '../../src/genesys/http/http.ts';
import { headerNumber, jsonObject } from '../../src/genesys/values.ts';

interface RateLimit {
  /** Requests counted in the running minute. */
  readonly count: number;
  readonly allowed: number;
  /** Seconds until the minute is over. */
  readonly reset: number;
}

export interface Heard {
  /** Of the newest answer that told it; null when none did. */
  rateLimit: RateLimit | null;
  /** RFC 6749 §5.1; null when the login host did not say. */
  tokenType: string | null;
  /** Answers with a page of queues. */
  pages: number;
}

/** @param onPage called for each page of queues. */
export function listening(send: SendRequest, onPage: (pages: number) => void = () => {}): [SendRequest, Heard] {
  const heard: Heard = { rateLimit: null, tokenType: null, pages: 0 };
  const listen: SendRequest = (request, read) =>
    send(request, (response) => {
      const { pathname } = new URL(request.url);
      heard.rateLimit = rateLimit(response) ?? heard.rateLimit;
      if (response.status === 200 && pathname === '/oauth/token') heard.tokenType = tokenType(response);
      if (response.status === 200 && pathname === '/api/v2/routing/queues') onPage(++heard.pages);
      return read(response);
    });
  return [listen, heard];
}

/** https://developer.genesys.cloud/platform/api/rate-limits */
function rateLimit({ header }: HttpResponse): RateLimit | null {
  const [count, allowed, reset] = ['count', 'allowed', 'reset'].map((name) =>
    headerNumber(header(`inin-ratelimit-${name}`)),
  );
  return count !== undefined && allowed !== undefined && reset !== undefined ? { count, allowed, reset } : null;
}

/** What is printed of it is our own word: whatever stands there came from outside, and may be a secret. */
function tokenType({ body }: HttpResponse): string | null {
  const type = jsonObject(body)?.token_type;
  return typeof type === 'string' && /^bearer$/i.test(type) ? 'bearer' : null;
}
