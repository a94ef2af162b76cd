/** Runs contenders in turn, round after round, so that a machine that is busy for a while is so for all of them. */
import type { Contender, Figures, Run } from './contender.ts';
import { median } from './report.ts';
import type { SandboxProcess } from './sandbox-process.ts';

/** A contender and the latency it runs at, in milliseconds. */
export interface Entry {
  readonly contender: Contender;
  readonly latencyMs: number;
}

/** The medians of one contender over all rounds. */
interface Medians {
  readonly milliseconds: number;
  readonly figures: Figures;
}

/**
 * Each runs twice in its turn and the second time counts: while the others ran, some for many seconds, its sockets were
 * closed and its memory given back.
 *
 * @param rounds how many, 1 or more.
 * @returns the medians in the order of the entries.
 */
export async function interleave(
  sandbox: SandboxProcess,
  entries: readonly Entry[],
  rounds: number,
): Promise<Medians[]> {
  const runs = entries.map((): Run[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, { contender, latencyMs }] of entries.entries()) {
      await sandbox.set({ latency: latencyMs });
      await contender.run();
      runs[index]?.push(await contender.run());
    }
  return runs.map((counted) => ({
    milliseconds: median(counted.map(({ milliseconds }) => milliseconds)),
    figures: mediansOf(counted.map(({ figures }) => figures)),
  }));
}

function mediansOf(figures: readonly Figures[]): Figures {
  return Object.fromEntries(
    Object.keys(figures[0] ?? {}).map((name) => [name, median(figures.map((each) => each[name] ?? Number.NaN))]),
  );
}
