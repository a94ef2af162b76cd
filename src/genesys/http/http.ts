/**
 * The one thing the core needs from its runtime: a function that sends a request. Zapier's `z.request` and plain
 * `fetch` both fit, so that steps, scripts, benchmark and tests drive the very same code.
 */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the whole answer, body included, must be there. */
  readonly timeoutMs: number;
  /** Aborted when the run no longer wants the answer. */
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** @param name any case. */
  header(name: string): string | null;
  /** The whole body as text. */
  readonly body: string;
}

/**
 * Sends one request and reads what comes back: any status, 3xx (never followed), 401 and 429 included.
 *
 * @param read makes of the answer what is needed, at once, so that no promise ever holds a whole page: what a promise has
 *   held stays in memory long after it was read.
 * @throws {NoAnswerError} when no whole answer came; and what `read` throws.
 */
export type SendRequest = <T>(request: HttpRequest, read: (response: HttpResponse) => T) => Promise<T>;

/** More than any answer of Genesys: 500 queues are some 3 MB. Bounds memory when something else answers, ten times at once. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** RFC 6750 §2.1: visible ASCII, so that it can stand in a header, of which Node's servers take 16 kB. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,8192}$/.test(value);
}
