/** The checks as text, each as soon as it is over: plain for a pipe or a file, with color for a terminal. */
import { styleText } from 'node:util';
import { widthOf, wrap } from '../lib/terminal.ts';
import type { Out } from '../start/print.ts';
import type { Check, Report, Status } from './check.ts';
import { visible } from './visible.ts';

/** Characters a line where it is no terminal. */
const WIDTH = 110;
const MARK = { ok: '✓', warning: '!', failed: '✗', not_run: '–' } as const satisfies Record<Status, string>;
const COLOR = { ok: 'green', warning: 'yellow', failed: 'red', not_run: 'dim' } as const satisfies Record<
  Status,
  string
>;
const TITLE_WIDTH = 15;
const TIME_WIDTH = 9;
const INDENT = ' '.repeat(2 + TITLE_WIDTH + TIME_WIDTH + 2);

export interface Printer {
  opening(embeddedSandbox: boolean): void;
  check(check: Check): void;
  closing(report: Report): void;
}

/** @param out where to; color is for a terminal that has it. */
export function createPrinter(out: Out): Printer {
  const width = widthOf(out, WIDTH);
  // Beside the titles of a narrow terminal nothing could be read.
  const narrow = width < 2.5 * INDENT.length;
  const indent = narrow ? '    ' : INDENT;
  const broken = (text: string) => wrap(visible(text), width, indent);
  const fancy = out.isTTY === true && out.hasColors?.() === true;
  const style = (format: 'bold' | 'dim' | 'green' | 'yellow' | 'red', text: string) =>
    fancy ? styleText(format, text, { validateStream: false }) : text;
  const styled = (format: 'bold' | 'dim' | 'green' | 'red', text: string) =>
    wrap(text, width).map((line) => style(format, line));
  const print = (lines: readonly string[]) => out.write(`${lines.join('\n')}\n`);

  return {
    opening: (embeddedSandbox) =>
      print([
        ...styled('bold', 'What the integration needs of Genesys Cloud'),
        ...(embeddedSandbox
          ? [
              ...styled('dim', 'Nothing is configured, so this checks a sandbox of Genesys Cloud on this machine.'),
              ...styled('dim', 'npm run doctor -- --help tells how to check a real organization.'),
            ]
          : []),
        '',
      ]),

    check({ status, title, found, fix, lines = [], milliseconds }) {
      const time = status === 'not_run' ? '' : `${milliseconds} ms`;
      const head = `${style(COLOR[status], MARK[status])} ${title.padEnd(TITLE_WIDTH)}${style('dim', time.padStart(TIME_WIDTH))}`;
      const [first = '', ...rest] = broken(found);
      const opening = narrow ? [head.trimEnd(), first] : [`${head}  ${first.slice(indent.length)}`];
      print([...opening, ...rest, ...lines.flatMap(broken), ...(fix ? broken(`→ ${fix.who}: ${fix.where}`) : [])]);
    },

    closing({ healthy, checks, milliseconds }) {
      const count = (status: Status) => checks.filter((check) => check.status === status).length;
      const parts = [
        `${count('ok')} in order`,
        `${count('warning')} to look at`,
        `${count('failed')} failed`,
        `${count('not_run')} not run`,
      ].filter((part) => !part.startsWith('0 '));
      const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
      print(['', ...styled(healthy ? 'green' : 'red', `${parts.join(', ')}, in ${seconds}.`)]);
    },
  };
}
