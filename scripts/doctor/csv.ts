/**
 * CSV by RFC 4180, for spreadsheets. A cell that a spreadsheet would take for a formula gets an apostrophe in front, by
 * https://owasp.org/www-community/attacks/CSV_Injection: whoever may name a queue must not run formulas at whoever opens the list.
 * Where the decimal mark is a comma, spreadsheets part cells at semicolons, some at tabs, and a quote in the middle of such a
 * line holds nothing together: what stands behind one of them inside a cell is treated as the beginning of one.
 */
type Cell = string | number | undefined;

/** @returns the records with CRLF after each, the last one included. */
export function csv(rows: ReadonlyArray<readonly Cell[]>): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/**
 * What a spreadsheet would take for a formula. Full-width forms count as their ASCII ones in some, and some skip blanks,
 * quotes and what cannot be seen before them.
 */
const FORMULA = String.raw`[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}"]*[=+\-@\uff1d\uff0b\uff0d\uff20]`;

/** At the start, or a tab or a line break there. */
const AT_START = new RegExp(`^${FORMULA}|^[\\t\\r\\n]`, 'u');

/** Behind what may part cells. */
const BEHIND = new RegExp(`[;,\\t\\r\\n](?=${FORMULA})`, 'gu');

function cell(value: Cell): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const safe = `${AT_START.test(value) ? "'" : ''}${value.replace(BEHIND, "$&'")}`;
  return /[",;\t\r\n']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
