/** A contender's own process: prepares it, then runs it whenever it is told to, and tells what that took. */
import { readFileSync } from 'node:fs';
import type { Message, Prepare } from './contender.ts';

const [name = '', target = '', options = ''] = process.argv.slice(2);

/** Nobody is left to work for. */
process.once('disconnect', () => process.exit());

try {
  const { prepare } = (await import(`./contenders/${name}.ts`)) as { prepare: Prepare };
  const run = await prepare(JSON.parse(target), JSON.parse(options));
  const idle = process.memoryUsage.rss();
  process.on('message', () => measured(run, idle).then(tell, fail));
  tell('ready');
} catch (error) {
  fail(error);
}

async function measured(run: () => Promise<Record<string, number>>, idle: number): Promise<Message> {
  const start = performance.now();
  const figures = await run();
  const milliseconds = performance.now() - start;
  const peakBytes = peakKilobytes() * 1024;
  return { milliseconds, figures, peakBytes, peakOverIdleBytes: peakBytes - idle };
}

/**
 * The kernel's own count misses nothing between two samples, and never goes down. On Linux `maxRSS` begins with what the
 * process held that started this one.
 */
function peakKilobytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}

function tell(message: Message): void {
  process.send?.(message);
}

function fail(error: unknown): void {
  tell({ failed: error instanceof Error ? error.message : String(error) });
}
