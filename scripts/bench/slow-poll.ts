/** A poll far from Genesys Cloud, under its real limit of 300 requests a minute, against the 30 s that Zapier allows. */
import { startContender } from './contender.ts';
import { NEW_QUEUE } from './full-list.ts';
import { absolute, type Row } from './report.ts';
import { startSandboxProcess } from './sandbox-process.ts';

/** Zapier ends a run after 30 s. https://docs.zapier.com/platform/build/operating-constraints */
const MOST_MS = 30_000;
/** Per token; the token is fresh, so all of them are left. */
const PER_MINUTE = 300;

export async function slowPoll({ queues, latencyMs }: { queues: number; latencyMs: number }): Promise<Row> {
  const sandbox = await startSandboxProcess(queues);
  try {
    const poller = await startContender('zapier', sandbox, NEW_QUEUE);
    try {
      await sandbox.set({ latency: latencyMs, rateLimitPerMinute: PER_MINUTE });
      const { milliseconds } = await poller.run();
      const measured = `cold poll at ${PER_MINUTE} requests a minute`;
      return absolute(
        { measured, queues, latency_ms: latencyMs, ours: milliseconds, unit: 'ms' },
        { is: 'at most', figure: MOST_MS },
      );
    } finally {
      await poller.stop();
    }
  } finally {
    await sandbox.stop();
  }
}
