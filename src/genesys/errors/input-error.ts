/** Something that a person typed or configured cannot be used. The message says what was wrong and what is accepted. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The longest input that a sentence shows, in characters. */
const LONGEST = 200;

/**
 * What somebody entered, or mapped from an earlier step, as a sentence shows it.
 *
 * @param value of any type.
 * @returns text in quotes, 200 characters of it at most; what is no text as JSON.
 */
export function shown(value: unknown): string {
  const text = plain(value);
  return text.length > LONGEST ? `"${text.slice(0, LONGEST)}…"` : `"${text}"`;
}

/** Without calling what the value may have in place of a `toString`. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

/** A region that is none, or none any more: only choosing another one helps. */
export class UnknownRegionError extends InputError {}
