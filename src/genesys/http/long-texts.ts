/**
 * The long texts of an answer, found in its JSON without reading it again: only those are cut when they are read, and a
 * secret must be cut out before that, since half of it would not be known. From quote to quote in leaps of the length that
 * is not long, so that a page of megabytes takes a hundredth of the time that parsing it takes.
 */

/**
 * @param json that is known to be JSON.
 * @param longest characters of a text that is not long.
 * @returns the texts with more, and what else may be as long between two quotes, such as numbers.
 */
export function longTexts(json: string, longest: number): string[] {
  const found: string[] = [];
  for (let last = -1; json.length - last > longest + 1; ) {
    const quote = quoteBefore(json, last + longest + 1, last);
    if (quote > last) last = quote;
    else {
      const next = quoteAfter(json, last + longest + 1);
      found.push(unescaped(json.slice(last + 1, next)));
      last = next;
    }
  }
  return found;
}

/** @returns the last quote at this index or before it; `least` where there is none behind that. */
function quoteBefore(json: string, index: number, least: number): number {
  let quote = json.lastIndexOf('"', index);
  while (isEscaped(json, quote)) quote = json.lastIndexOf('"', quote - 1);
  return Math.max(quote, least);
}

/** @returns the first quote behind this index; the length of all where there is none. */
function quoteAfter(json: string, index: number): number {
  let quote = json.indexOf('"', index);
  while (isEscaped(json, quote)) quote = json.indexOf('"', quote + 1);
  return quote < 0 ? json.length : quote;
}

/** Where there is none, at -1, nothing stands before it. */
function isEscaped(json: string, quote: number): boolean {
  let backslashes = 0;
  while (json[quote - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** What has no escape is as it reads, or is no text: numbers, and line breaks between them. */
function unescaped(piece: string): string {
  return piece.includes('\\') ? JSON.parse(`"${piece}"`) : piece;
}
