/** What differs between a table of the integration and its official source. */
export interface Difference {
  /** In a sentence without its full stop. */
  readonly what: string;
  /** The line of the table that it is about; null for one to be added. */
  readonly line: number | null;
  /** What to do with that line. */
  readonly change: string;
}

/**
 * @param text of a source file.
 * @returns the number of the first line that is the wanted one, as editors count; null when there is none.
 */
export function lineOf(text: string, wanted: (line: string) => boolean): number | null {
  const index = text.split('\n').findIndex(wanted);
  return index === -1 ? null : index + 1;
}
