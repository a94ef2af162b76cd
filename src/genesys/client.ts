/**
 * Asks Genesys Cloud, for one connection and one run. Knows the region's API host and sends the token to no other;
 * repeats what Genesys calls retryable; gives up in time for Zapier, which stops a run after 30 seconds; and explains a
 * refusal with what the token says of itself.
 */

import { type Diagnosis, diagnose, diagnoseNoAnswer, diagnosisOf, diagnosisOfWrite } from './errors/diagnosis.ts';
import { GenesysError } from './errors/genesys-error.ts';
import { ATTEMPTS, backoffMs } from './http/backoff.ts';
import { isFlood } from './http/flood.ts';
import { type HttpRequest, type HttpResponse, isToken, type SendRequest } from './http/http.ts';
import { NoAnswerError } from './http/no-answer-error.ts';
import { isPressed } from './http/rate-limit.ts';
import { type Redact, redactor } from './http/redact.ts';
import { answerRedactor } from './http/redact-answer.ts';

import type { Region } from './regions.ts';
import type { Requirement } from './requirements.ts';
import { DAY_MS } from './time.ts';
import { jsonObject, time } from './values.ts';

/** A run ends by itself before Zapier ends it at 30 s, so that the user reads a sentence and not "timed out". */
export const RUN_BUDGET_MS = 25_000;

/** One answer, body included. The largest page, 500 full queues, takes Genesys some seconds. */
const REQUEST_TIMEOUT_MS = 10_000;

/** A write must leave time to look whether it happened, where its answer does not tell. */
const LOOK_MS = 6_000;

/** A write that might have to be given up before this is not sent at all. */
const LEAST_WRITE_MS = 4_000;

/** A person in the editor waits no longer than this for one retry; a longer wait is Zapier's to arrange. */
const LONGEST_WAIT_MS = 5_000;

/** What the core needs from its runtime. */
export interface Runtime {
  readonly send: SendRequest;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** At least 0, below 1. */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Tells the owner of the integration, never the user; given no secrets. */
  readonly log: (message: string) => void;
}

interface Query {
  readonly [name: string]: string | number | boolean | readonly string[] | undefined;
}

export interface Call {
  readonly requirement: Requirement;
  /** Path below the API host, ids already encoded. */
  readonly path: string;
  readonly query?: Query;
  /** Sent as JSON. A call with a body that names no `write` is a query by POST and only reads. */
  readonly body?: unknown;
  /** How a call that changes something is sent. It is sent once: again only where it surely did not happen. */
  readonly write?: 'POST' | 'PATCH';
  /** Aborted when the answer is no longer wanted. */
  readonly signal?: AbortSignal;
  /** Bytes that the answer may have; left out, 1 MiB. */
  readonly maxBytes?: number;
  /** False for a call that is not worth a second attempt. */
  readonly retry?: boolean;
}

export interface Answer<T> {
  readonly data: T;
  /** HTTP status, 200 to 299. */
  readonly status: number;
  /** The server's clock, milliseconds since 1970; null when it did not say, or cannot be believed. */
  readonly date: number | null;
  /** Is the connection close to its rate limit, or was it over it a moment ago? */
  readonly pressed: boolean;
}

/** The token of a connection. */
interface AccessToken {
  readonly value: string;
  /** Milliseconds since 1970; null when it is not known. */
  readonly expiresAt: number | null;
  /** Does it belong to no user, but to an OAuth client that acts for itself? Then what needs a user is refused here. */
  readonly actsForItself?: boolean;
  /** What else must never be quoted from an answer, such as the refresh token. */
  readonly secrets?: readonly string[];
}

export interface Client {
  readonly region: Region;
  /** Of its token, see {@link AccessToken}. */
  readonly actsForItself: boolean;
  readonly runtime: Runtime;
  /** When the run's budget is used up, milliseconds since 1970. */
  readonly deadline: number;
  /** Cuts what the connection keeps secret out of a text of an answer; needed where the text is cut by something else than values.ts. */
  readonly redact: Redact;
  /**
   * Sends one call, again when that may help and, where it writes, when it surely did not happen.
   *
   * @param reduce makes of a large answer what is needed, as soon as it is parsed. A write may be answered without a body:
   *   that is `{}`.
   * @throws {GenesysError} when Genesys does not answer with what was asked for; `outcomeUnknown` where it may have happened
   *   all the same. And what `reduce` throws.
   */
  call<T, R = T>(call: Call, reduce?: (data: T) => R): Promise<Answer<R>>;
}

/**
 * @param region where the account lives: the only host that gets the token.
 * @param token the connection's bearer token (RFC 6750).
 * @param runtime how to send, what time it is.
 */
export function createClient(region: Region, token: AccessToken, runtime: Runtime): Client {
  const { send, now, random, sleep } = runtime;
  const deadline = now() + RUN_BUDGET_MS;
  const secrets = [token.value, ...(token.secrets ?? [])];
  const { actsForItself = false } = token;
  const redact = redactor(secrets);
  const redacted = answerRedactor(secrets);

  async function once<T, R>(call: Call, reduce: (data: T) => R): Promise<Answer<R> | Diagnosis> {
    // It could not stand in a header, and the error about that would print it.
    if (!isToken(token.value)) return diagnosisOf('token_expired', call.requirement);
    if (actsForItself && call.requirement.user) return diagnosisOf('user_required', call.requirement);
    const left = deadline - now() - (call.write ? LOOK_MS : 0);
    if (call.write && left < LEAST_WRITE_MS) return diagnoseNoAnswer(call.requirement, 'not_sent');
    const timeoutMs = Math.min(REQUEST_TIMEOUT_MS, Math.max(left, 1));
    const read = (response: HttpResponse): Answer<R> | Diagnosis => {
      if (response.status >= 200 && response.status < 300) {
        if (isFlood(response.body)) return { ...diagnosisOf('not_genesys', call.requirement), status: response.status };
        const bare = call.write && response.body === '';
        const data = bare ? {} : jsonObject(response.body);
        if (data)
          return {
            data: reduce(redacted(data, response.body) as T),
            status: response.status,
            date: serverDate(response, now()),
            pressed: isPressed(response),
          };
        if (!isHtml(response)) return diagnoseNoAnswer(call.requirement, 'cut');
      }
      return diagnose(call.requirement, response, now(), token.expiresAt, redact);
    };
    try {
      return await send(httpRequest(region, token, call, timeoutMs), read);
    } catch (error) {
      if (error instanceof NoAnswerError) return diagnoseNoAnswer(call.requirement, error.reason);
      throw error;
    }
  }

  async function ask<T, R>(
    call: Call,
    reduce: (data: T) => R,
    attempt = 0,
    throttledBefore = false,
  ): Promise<Answer<R>> {
    const answer = await once(call, reduce);
    const outcome = call.write && !('data' in answer) ? diagnosisOfWrite(answer) : answer;
    if ('data' in outcome) return throttledBefore ? { ...outcome, pressed: true } : outcome;
    const throttled = throttledBefore || outcome.kind === 'rate_limited';
    const waitMs = Math.max(backoffMs(attempt, throttled, random()), (outcome.retryAfterSeconds ?? 0) * 1000);
    const again = outcome.retryable && call.retry !== false && attempt + 1 < ATTEMPTS && !call.signal?.aborted;
    const latest = call.write ? deadline - LOOK_MS - LEAST_WRITE_MS : deadline;
    if (!again || waitMs > LONGEST_WAIT_MS || now() + waitMs >= latest)
      throw new GenesysError(outcome, { regionName: region.name, actsForItself });
    await sleep(waitMs);
    return ask(call, reduce, attempt + 1, throttled);
  }

  return {
    region,
    actsForItself,
    runtime,
    deadline,
    redact,
    call: <T, R = T>(call: Call, reduce: (data: T) => R = (data) => data as unknown as R) => ask(call, reduce),
  };
}

function httpRequest(region: Region, token: AccessToken, call: Call, timeoutMs: number): HttpRequest {
  const url = new URL(call.path, region.api);
  for (const [name, value] of Object.entries(call.query ?? {}))
    for (const item of Array.isArray(value) ? value : value === undefined ? [] : [value])
      url.searchParams.append(name, String(item));
  const headers = { accept: 'application/json', authorization: `Bearer ${token.value}` };
  const base = {
    url: url.href,
    timeoutMs,
    ...(call.signal && { signal: call.signal }),
    ...(call.maxBytes && { maxBytes: call.maxBytes }),
  };
  if (call.body === undefined) return { ...base, method: 'GET', headers };
  return {
    ...base,
    method: call.write ?? 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(call.body),
  };
}

const isHtml = (response: HttpResponse) => /html/i.test(response.header('content-type') ?? '');

/** Servers' clocks are right to the second, and so are Zapier's; a date that is more than a day off was not read from one. */
function serverDate(response: HttpResponse, now: number): number | null {
  const date = time(response.header('date'));
  return date !== undefined && Math.abs(date - now) <= DAY_MS ? date : null;
}
