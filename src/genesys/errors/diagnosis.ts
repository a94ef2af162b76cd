/**
 * Turns an answer that is not what was asked for into a diagnosis: data first, words later (messages.ts).
 * The codes are those of the official OpenAPI document (`x-inin-error-codes`); what they are about stands in the message
 * only (error-body.ts), and neither is trusted to be there.
 */

import type { HttpResponse } from '../http/http.ts';
import type { NoAnswerReason } from '../http/no-answer-error.ts';
import { allowedPerMinute } from '../http/rate-limit.ts';
import type { Redact } from '../http/redact.ts';
import { secondsToWait } from '../http/retry-after.ts';
import { permissionsOf, type Requirement } from '../requirements.ts';
import { isUuid } from '../values.ts';
import { type ErrorBody, errorBody, lists } from './error-body.ts';
import { isRejection } from './rejections.ts';

export type Kind =
  | 'token_expired'
  | 'token_not_accepted'
  | 'scope_missing'
  | 'permission_missing'
  | 'division_permission_missing'
  | 'policy_denied'
  | 'ip_not_allowed'
  | 'client_disabled'
  | 'user_required'
  | 'refused_without_reason'
  | 'not_found'
  | 'input_rejected'
  | 'rate_limited'
  | 'unavailable'
  | 'not_genesys'
  | 'unknown';

export interface Diagnosis {
  readonly kind: Kind;
  /** What was asked for and what it needs. */
  readonly requirement: Requirement;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** Genesys's error code, such as `missing.permissions`. */
  readonly code: string | null;
  /** Genesys's own message, without secrets, 4,000 characters at most. */
  readonly message: string | null;
  /** What the bracket in the message lists: scopes, permissions, policies or addresses. */
  readonly listed: readonly string[];
  /** The permissions that would do: those listed, else those that the call needs. */
  readonly permissions: readonly string[];
  /** Ids of the divisions that the message lists. */
  readonly divisionIds: readonly string[];
  readonly correlationId: string | null;
  /** May the same request succeed if it is sent again soon, and is that safe? */
  readonly retryable: boolean;
  /** Of a write: may it have happened all the same? Then it must not be sent again. */
  readonly outcomeUnknown: boolean;
  readonly retryAfterSeconds: number | null;
  /** Requests a minute that the connection is allowed; null when the answer does not say. */
  readonly allowedPerMinute: number | null;
  /** Why no answer came, if none came; `not_sent`: the run had too little time left to send the request. */
  readonly noAnswer: NoAnswer | null;
}

type NoAnswer = NoAnswerReason | 'not_sent';

const KIND_OF_CODE: ReadonlyMap<string | null | undefined, Kind> = new Map(
  Object.entries<Kind>({
    'app.not.authorized.for.scope': 'scope_missing',
    'missing.permissions': 'permission_missing',
    'missing.any.permissions': 'permission_missing',
    'missing.division.permission': 'division_permission_missing',
    'missing.division.permissions': 'division_permission_missing',
    'missing.any.division.permissions': 'division_permission_missing',
    'authz.policy.denied': 'policy_denied',
    'ip.not.authorized': 'ip_not_allowed',
    'not.a.user': 'user_required',
    'too.many.requests.retry.after': 'rate_limited',
  }),
);

/** Statuses that Genesys's own guidance calls retryable; 500 is not among them. */
const RETRYABLE = new Set([429, 502, 503, 504]);

/**
 * Diagnoses an answer with a status other than 2xx, or a 2xx whose body is not what Genesys sends.
 *
 * @param now milliseconds since 1970.
 * @param tokenExpiresAt when the token's lifetime ends, milliseconds since 1970; null when it is not known. Genesys answers
 *   a token that expired and one of another region with the same 401.
 * @param redact cuts out what must not be quoted: something between us and Genesys might echo what it saw.
 */
export function diagnose(
  requirement: Requirement,
  response: HttpResponse,
  now: number,
  tokenExpiresAt: number | null,
  redact: Redact,
): Diagnosis {
  const error = errorBody(response.body, redact);
  const message = error?.message ?? null;
  const kind = kindOf(response, error, (tokenExpiresAt ?? 0) > now);
  const retryable = RETRYABLE.has(response.status);
  const [listed, divisionIds] = message === null ? [[], []] : lists(message);
  return {
    ...diagnosisOf(kind, requirement),
    status: response.status,
    code: error?.code ?? null,
    message,
    listed,
    // Some messages list an internal class instead.
    permissions: listed.some(isPermission) ? listed.filter(isPermission) : permissionsOf(requirement),
    divisionIds: kind === 'division_permission_missing' ? divisionIds : [],
    correlationId: correlationId(response, error),
    retryable,
    retryAfterSeconds: retryable ? secondsToWait(response, message, now) : null,
    allowedPerMinute: allowedPerMinute(response),
  };
}

/** Diagnoses a request that got no whole answer. */
export function diagnoseNoAnswer(requirement: Requirement, reason: NoAnswer): Diagnosis {
  const tooLarge = reason === 'too_large';
  return {
    ...diagnosisOf(tooLarge ? 'not_genesys' : 'unavailable', requirement),
    retryable: !tooLarge && reason !== 'not_sent',
    noAnswer: reason,
  };
}

/**
 * What became of a write. A 4xx says that Genesys did not do it, and a request that never left did nothing; whatever else
 * comes in place of an answer (no answer, half of one, a 5xx, another site's page) may come after it was done.
 */
export function diagnosisOfWrite(diagnosis: Diagnosis): Diagnosis {
  const { kind, code, status, noAnswer, retryable } = diagnosis;
  const notSent = noAnswer === null ? status === null : NEVER_SENT.has(noAnswer);
  const refused = Math.trunc((status ?? 0) / 100) === 4;
  const outcomeUnknown = !notSent && !refused;
  const rejected = refused && kind === 'unknown' && isRejection(code);
  return {
    ...diagnosis,
    kind: rejected ? 'input_rejected' : kind,
    outcomeUnknown,
    retryable: retryable && !outcomeUnknown,
  };
}

const NEVER_SENT: ReadonlySet<NoAnswer> = new Set(['unreachable', 'not_sent']);

/** A diagnosis that comes from no single answer. */
export function diagnosisOf(kind: Kind, requirement: Requirement): Diagnosis {
  return {
    kind,
    requirement,
    status: null,
    code: null,
    message: null,
    listed: [],
    permissions: permissionsOf(requirement),
    divisionIds: [],
    correlationId: null,
    retryable: false,
    outcomeUnknown: false,
    retryAfterSeconds: null,
    allowedPerMinute: null,
    noAnswer: null,
  };
}

function kindOf(response: HttpResponse, error: ErrorBody | null, tokenAlive: boolean): Kind {
  const { status } = response;
  if (status === 429) return 'rate_limited';
  if (status >= 500 || status === 408) return 'unavailable';
  if (status < 400) return 'not_genesys';
  const ofCode = KIND_OF_CODE.get(error?.code);
  if (ofCode) return ofCode;
  if ((status === 401 || status === 403) && error !== null && isOfClient(error)) return 'client_disabled';
  if (status === 401) return tokenAlive ? 'token_not_accepted' : 'token_expired';
  if (error === null && response.body.trim() !== '') return 'not_genesys';
  if (status === 403) return 'refused_without_reason';
  return status === 404 ? 'not_found' : 'unknown';
}

/** Does it say that the OAuth client is at fault? */
function isOfClient({ message }: ErrorBody): boolean {
  // Where it speaks of none, one character is left.
  return (
    message !== null && /disabled|inactive|not active|not authorized/i.test(message.slice(message.search(/client/i)))
  );
}

const isPermission = (name: string) => /^[a-z][\w-]*:[a-zA-Z]+:[a-zA-Z]+$/.test(name);

/** Of what an answer says, only a UUID, as Genesys gives it: the rest is untrusted text. The newer header comes first. */
function correlationId(response: HttpResponse, error: ErrorBody | null): string | null {
  const given = [response.header('genesys-correlation-id'), response.header('inin-correlation-id'), error?.contextId];
  return given.find((value) => value && isUuid(value)) ?? null;
}
