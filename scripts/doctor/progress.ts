/** Shows on standard error how many pages have come: a moving line on a terminal, one line at the end elsewhere. */
import type { Out } from '../start/print.ts';

/** Back to the start of the line, and erase it (ECMA-48: CR, EL). */
const CLEAR_LINE = '\r\x1b[K';

export function createProgress(out: Out) {
  const moving = out.isTTY === true;
  let pages = 0;
  return {
    /** @param come how many pages have come by now. */
    page(come: number): void {
      pages = come;
      if (moving) out.write(`${CLEAR_LINE}Reading queues: ${pages} ${pages === 1 ? 'page' : 'pages'} so far`);
    },
    /** @param queues how many came; null when they did not. */
    end(queues: number | null): void {
      if (moving) out.write(CLEAR_LINE);
      if (queues === null) return;
      const [all, read] = [queues.toLocaleString('en-US'), pages.toLocaleString('en-US')];
      out.write(`${all} ${queues === 1 ? 'queue' : 'queues'} read from ${read} ${pages === 1 ? 'page' : 'pages'}.\n`);
    },
  };
}
