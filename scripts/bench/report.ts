/** What the benchmark found, as data: `--json` prints it as it is, print.ts makes tables of it. */

/** A goal for a ratio or a figure: at most, at least, or exactly this much. */
export interface Goal {
  readonly is: 'at most' | 'at least' | 'exactly';
  readonly figure: number;
}

/** One line of the first table. Keys are snake_case, as in all that is printed as JSON. */
export interface Row {
  readonly measured: string;
  /** Queues in the organization; null where that does not matter. */
  readonly queues: number | null;
  /** Milliseconds each answer waited; null where nothing was asked. */
  readonly latency_ms: number | null;
  readonly ours: number;
  /** What it is held against; null where the goal is for the figure itself. */
  readonly against: string | null;
  readonly theirs: number | null;
  readonly unit: 'ms' | 'MB' | 'requests';
  /** What the goal is about: `ours / theirs`, `theirs / ours` where faster is meant, or `ours` itself. */
  readonly ratio: number | null;
  readonly goal: Goal | null;
  /** Null without a goal. */
  readonly met: boolean | null;
}

/** One line of the second table: what a poll of New Queue costs as the organization grows. */
export interface Growth {
  readonly queues: number;
  readonly requests: number;
  /** As sent, compressed. */
  readonly wire_mb: number;
  /** As parsed. */
  readonly json_mb: number;
  readonly first_poll_ms: number;
  readonly median_poll_ms: number;
  readonly first_peak_over_idle_mb: number;
  readonly last_peak_over_idle_mb: number;
  /** The same with a heap limit of `SMALL_HEAP_MB`. */
  readonly small_heap_first_mb: number;
  readonly small_heap_last_mb: number;
  /** The whole process, Zapier's core and Node included. */
  readonly last_peak_mb: number;
  /** Of List Queues, asked for as many as it gives. */
  readonly list_result_mb: number;
  readonly list_results: number;
}

/** A limit of Zapier's or Genesys's, and the size at which a poll meets it, from the slope between the two largest sizes. */
export interface Limit {
  readonly limit: string;
  readonly reached_by: string;
  /** Null where the line does not rise. */
  readonly at_queues: number | null;
  readonly measured: string;
}

export interface Report {
  readonly machine: { readonly cores: number; readonly cpu: string; readonly node: string; readonly memory_gb: number };
  readonly quick: boolean;
  readonly rounds: number;
  readonly rows: readonly Row[];
  readonly growth: readonly Growth[];
  readonly limits: readonly Limit[];
  /** Whether every goal was met. */
  readonly met: boolean;
  readonly seconds: number;
}

type Measured = Omit<Row, 'ratio' | 'met' | 'against' | 'theirs' | 'goal'>;

/** A row held against something else; `faster` turns the ratio round. */
export function compared(
  row: Measured,
  against: string,
  theirs: number,
  goal: Goal | null,
  direction: 'of' | 'faster' = 'of',
): Row {
  const ratio = direction === 'of' ? row.ours / theirs : theirs / row.ours;
  return { ...row, against, theirs, ratio, goal, met: goal && meets(goal, ratio) };
}

/** A row whose goal is for the figure itself. */
export function absolute(row: Measured, goal: Goal): Row {
  return { ...row, against: null, theirs: null, ratio: null, goal, met: meets(goal, row.ours) };
}

function meets({ is, figure }: Goal, value: number): boolean {
  if (is === 'exactly') return value === figure;
  return is === 'at most' ? value <= figure : value >= figure;
}

/** The middle one, or the mean of the two in the middle. @param values at least one */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}
