/** The command line of `npm run bench`, and how much is measured. */
import { parseFlags } from '../lib/cli.ts';

export const USAGE = `Usage: npm run -s bench -- [--quick] [--json]

Measures the integration against what else could be done, side by side over HTTP, on
sandboxes of Genesys Cloud in processes of their own on this machine. Takes some minutes.

  --quick  seconds instead of minutes: few queues, one round, no archives; the figures mean nothing
  --json   print one JSON document instead of tables; without -s, npm prints lines of its own before it
  --help   print this

The exit code is 0 when everything was measured, whether or not the goals were met; 2 for a wrong flag.`;

/** How much is measured. */
export interface Plan {
  /** How many runs of each contender are counted; the median of them is taken. */
  readonly rounds: number;
  /** Milliseconds each answer waits, but for the rows that say otherwise. */
  readonly latencyMs: number;
  /** Sizes of the organization, in queues, whose whole list is read. */
  readonly fullList: readonly number[];
  /** Those among them where the slow ways are run as well. */
  readonly compared: readonly number[];
  /** The size that is read once more without latency. */
  readonly withoutLatency: number;
  /** Sizes of the second table; the largest is also the one whose memory has a goal. */
  readonly growth: readonly number[];
  /** Polls in a row of the second table. */
  readonly polls: number;
  /** Processes whose first poll is measured: when V8 collects garbage for the first time varies. */
  readonly firstPolls: number;
  /** Cold processes for each side of the load time. */
  readonly coldProcesses: number;
  /** How many members are added to a queue; a multiple of 100, which is what Genesys takes in a request. */
  readonly members: number;
  /** The poll under Genesys's own limit. */
  readonly slowPoll: { readonly queues: number; readonly latencyMs: number };
  /** Whether the archives are built, which takes some ten seconds. */
  readonly archives: boolean;
}

const FULL: Plan = {
  rounds: 5,
  latencyMs: 80,
  fullList: [1_000, 5_000, 20_000],
  compared: [1_000, 5_000],
  withoutLatency: 5_000,
  growth: [100, 1_000, 5_000, 20_000],
  polls: 10,
  firstPolls: 5,
  coldProcesses: 20,
  members: 1_000,
  slowPoll: { queues: 20_000, latencyMs: 1_000 },
  archives: true,
};

/** Two pages at most: what takes the time is starting the processes. */
const QUICK: Plan = {
  rounds: 1,
  latencyMs: 5,
  fullList: [510],
  compared: [],
  withoutLatency: 510,
  growth: [10, 510],
  polls: 2,
  firstPolls: 1,
  coldProcesses: 1,
  members: 200,
  slowPoll: { queues: 510, latencyMs: 20 },
  archives: false,
};

/**
 * @param args the arguments after the script's name.
 * @throws {UsageError} for an unknown flag.
 */
export function readFlags(args: readonly string[]): {
  plan: Plan;
  quick: boolean;
  json: boolean;
  help: boolean;
} {
  const { quick, json, help } = parseFlags({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
  return { plan: quick ? QUICK : FULL, quick, json, help };
}
