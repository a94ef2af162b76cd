/**
 * What a poll of New Queue costs as the organization grows, each size in a process that has done nothing before: wall
 * time, memory, requests and bytes; and the largest result that List Queues gives.
 */
import { type Contender, type Run, startContender } from './contender.ts';
import { NEW_QUEUE, pagesOf, stopAll } from './full-list.ts';
import { absolute, type Growth, median, type Row } from './report.ts';
import { startSandboxProcess } from './sandbox-process.ts';

/** The most that List Queues accepts. */
const MOST_RESULTS = 5_000;
const MB = 1_000_000;

/** @param polls how many in a row, 1 or more. */
export async function growth(queues: number, latencyMs: number, polls: number): Promise<Growth> {
  const sandbox = await startSandboxProcess(queues);
  const started: Contender[] = [];
  const start = async (...[name, options]: [string, object]) => {
    const contender = await startContender(name, sandbox, { ...options });
    started.push(contender);
    return contender;
  };
  try {
    const { figures: bytes } = await (await start('floor', { pages: pagesOf(queues) })).run();
    const search = { method: 'searches.list_queues.operation.perform', max_queues: MOST_RESULTS };
    const { figures: list } = await (await start('zapier', search)).run();
    const poller = await start('zapier', NEW_QUEUE);
    await sandbox.set({ latency: latencyMs });
    await sandbox.requests();
    const runs: Run[] = [];
    for (let poll = 0; poll < polls; poll++) runs.push(await poller.run());
    const [first, last] = [runs[0], runs.at(-1)];
    if (!first || !last) throw new RangeError('There must be one poll or more.');
    return {
      queues,
      requests: (await sandbox.requests()).length / polls,
      wire_mb: (bytes.wire_bytes ?? Number.NaN) / MB,
      json_mb: (bytes.json_bytes ?? Number.NaN) / MB,
      first_poll_ms: first.milliseconds,
      median_poll_ms: median(runs.map(({ milliseconds }) => milliseconds)),
      first_peak_over_idle_mb: first.peakOverIdleBytes / MB,
      last_peak_over_idle_mb: last.peakOverIdleBytes / MB,
      last_peak_mb: last.peakBytes / MB,
      list_result_mb: (list.result_bytes ?? Number.NaN) / MB,
      list_results: list.results ?? Number.NaN,
    };
  } finally {
    await stopAll(started, sandbox);
  }
}

/** The rows of the first table that the second one answers. */
export function growthRows(table: readonly Growth[], latencyMs: number, polls: number): Row[] {
  const row = { latency_ms: latencyMs };
  const requests = table.map(({ queues, requests }) => {
    const needed = pagesOf(queues);
    const measured = { ...row, measured: 'requests per poll', queues, ours: requests, unit: 'requests' } as const;
    return { ...absolute(measured, { is: 'exactly', figure: needed }), against: '⌈queues / 500⌉', theirs: needed };
  });
  const memory = table.slice(-1).flatMap(({ queues, first_peak_over_idle_mb, last_peak_over_idle_mb }) => [
    absolute(
      { ...row, measured: 'memory over idle, first poll', queues, ours: first_peak_over_idle_mb, unit: 'MB' },
      { is: 'at most', figure: 120 },
    ),
    absolute(
      {
        ...row,
        measured: `memory over idle, poll ${polls} in a row`,
        queues,
        ours: last_peak_over_idle_mb,
        unit: 'MB',
      },
      { is: 'at most', figure: 200 },
    ),
  ]);
  return [...requests, ...memory];
}
