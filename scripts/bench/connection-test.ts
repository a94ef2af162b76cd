/** The connection test against the slowest of its own calls: a wave of parallel calls cannot be faster than that one. */
import { type Contender, startContender } from './contender.ts';
import { stopAll } from './full-list.ts';
import { interleave } from './interleave.ts';
import { compared, type Row } from './report.ts';
import { type Seen, startSandboxProcess } from './sandbox-process.ts';

const QUEUES = 1_000;

export async function connectionTest(latencyMs: number, rounds: number): Promise<Row> {
  const sandbox = await startSandboxProcess(QUEUES);
  const started: Contender[] = [];
  try {
    const test = await startContender('zapier', sandbox, { method: 'authentication.test' });
    started.push(test);
    await sandbox.requests();
    await test.run();
    // Its calls as the sandbox saw them, so that they are the same when the test changes.
    const paths = (await sandbox.requests()).map(address);
    const calls = await startContender('single-calls', sandbox, { paths });
    started.push(calls);
    const entries = [test, calls].map((contender) => ({ contender, latencyMs }));
    const [wave, single] = await interleave(sandbox, entries, rounds);
    const row = { measured: 'connection test', queues: QUEUES, latency_ms: latencyMs, unit: 'ms' } as const;
    const slowest = Math.max(...Object.values(single?.figures ?? {}));
    const goal = { is: 'at most', figure: 1.3 } as const;
    return compared(
      { ...row, ours: wave?.milliseconds ?? Number.NaN },
      'slowest single call of its wave',
      slowest,
      goal,
    );
  } finally {
    await stopAll(started, sandbox);
  }
}

/** All of them are GETs. */
function address({ path, query }: Seen): string {
  const parameters = Object.entries(query).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return `${path}?${new URLSearchParams(parameters)}`;
}
