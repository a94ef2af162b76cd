/**
 * What breaks first as an organization grows: Zapier's limits and Genesys's, each with the size at which a poll would meet
 * it, on the line through the two largest sizes measured.
 * https://docs.zapier.com/platform/build/operating-constraints
 */
import { RUN_BUDGET_MS } from '../../src/genesys/client.ts';
import { PAGE_SIZE } from '../../src/genesys/queues/list-queues.ts';
import type { Growth, Limit } from './report.ts';

const MEMORY_MB = 450;
const RESULT_MB = 6;
const REQUESTS_A_MINUTE = 300;

/** @param table two sizes or more, the smallest first. @returns the limit met first comes first. */
export function limits(table: readonly Growth[]): Limit[] {
  const [before, last] = table.slice(-2);
  if (!before || !last) throw new RangeError('A line needs two sizes.');
  const meets = (key: 'median_poll_ms' | 'last_peak_mb', most: number) => {
    const slope = (last[key] - before[key]) / (last.queues - before.queues);
    // On a line that does not rise, no size meets it.
    return slope > 0 ? Math.round(last.queues + (most - last[key]) / slope) : null;
  };
  const queueMb = last.list_result_mb / last.list_results;
  return [
    {
      limit: '6 MB a result',
      reached_by: 'New Queue, if so many are younger than its window; it leaves out descriptions before',
      at_queues: Math.floor(RESULT_MB / queueMb),
      measured: `${Math.round(queueMb * 1_000_000)} bytes a queue`,
    },
    {
      limit: '300 requests a minute and token',
      reached_by: 'one poll',
      at_queues: REQUESTS_A_MINUTE * PAGE_SIZE,
      measured: `${last.requests} requests for ${last.queues} queues`,
    },
    {
      limit: `${RUN_BUDGET_MS / 1000} s a run, before Zapier’s 30`,
      reached_by: 'one poll, on the line',
      at_queues: meets('median_poll_ms', RUN_BUDGET_MS),
      measured: `${Math.round(last.median_poll_ms)} ms for ${last.queues} queues`,
    },
    {
      limit: '450 MB of memory',
      reached_by: 'polls in a row in one process, on the line',
      at_queues: meets('last_peak_mb', MEMORY_MB),
      measured: `${Math.round(last.last_peak_mb)} MB for ${last.queues} queues`,
    },
  ].toSorted((a, b) => (a.at_queues ?? Number.POSITIVE_INFINITY) - (b.at_queues ?? Number.POSITIVE_INFINITY));
}
