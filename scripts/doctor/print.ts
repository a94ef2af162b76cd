/** The checks as text, each as soon as it is over: plain for a pipe or a file, with colour for a terminal. */
import { styleText } from 'node:util';
import type { Out } from '../start/print.ts';
import type { Check, Report, Status } from './check.ts';
import { visible } from './visible.ts';

/** Characters a line; lines are broken here, so that sentences stay readable in a wide terminal. */
const WIDTH = 110;
const MARK = { ok: '✓', warning: '!', failed: '✗', not_run: '–' } as const satisfies Record<Status, string>;
const COLOUR = { ok: 'green', warning: 'yellow', failed: 'red', not_run: 'dim' } as const satisfies Record<
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

/** @param out where to; colour is for a terminal that has it. */
export function createPrinter(out: Out): Printer {
  const fancy = out.isTTY === true && out.hasColors?.() === true;
  const style = (format: 'bold' | 'dim' | 'green' | 'yellow' | 'red', text: string) =>
    fancy ? styleText(format, text, { validateStream: false }) : text;
  const print = (lines: readonly string[]) => out.write(`${lines.join('\n')}\n`);

  return {
    opening: (embeddedSandbox) =>
      print([
        style('bold', 'What the integration needs of Genesys Cloud'),
        ...(embeddedSandbox
          ? [
              style('dim', 'Nothing is configured, so this checks a sandbox of Genesys Cloud on this machine.'),
              style('dim', 'npm run doctor -- --help tells how to check a real organization.'),
            ]
          : []),
        '',
      ]),

    check({ status, title, found, fix, lines = [], milliseconds }) {
      const time = status === 'not_run' ? '' : `${milliseconds} ms`;
      const [first = '', ...rest] = wrap(visible(found));
      const fixing = fix ? wrap(`→ ${fix.who}: ${visible(fix.where)}`) : [];
      print([
        `${style(COLOUR[status], MARK[status])} ${title.padEnd(TITLE_WIDTH)}${style('dim', time.padStart(TIME_WIDTH))}  ${first}`,
        ...[...rest, ...lines.map(visible), ...fixing].map((line) => INDENT + line),
      ]);
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
      print(['', style(healthy ? 'green' : 'red', `${parts.join(', ')}, in ${seconds}.`)]);
    },
  };
}

/** Breaks at blanks, but not inside a command in backticks, which must stay whole to be copied. */
function wrap(sentence: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [word] of sentence.matchAll(/\S*`[^`]*`\S*|\S+/g)) {
    if (line !== '' && INDENT.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
