/**
 * What Genesys says of a refusal: its `ErrorBody`, none of whose fields is certain to be there. Lists stand in the text of
 * `message`: `[a:b:c, d:e:f]`. Whatever answers may put megabytes there, so it is bounded before anything looks at it.
 */

import type { Redact } from '../http/redact.ts';
import { identifier, jsonObject, text } from '../values.ts';

export interface ErrorBody {
  /** Such as `missing.permissions`. */
  readonly code: string | null;
  /** Without secrets, 4,000 characters at most; where it was cut, no list has half an item. */
  readonly message: string | null;
  readonly contextId: string | undefined;
}

/** A longer one is not from Genesys. */
const LONGEST_BODY = 4 * 1024 * 1024;

/** A message that lists a hundred divisions has 4,000 characters. */
const LONGEST_MESSAGE = 4_000;

/** Secrets are searched in so much of it. */
const LONGEST_SEARCHED = 5 * LONGEST_MESSAGE;

/** More than this nobody reads. */
const MOST_LISTED = 10;

/** @returns null for what is no JSON object. */
export function errorBody(body: string, redact: Redact): ErrorBody | null {
  const parsed = body.length > LONGEST_BODY ? null : jsonObject(body);
  if (parsed === null) return null;
  const code = identifier(parsed.code);
  const { message } = parsed;
  return {
    code: code !== undefined && /^[\w.-]{1,80}$/.test(code) ? redact(code) : null,
    message: typeof message === 'string' && message !== '' ? bounded(message, redact) : null,
    contextId: text(parsed.contextId),
  };
}

function bounded(message: string, redact: Redact): string {
  // Secrets first: of one that is cut in two, the half that stays would not be known.
  const searched = redact(message, LONGEST_SEARCHED);
  if (message.length <= LONGEST_SEARCHED && searched.length <= LONGEST_MESSAGE) return searched;
  const kept = searched.slice(0, LONGEST_MESSAGE);
  const list = kept.lastIndexOf('[');
  if (list <= kept.lastIndexOf(']')) return kept;
  // The item that the cut goes through is dropped: half a permission would look like another one.
  const open = kept.slice(list);
  const item = open.lastIndexOf(',');
  return kept.slice(0, list) + (item === -1 ? '' : `${open.slice(0, item)}]`);
}

/** The bracketed lists of a message, `[a, b] … [c]`, and a single name in quotes. */
export function lists(message: string): [listed: string[], second: string[]] {
  // No bracket inside a list: else each one that opens would be searched to the end.
  const [first = [], second = []] = [...message.matchAll(/\[([^[\]]*)\]/g)].map(([, names]) =>
    `${names}`
      .split(',')
      .map((name) => name.trim())
      .filter((name) => /^[\w:.-]{1,100}$/.test(name))
      .slice(0, MOST_LISTED),
  );
  const quoted = /'([a-z]+:[a-zA-Z]+:[a-zA-Z]+)'/.exec(message)?.[1];
  return quoted ? [[quoted], first] : [first, second];
}
