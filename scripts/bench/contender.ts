/**
 * Contenders: ways to do a job, each in a process of its own, so that none works in a heap that another has filled, and
 * memory can be told apart. This is the side of the benchmark; contender-process.ts is the other.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endWithThisProcess, type SandboxProcess, stop, type Target } from './sandbox-process.ts';

/** Figures that a contender took itself, by name. */
export interface Figures {
  readonly [name: string]: number;
}

/**
 * What each file in contenders/ exports as `prepare`: loads and connects what is needed.
 *
 * @param options what this contender can be told, such as a page size.
 * @returns does the job once; only this is timed.
 */
export type Prepare = (target: Target, options: Options) => Promise<() => Promise<Figures>>;

export interface Options {
  readonly [name: string]: number | string | readonly string[];
}

/** One run. */
export interface Run {
  readonly milliseconds: number;
  readonly figures: Figures;
  /** The most memory that the process ever held so far, less what it held when it was ready; bytes. */
  readonly peakOverIdleBytes: number;
  /** The same without anything taken off. */
  readonly peakBytes: number;
}

export interface Contender {
  readonly name: string;
  run(): Promise<Run>;
  stop(): Promise<void>;
}

/** What a contender's process sends: that it is ready, a run, or why it failed. */
export type Message = 'ready' | Run | { readonly failed: string };

const PROCESS = fileURLToPath(new URL('./contender-process.ts', import.meta.url));

/**
 * @param name of the file in contenders/.
 * @param heapMb the heap's limit; null for the one that V8 takes from the machine's memory.
 * @throws {Error} with the contender's own words when it cannot be prepared, and from `run` when it fails.
 */
export async function startContender(
  name: string,
  { target }: SandboxProcess,
  options: Options = {},
  heapMb: number | null = null,
): Promise<Contender> {
  const child = fork(PROCESS, [name, JSON.stringify(target), JSON.stringify(options)], {
    execArgv: ['--no-warnings', ...(heapMb === null ? [] : [`--max-old-space-size=${heapMb}`])],
    // What the app logs would stand between the tables.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  endWithThisProcess(child);
  await answer(child, name);
  return {
    name,
    async run() {
      child.send('run');
      return (await answer(child, name)) as Run;
    },
    stop: () => stop(child),
  };
}

async function answer(child: ChildProcess, name: string): Promise<Message> {
  const gone = new AbortController();
  try {
    const exited = once(child, 'exit', { signal: gone.signal }).then(([code]) => {
      throw new Error(`${name} ended with exit code ${code}.`);
    });
    const [message] = (await Promise.race([once(child, 'message', { signal: gone.signal }), exited])) as [Message];
    if (typeof message === 'object' && 'failed' in message) throw new Error(`${name}: ${message.failed}`);
    return message;
  } finally {
    gone.abort();
  }
}
