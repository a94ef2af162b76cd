/** Pieces of GitHub's Markdown (https://github.github.com/gfm/). */

/** What a page begins with, so that nobody fixes it by hand. */
export const GENERATED = '<!-- Made by `npm run docs`. Edit what it is made from, then run it again. -->';

/** Text as it is meant: nothing in it is Markdown or HTML. Code in backticks stays code. */
export function plainText(text: string): string {
  return text.replace(/`[^`]*`|[<*|\\]/g, (found) => (found.startsWith('`') ? found : `\\${found}`));
}

/** @param rows cells in Markdown; a line break in one becomes a blank. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\n/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
