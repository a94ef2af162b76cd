/**
 * The one thing the core needs from its runtime: a function that sends a request. Zapier's `z.request` and plain
 * `fetch` both fit, so that steps, scripts, benchmark and tests drive the very same code.
 */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the whole answer, body included, must be there. */
  readonly timeoutMs: number;
  /** Bytes that a wanted answer may have, as it comes and unpacked; left out, {@link SMALL_BODY_BYTES}. */
  readonly maxBytes?: number;
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

/** More than any answer about one thing, a token, a user, a queue or an error, which takes kilobytes. */
export const SMALL_BODY_BYTES = 1024 * 1024;

/** More than any list of Genesys: a page of 500 full queues is some 3 MB. What is parsed takes up to 35 times its bytes. */
const LARGE_BODY_BYTES = 8 * 1024 * 1024;

/** Ten times what a full queue takes. */
const ITEM_BYTES = 64 * 1024;

/**
 * @param items how many queues, members or the like are asked for.
 * @returns bytes that the answer may have: 1.06 MiB for one, 8 MiB from 112 on.
 */
export function bytesFor(items: number): number {
  return Math.min(SMALL_BODY_BYTES + items * ITEM_BYTES, LARGE_BODY_BYTES);
}

/** How large an answer of this status may be: whoever refuses has little to say, whatever was asked for. */
export function boundOf({ maxBytes = SMALL_BODY_BYTES }: Pick<HttpRequest, 'maxBytes'>, status: number): number {
  return status >= 200 && status < 300 ? maxBytes : Math.min(maxBytes, SMALL_BODY_BYTES);
}

/** What a body larger than its bound is refused with; as zlib does. */
export function tooLarge(): Error {
  return Object.assign(new Error('Too large'), { code: 'ERR_BUFFER_TOO_LARGE' });
}

/** RFC 6750 §2.1: visible ASCII, so that it can stand in a header, of which Node's servers take 16 kB. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,8192}$/.test(value);
}
