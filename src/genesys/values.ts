/**
 * Reads single values out of an answer. The contract calls every property optional, and what answers may not be Genesys:
 * a value of another type than expected counts as left out.
 */

/** The longest name, id or message of an answer that is shown to a person, in characters. */
const LONGEST = 200;

/** @returns text of 1 to 200 characters, the rest cut off; undefined for anything else. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST) : undefined;
}

/** @returns a finite number; undefined for anything else. */
export function number(value: unknown): number | undefined {
  return Number.isFinite(value) ? Number(value) : undefined;
}

/** @returns a whole number of at least `least`; undefined for anything else. */
export function whole(value: unknown, least: number): number | undefined {
  return Number.isInteger(value) && Number(value) >= least ? Number(value) : undefined;
}

/** @returns the texts in a list; undefined for what is no list. */
export function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(text).filter((item) => item !== undefined) : undefined;
}

/** @returns milliseconds since 1970 of an ISO 8601 text; undefined for anything else. */
export function time(value: unknown): number | undefined {
  return number(typeof value === 'string' ? Date.parse(value) : undefined);
}

/** @returns the names of the objects in a list; empty for what is no list. */
export function names(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((item) => text(item?.name) ?? []) : [];
}
