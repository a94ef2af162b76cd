/**
 * Reads single values out of an answer. The contract calls every property optional, and what answers may not be Genesys:
 * a value of another type than expected counts as left out. Nothing else makes text of what an answer holds: an object
 * there may bring a `toString` of its own.
 */

/** The longest name, id or message of an answer that is shown to a person, in characters. */
export const LONGEST = 200;

/** How many items of a list are read: more than this nobody reads, and Genesys has 134 scopes. */
const MOST = 200;

/** An ISO 8601 date has 24 characters, an HTTP date (RFC 9110 §5.6.7) 29. */
const LONGEST_TIME = 40;

/** @returns text of 1 to 200 characters, the rest cut off; undefined for anything else. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST) : undefined;
}

/**
 * What means something only as a whole: an id, an address, the name of a scope. Cut, it would be another one.
 *
 * @returns text of 1 to 200 characters; undefined for anything else, a longer text included.
 */
export function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= LONGEST && value !== '' ? value : undefined;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Is this text an id of Genesys Cloud, and no name? Every id is a UUID, in lower case, which not every app keeps; anything else gets a 400 `invalid.id`. */
export const isId = (text: string) => UUID.test(text);

/** @returns a finite number; undefined for anything else. */
export function number(value: unknown): number | undefined {
  return Number.isFinite(value) ? Number(value) : undefined;
}

/** @returns a whole number of at least `least`; undefined for anything else. */
export function whole(value: unknown, least: number): number | undefined {
  return Number.isInteger(value) && Number(value) >= least ? Number(value) : undefined;
}

/**
 * @param most how many of the list are read.
 * @returns the identifiers in a list; undefined for what is no list, and for one of which nothing can be read: that is not
 *   known, which is not the same as empty.
 */
export function texts(value: unknown, most = MOST): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const readable = value
    .slice(0, most)
    .map(identifier)
    .filter((item) => item !== undefined);
  return readable.length === 0 && value.length > 0 ? undefined : readable;
}

/** @returns milliseconds since 1970 of an ISO 8601 text or an HTTP date; undefined for anything else. */
export function time(value: unknown): number | undefined {
  return number(typeof value === 'string' && value.length <= LONGEST_TIME ? Date.parse(value) : undefined);
}

/** @returns the names of the objects in a list, of the first 200; empty for what is no list. */
export function names(value: unknown): string[] {
  return Array.isArray(value) ? value.slice(0, MOST).flatMap((item) => text(item?.name) ?? []) : [];
}

/** @returns the whole number, of at most nine digits, that a header holds; undefined for anything else. */
export function headerNumber(value: unknown): number | undefined {
  return typeof value === 'string' && value.length <= 9 && /^\d+$/.test(value) ? Number(value) : undefined;
}

/**
 * Parses what should be a JSON object. Every answer of Genesys that we read is one.
 *
 * @returns null for everything else: no JSON, or JSON that is no object.
 */
export function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** @returns false for null and for a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The objects in a list of an answer. Lists of statistics may be missing, which means that there is nothing to tell; what
 * is no list, or no object in it, counts as missing too.
 *
 * @typeParam T the contract's type, all of whose properties are optional.
 */
export function objects<T extends object>(list: readonly T[] | null | undefined): T[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : [];
}
