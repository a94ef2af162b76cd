/** The findings as text: plain for a pipe or a file, with color for a terminal. */
import { styleText } from 'node:util';
import { widthOf, wrap } from '../lib/terminal.ts';
import type { Out } from '../start/print.ts';
import type { Finding, Report, Status } from './check.ts';

const MARK = { ok: '✓', failed: '✗', unknown: '?', skipped: '–' } as const satisfies Record<Status, string>;
const COLOR = { ok: 'green', failed: 'red', unknown: 'yellow', skipped: 'dim' } as const satisfies Record<
  Status,
  string
>;
const TITLE_WIDTH = 18;
const INDENT = ' '.repeat(2 + TITLE_WIDTH);

export interface Printer {
  finding(finding: Finding): void;
  closing(report: Report, version: string): void;
}

/** @param out where to; color is for a terminal that has it. */
export function createPrinter(out: Out): Printer {
  // For a pipe or a file a finding is a line.
  const width = widthOf(out, Number.POSITIVE_INFINITY);
  const fancy = out.isTTY === true && out.hasColors?.() === true;
  const style = (format: 'dim' | 'green' | 'yellow' | 'red', text: string) =>
    fancy ? styleText(format, text, { validateStream: false }) : text;
  const print = (lines: readonly string[]) => out.write(`${lines.join('\n')}\n`);

  return {
    finding: ({ status, title, found, lines = [], fix }) =>
      print([
        ...wrap(found, width, INDENT).map((line, index) =>
          index > 0
            ? line
            : `${style(COLOR[status], MARK[status])} ${title.padEnd(TITLE_WIDTH)}${line.slice(INDENT.length)}`,
        ),
        ...lines.flatMap((line) => wrap(line, width, `${INDENT}  `)),
        ...(fix ? wrap(`→ ${fix}`, width, INDENT) : []),
      ]),

    closing({ ready, findings }, version) {
      const open = findings.filter(({ status }) => status === 'failed' || status === 'unknown').length;
      const sentence = ready
        ? `Version ${version} may be pushed. docs/deploy.md says how.`
        : `Version ${version} must not be pushed yet: ${open} of ${findings.length} checks stand in the way.`;
      print(['', ...wrap(sentence, width).map((line) => style(ready ? 'green' : 'red', line))]);
    },
  };
}
