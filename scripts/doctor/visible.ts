/**
 * Names come from outside. Control characters among them could move the cursor, color the terminal or break a line, and
 * a long one could bury what matters. They are printed as what they are not, U+FFFD, and cut.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

export function visible(text: string): string {
  return text.replace(UNSEEN, '\ufffd');
}

/** The same for a cell of CSV, which may hold line breaks and tabs: its quotes keep them together. */
export function visibleCell(text: string): string {
  return text.replace(UNSEEN, (character) => (/[\t\r\n]/.test(character) ? character : '\ufffd'));
}

/** The longest name that is printed whole, in characters; the core has the same. */
const LONGEST = 200;

/** @param value a single value of an answer, such as a name. */
export function shown(value: string): string {
  return visible(value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value);
}

/** How many of a list are printed. */
const MOST = 20;

/** @returns the first of them, and how many more there are. */
export function listed(parts: readonly string[], separator = ', '): string {
  const rest = parts.length - MOST;
  return `${parts.slice(0, MOST).join(separator)}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** JSON for a program, that does no harm to a terminal either: the same data, what cannot be seen escaped. */
export function printableJson(value: unknown): string {
  // Its own line breaks are all that JSON.stringify leaves of the first 32.
  return JSON.stringify(value, null, 2).replace(UNSEEN, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
