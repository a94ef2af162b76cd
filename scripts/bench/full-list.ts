/**
 * The whole list: against its limit, `t·(1+⌈(N−1)/10⌉)` for N pages at latency t plus the floor (the same bytes
 * transferred and parsed once, without latency), and against what scripts usually do.
 */

import { PAGE_SIZE } from '../../src/genesys/queues/list-queues.ts';
import { CONCURRENCY } from '../../src/genesys/queues/read-pages.ts';
import { type Contender, type Options, startContender } from './contender.ts';
import { type Entry, interleave } from './interleave.ts';
import { compared, type Goal, type Row } from './report.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

/** How others do it, and what our goal is at the size that has one. */
const SLOW_WAYS: ReadonlyArray<{ name: string; options: Options; title: string; goal: Goal }> = [
  {
    name: 'common-script',
    options: {},
    title: 'common script, 100 a page in turn',
    goal: { is: 'at least', figure: 20 },
  },
  {
    name: 'official-sdk',
    options: { page_size: 500 },
    title: 'official SDK, 500 a page in turn',
    goal: { is: 'at least', figure: 4 },
  },
  {
    name: 'official-sdk',
    options: { page_size: 25 },
    title: 'official SDK, 25 a page in turn (its default)',
    goal: { is: 'at least', figure: 4 },
  },
];

/** The size that the goals against the slow ways are set for. */
const GOAL_QUEUES = 5_000;
const WITHIN: Goal = { is: 'at most', figure: 1.1 };

export const NEW_QUEUE = { method: 'triggers.new_queue.operation.perform' };

/** How many pages a list of that many queues has. */
export const pagesOf = (queues: number) => Math.max(1, Math.ceil(queues / PAGE_SIZE));

/**
 * @param options.slowWays whether the slow ways run too.
 * @param options.latencyMs 0 or more.
 */
export async function fullList(
  queues: number,
  { latencyMs, slowWays, rounds }: { latencyMs: number; slowWays: boolean; rounds: number },
): Promise<Row[]> {
  const sandbox = await startSandboxProcess(queues);
  const started: Contender[] = [];
  const enter = async (name: string, options: Options, latency: number): Promise<Entry> => {
    const contender = await startContender(name, sandbox, options);
    started.push(contender);
    return { contender, latencyMs: latency };
  };
  try {
    const entries = [await enter('floor', { pages: pagesOf(queues) }, 0), await enter('zapier', NEW_QUEUE, latencyMs)];
    const others = slowWays ? SLOW_WAYS : [];
    for (const { name, options } of others) entries.push(await enter(name, options, latencyMs));
    const medians = await interleave(sandbox, entries, rounds);
    const short = medians.findIndex(({ figures }) => 'queues' in figures && figures.queues !== queues);
    if (short >= 0) throw new Error(`${entries[short]?.contender.name} did not read ${queues} queues.`);
    const [floor = Number.NaN, ours = Number.NaN, ...slow] = medians.map(({ milliseconds }) => milliseconds);
    const limit = latencyMs * (1 + Math.ceil((pagesOf(queues) - 1) / CONCURRENCY)) + floor;
    const row = { queues, latency_ms: latencyMs, unit: 'ms' } as const;
    const list = { ...row, measured: 'full list', ours };
    const held = queues === GOAL_QUEUES && latencyMs > 0;
    return [
      compared(list, 'limit', limit, WITHIN),
      ...others.flatMap(({ title, goal }, index) => {
        const theirs = slow[index] ?? Number.NaN;
        return [
          compared(list, title, theirs, held ? goal : null, 'faster'),
          // What the goal could be at most.
          compared({ ...row, measured: 'the limit itself', ours: limit }, title, theirs, null, 'faster'),
        ];
      }),
    ];
  } finally {
    await stopAll(started, sandbox);
  }
}

/** Also after a failure: nothing that was started outlives what it was started for. */
export async function stopAll(contenders: readonly Contender[], sandbox: SandboxProcess): Promise<void> {
  await Promise.all(contenders.map((contender) => contender.stop()));
  await sandbox.stop();
}
