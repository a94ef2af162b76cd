/** Lines as long as the terminal is wide. */

/** What is used of `process.stdout`; a pipe has no columns. */
interface Sized {
  readonly columns?: number | undefined;
}

/** Narrower than this nothing can be read, and in longer lines the eye gets lost. */
const NARROWEST = 40;
const WIDEST = 200;

/**
 * @param fallback for what is no terminal, such as a pipe or a file.
 * @param environment where a shell may say it: `COLUMNS` (POSIX, XBD 8.3).
 * @returns characters a line, from 40 to 200; else the fallback, which may be infinite.
 */
export function widthOf(out: Sized, fallback: number, environment: NodeJS.ProcessEnv = process.env): number {
  const width = out.columns || Number(environment.COLUMNS);
  return width ? Math.min(Math.max(Math.floor(width), NARROWEST), WIDEST) : fallback;
}

/**
 * Breaks at blanks, but not inside a command in backticks, which must stay whole to be copied. A longer word stays whole, too.
 *
 * @param first what the first line begins with; it counts.
 * @param rest what all others begin with.
 */
export function wrap(text: string, width: number, first = '', rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const [word] of text.matchAll(/\S*`[^`]*`\S*|\S+/g)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest + word;
    } else line = empty ? line + word : `${line} ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/**
 * A help text made to fit: paragraphs, synopses and flags with what they do beside them are each broken anew.
 *
 * @param usage as it is written, in lines of any length.
 */
export function fitted(usage: string, width: number): string {
  const blocks: { first: string; rest: string; text: string }[] = [];
  let open = false;
  for (const line of usage.split('\n')) {
    const [, begin = '', text = ''] = BLOCK.exec(line) ?? [];
    const indent = ' '.repeat(line.search(/\S|$/));
    if (begin !== '') {
      blocks.push({ first: begin, rest: ' '.repeat(begin.length), text });
      open = true;
    } else if (line.trim() === '') {
      blocks.push({ first: '', rest: '', text: '' });
      open = false;
    } else if (open) {
      const last = blocks.at(-1);
      if (last) last.text += ` ${line.trim()}`;
    } else {
      blocks.push({ first: indent, rest: indent, text: line.trim() });
      open = true;
    }
  }
  // Beside a column that takes more than half of a narrow terminal nothing could be read.
  const narrow = (rest: string) => (rest.length > width / 2 ? '    ' : rest);
  return blocks
    .flatMap(({ first, rest, text }) => wrap(text, width, first, narrow(rest)).map((line) => line.trimEnd()))
    .join('\n');
}

/** A line that begins a block: "Usage: ", another synopsis, a flag or a name with something beside it. */
const BLOCK = /^(Usage: | {7}(?=npm )| {2,}\S(?:\S| (?! ))* {2,})(.*)$/;

/** Prints a help text to standard output. */
export function printUsage(usage: string): void {
  process.stdout.write(`${fitted(usage, widthOf(process.stdout, 100))}\n`);
}

/**
 * Prints sentences, as wide as the terminal. What begins with a blank or stands in columns is to be copied, and stays as it is.
 *
 * @param out where to; a pipe or a file gets lines of any length.
 */
export function printProse(text: string, out: Sized & Pick<NodeJS.WritableStream, 'write'> = process.stdout): void {
  const width = widthOf(out, Number.POSITIVE_INFINITY);
  const lines = text.split('\n').flatMap((line) => (/^ | {2}/.test(line) ? [line] : wrap(line, width)));
  out.write(`${lines.join('\n')}\n`);
}
