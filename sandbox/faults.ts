/**
 * Faults on demand: what networks, proxies and busy servers do to a client. A fault waits for the requests it matches and then acts instead
 * of the normal answer, or upon it; `when` says whether the request takes effect before that, so that the sandbox knows the truth of what a
 * client can only guess.
 */
interface FaultMatch {
  method?: string;
  /** The start of the path, or the source of a regular expression. */
  path?: string;
  /** Parameters that must be there with these values. */
  query?: Record<string, string>;
  /** Text the request's body must contain, such as `grant_type=refresh_token`. */
  body?: string;
}

type Kind =
  /** Any status with an ErrorBody (`code`, `message`), or with `raw` as its body. */
  | { kind: 'status'; status: number; code?: string; message?: string; headers?: Record<string, string>; raw?: string }
  /** The socket is destroyed. */
  | { kind: 'reset' }
  /** No answer ever; with `headers`, none after the headers. */
  | { kind: 'hang'; headers?: boolean }
  /** A web page, as proxies and captive portals send. */
  | { kind: 'html'; status?: number }
  /**
   * The connection ends within the body, `at` so many bytes of it (half of them by default, and never all), or within the headers when there is
   * no body; with `gzip`, the compressed body itself is short.
   */
  | { kind: 'cut'; gzip?: boolean; at?: number }
  | { kind: 'redirect'; status?: 301 | 302 | 303 | 307 | 308; location: string }
  /** A status without a body. */
  | { kind: 'empty'; status?: number }
  /** The normal answer, later; with `when: 'after'` the request takes effect at once. */
  | { kind: 'delay'; ms: number }
  /** Another JSON body. */
  | { kind: 'body'; json: unknown; status?: number }
  /** The normal JSON answer without some of its fields, such as `refresh_token`. */
  | { kind: 'omit'; fields: string[] }
  /** A JSON body of this many bytes (default 64 MiB). */
  | { kind: 'huge'; bytes?: number };

export type Fault = Kind & {
  /** Every request when absent. */
  match?: FaultMatch;
  /**
   * `before`: instead of handling the request, which never takes effect. `after`: the request was handled, and only its answer suffers.
   * `cut` and `omit` come after by default, all others before; `omit` cannot come before.
   */
  when?: 'before' | 'after';
  /** How many requests it hits (default 1). */
  times?: number | 'forever';
  /** How many matching requests it lets pass first (default 0). */
  skip?: number;
};

export const FAULT_KINDS: readonly Fault['kind'][] = [
  ...(['status', 'reset', 'hang', 'html', 'cut', 'redirect', 'empty', 'delay', 'body', 'omit', 'huge'] as const),
];

/** @returns whether the request that the fault hits is handled all the same */
export function takesEffect({ kind, when }: Fault): boolean {
  return kind === 'delay' || (when ?? (kind === 'cut' || kind === 'omit' ? 'after' : 'before')) === 'after';
}

const isStatus = (status: unknown) => Number.isInteger(status) && Number(status) >= 100 && Number(status) <= 599;

/** What comes over HTTP may be no fault that can be: an answer could not be made of it. */
function lackingOf(fault: Fault): string | undefined {
  const given: Readonly<Record<string, unknown>> = fault;
  const { kind, status, ms, location, fields } = given;
  if ((kind === 'status' || status !== undefined) && !isStatus(status)) return 'a "status" from 100 to 599';
  if (kind === 'delay' && !(Number.isFinite(ms) && Number(ms) >= 0)) return '"ms", a number of 0 or more';
  if (kind === 'body' && given.json === undefined) return '"json"';
  if (kind === 'redirect' && (typeof location !== 'string' || location === '')) return 'a "location"';
  if (kind === 'omit' && !(Array.isArray(fields) && fields.every((field) => typeof field === 'string')))
    return '"fields", a list of names';
  return undefined;
}

export class Faults {
  #waiting: { fault: Fault; skip: number; left: number }[] = [];

  /**
   * Adds a fault; the first added that matches a request acts on it, and only that one.
   * @throws {SyntaxError} for a bad regular expression, `when` or `at`, and for a fault that lacks what its kind needs
   */
  add(fault: Fault): void {
    const { kind, when } = fault;
    const lacking = lackingOf(fault);
    if (lacking !== undefined) throw new SyntaxError(`"${kind}" needs ${lacking}`);
    if (when !== undefined && when !== 'before' && when !== 'after') {
      throw new SyntaxError('"when" must be before or after');
    }
    if (kind === 'omit' && when === 'before') throw new SyntaxError('"omit" needs an answer, so it comes after');
    if (kind === 'cut' && fault.at !== undefined && !(Number.isInteger(fault.at) && fault.at >= 0)) {
      throw new SyntaxError('"at" must be a whole number, 0 or more');
    }
    new RegExp(fault.match?.path ?? '');
    const left = fault.times === 'forever' ? Number.POSITIVE_INFINITY : (fault.times ?? 1);
    this.#waiting.push({ fault, skip: fault.skip ?? 0, left });
  }

  /** Removes all faults. */
  clear(): void {
    this.#waiting = [];
  }

  /** The fault for this request, counted as used; undefined when it may pass. */
  take(request: { method: string; path: string; query: URLSearchParams; text: string }): Fault | undefined {
    for (const entry of this.#waiting) {
      if (entry.left <= 0 || !matches(entry.fault.match ?? {}, request)) continue;
      if (entry.skip > 0) entry.skip -= 1;
      else {
        entry.left -= 1;
        return entry.fault;
      }
    }
    return undefined;
  }
}

function matches(
  { method, path, query, body }: FaultMatch,
  request: { method: string; path: string; query: URLSearchParams; text: string },
): boolean {
  return (
    (method === undefined || method.toUpperCase() === request.method) &&
    (path === undefined || request.path.startsWith(path) || new RegExp(path).test(request.path)) &&
    Object.entries(query ?? {}).every(([name, value]) => request.query.getAll(name).includes(value)) &&
    (body === undefined || request.text.includes(body))
  );
}
