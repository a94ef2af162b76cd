/**
 * CSV by RFC 4180, for spreadsheets. A cell that a spreadsheet would take for a formula gets an apostrophe in front, by
 * https://owasp.org/www-community/attacks/CSV_Injection: whoever may name a queue must not run formulas at whoever opens the list.
 * Where the decimal mark is a comma, spreadsheets part cells at semicolons, some at tabs: cells with either are quoted, too.
 */
type Cell = string | number | undefined;

/** @returns the records with CRLF after each, the last one included. */
export function csv(rows: ReadonlyArray<readonly Cell[]>): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  // Full-width forms count as their ASCII ones in some spreadsheets, and blanks before them are skipped in some.
  const safe = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",;\t\r\n']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
