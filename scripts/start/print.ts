/** The story as text: plain for a pipe or a file; with color and a progress indicator for a terminal. */
import { styleText } from 'node:util';
import { widthOf, wrap } from '../lib/terminal.ts';
import { type Chapter, type Facts, type Outcome, outcomes, type Story } from './chapter.ts';

type Value = Facts[string];

/** Characters a line where it is no terminal. */
const WIDTH = 100;
const INDENT = '   ';
/** Of what a person reads, below the mark and the situation. */
const READ_INDENT = '       ';
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 80;
/** Back to the start of the line, and erase it (ECMA-48: CR, EL). */
const CLEAR_LINE = '\r\x1b[K';

export interface Printer {
  opening(sandbox: Story['sandbox']): void;
  /** Shows that a chapter is being worked on. @param requests counts the requests made so far */
  working(title: string, requests: () => number): void;
  chapter(number: number, chapter: Chapter): void;
  closing(story: Story): void;
  /** Takes the progress indicator away. */
  clear(): void;
}

/** What is used of `process.stdout`; a pipe has only `write`. */
export interface Out {
  readonly isTTY?: boolean;
  readonly columns?: number | undefined;
  /** Node's answer, which NO_COLOR (https://no-color.org) and TERM=dumb turn to no. */
  hasColors?(): boolean;
  write(text: string): unknown;
}

/** @param out where to; color and progress are for a terminal that has colors. */
export function createPrinter(out: Out): Printer {
  const width = widthOf(out, WIDTH);
  const fancy = out.isTTY === true && out.hasColors?.() === true;
  const style = (format: 'bold' | 'dim' | 'green' | 'red', text: string) =>
    fancy ? styleText(format, text, { validateStream: false }) : text;
  const outcome = (what: string, { held, reason }: Outcome) => {
    const sentence = held ? what : `${what}: ${reason}`;
    const mark = `${INDENT}${held ? style('green', '✓') : style('red', '✗')}`;
    // In a pipe or a file it stays as it was said.
    if (!out.columns) return [`${mark} ${sentence}`];
    const lines = wrap(sentence, width, `${INDENT}  `);
    return lines.map((line, index) => (index > 0 ? line : mark + line.slice(INDENT.length + 1)));
  };
  const styled = (format: 'bold' | 'dim' | 'green' | 'red', text: string) =>
    wrap(text, width).map((line) => style(format, line));
  const print = (lines: readonly string[]) => out.write(`${lines.join('\n')}\n`);
  let spinner: NodeJS.Timeout | undefined;

  function clear(): void {
    if (spinner === undefined) return;
    clearInterval(spinner);
    spinner = undefined;
    out.write(CLEAR_LINE);
  }

  return {
    clear,
    opening: ({ url, queues }) =>
      print([
        ...styled('bold', 'Genesys Cloud queues in Zapier, run as Zapier runs it'),
        ...styled('dim', `against a sandbox of Genesys Cloud on this machine (${url}, ${text(queues)} queues).`),
      ]),

    working(title, requests) {
      if (!fancy) return;
      let frame = 0;
      spinner = setInterval(() => {
        out.write(`${CLEAR_LINE}${INDENT}${FRAMES[frame++ % FRAMES.length]} ${title}, ${requests()} requests so far`);
      }, FRAME_MS);
    },

    chapter(number, { title, about, facts, first_rows = [], cases = [], checks }) {
      clear();
      print([
        '',
        ...styled('bold', `${number}. ${title}`),
        ...wrap(about, width, INDENT).map((line) => style('dim', line)),
        ...factLines(facts, width),
        ...table(first_rows).map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line)),
        ...checks.flatMap((check) => outcome(check.claim, check)),
        ...cases.flatMap((tried) => [...outcome(tried.situation, tried), ...wrap(tried.reads, width, READ_INDENT)]),
      ]);
    },

    closing({ held, chapters, milliseconds }) {
      const checks = chapters.flatMap(outcomes);
      const failed = checks.filter((check) => !check.held).length;
      const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
      print([
        '',
        ...(held
          ? styled('green', `All ${checks.length} checks held, in ${seconds}.`)
          : styled('red', `${failed} of ${checks.length} checks did not hold, in ${seconds}.`)),
      ]);
    },
  };
}

/** Labels in one column, values beside them, broken where they are long. */
function factLines(facts: Facts, width: number): string[] {
  const labeled = Object.entries(facts).map(([key, value]) => [label(key), text(value)] as const);
  const column = Math.max(0, ...labeled.map(([name]) => name.length)) + INDENT.length + 2;
  return labeled.flatMap(([name, value]) =>
    wrap(value, width, ' '.repeat(column)).map((line, index) =>
      index === 0 ? `${INDENT}${name}`.padEnd(column) + line.slice(column) : line,
    ),
  );
}

function table(rows: readonly Facts[]): string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = Object.keys(first).map((key) => {
    const cells = [label(key), ...rows.map((row) => text(row[key] ?? null))];
    const width = Math.max(...cells.map((cell) => cell.length));
    return cells.map((cell) => (typeof first[key] === 'number' ? cell.padStart(width) : cell.padEnd(width)));
  });
  const lines = [first, ...rows].map((_, line) => columns.map((cells) => cells[line]).join('  '));
  return ['', ...lines.map((line) => `${INDENT}${line}`.trimEnd()), ''];
}

/** `granted_scopes` as a person reads it: Granted scopes. */
function label(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ');
}

function text(value: Value): string {
  if (value === null) return 'not known';
  if (typeof value === 'number') return value.toLocaleString('en-US');
  if (typeof value === 'object') return value.join(', ') || 'none';
  return String(value);
}
