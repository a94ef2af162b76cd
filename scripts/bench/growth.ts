/**
 * What a poll of New Queue costs as the organization grows, each size in a process that has done nothing before: wall
 * time, memory, requests and bytes; and the largest result that List Queues gives.
 */
import { type Contender, type Options, type Run, startContender } from './contender.ts';
import type { Plan } from './flags.ts';
import { NEW_QUEUE, pagesOf, stopAll } from './full-list.ts';
import { absolute, type Growth, median, type Row } from './report.ts';
import { startSandboxProcess } from './sandbox-process.ts';

/** The most that List Queues accepts. */
const MOST_RESULTS = 5_000;
const MB = 1_000_000;

/**
 * Nearer to Zapier, which ends a process at 450 MB, than what V8 takes from a machine with much memory: there it lets
 * garbage lie, so that the peak tells of the machine more than of the code.
 */
const SMALL_HEAP_MB = 256;

/**
 * @param of.polls how many in a row, 1 or more.
 * @param of.firstPolls how many processes make a first poll, 1 or more.
 */
export async function growth(
  queues: number,
  latencyMs: number,
  { polls, firstPolls }: Pick<Plan, 'polls' | 'firstPolls'>,
): Promise<Growth> {
  const sandbox = await startSandboxProcess(queues);
  const started: Contender[] = [];
  const start = async (name: string, options: Options, heapMb: number | null = null) => {
    const contender = await startContender(name, sandbox, options, heapMb);
    started.push(contender);
    return contender;
  };
  try {
    const { figures: bytes } = await (await start('floor', { pages: pagesOf(queues) })).run();
    const search = { method: 'searches.list_queues.operation.perform', max_queues: MOST_RESULTS };
    const { figures: list } = await (await start('zapier', search)).run();
    await sandbox.set({ latency: latencyMs });
    await sandbox.requests();
    const free = await inARow(await start('zapier', NEW_QUEUE), polls);
    const requests = (await sandbox.requests()).length / polls;
    const small = await inARow(await start('zapier', NEW_QUEUE, SMALL_HEAP_MB), polls);
    const firsts = async (first: Run, heapMb: number | null) => {
      const runs = [first];
      while (runs.length < firstPolls) runs.push((await inARow(await start('zapier', NEW_QUEUE, heapMb), 1)).first);
      return runs;
    };
    const freeFirsts = await firsts(free.first, null);
    const smallFirsts = await firsts(small.first, SMALL_HEAP_MB);
    return {
      queues,
      requests,
      wire_mb: (bytes.wire_bytes ?? Number.NaN) / MB,
      json_mb: (bytes.json_bytes ?? Number.NaN) / MB,
      first_poll_ms: median(freeFirsts.map(({ milliseconds }) => milliseconds)),
      median_poll_ms: free.medianMs,
      first_peak_over_idle_mb: medianPeakMb(freeFirsts),
      last_peak_over_idle_mb: free.last.peakOverIdleBytes / MB,
      small_heap_first_mb: medianPeakMb(smallFirsts),
      small_heap_last_mb: small.last.peakOverIdleBytes / MB,
      last_peak_mb: free.last.peakBytes / MB,
      list_result_mb: (list.result_bytes ?? Number.NaN) / MB,
      list_results: list.results ?? Number.NaN,
    };
  } finally {
    await stopAll(started, sandbox);
  }
}

const medianPeakMb = (runs: readonly Run[]) => median(runs.map(({ peakOverIdleBytes }) => peakOverIdleBytes / MB));

async function inARow(poller: Contender, polls: number): Promise<{ first: Run; last: Run; medianMs: number }> {
  const first = await poller.run();
  const runs = [first];
  for (let poll = 1; poll < polls; poll++) runs.push(await poller.run());
  await poller.stop();
  return { first, last: runs.at(-1) ?? first, medianMs: median(runs.map(({ milliseconds }) => milliseconds)) };
}

/** The rows of the first table that the second one answers. */
export function growthRows(table: readonly Growth[], latencyMs: number, polls: number): Row[] {
  const row = { latency_ms: latencyMs };
  const requests = table.map(({ queues, requests }) => {
    const needed = pagesOf(queues);
    const measured = { ...row, measured: 'requests per poll', queues, ours: requests, unit: 'requests' } as const;
    return { ...absolute(measured, { is: 'exactly', figure: needed }), against: '⌈queues / 500⌉', theirs: needed };
  });
  const memory = table.slice(-1).flatMap(({ queues, ...each }) => {
    const peak = (measured: string, ours: number, figure: number) =>
      absolute({ ...row, measured, queues, ours, unit: 'MB' }, { is: 'at most', figure });
    return [
      peak('memory over idle, first poll', each.first_peak_over_idle_mb, 120),
      peak(`memory over idle, poll ${polls} in a row`, each.last_peak_over_idle_mb, 200),
      peak(`the same in a heap of ${SMALL_HEAP_MB} MB, first poll`, each.small_heap_first_mb, 120),
      peak(`the same in a heap of ${SMALL_HEAP_MB} MB, poll ${polls} in a row`, each.small_heap_last_mb, 200),
    ];
  });
  return [...requests, ...memory];
}
