/** Looks again and again whether something is so: what a write did that gave no answer, or what Genesys does in its own time. */
import type { Client } from './client.ts';
import { backoffMs } from './http/retry.ts';

/** With the waits between them these take some 14 seconds, where the run has so many left. */
const LOOKS = 8;

/**
 * @param read reads what there is.
 * @param isSo whether that is what is waited for.
 * @returns what was read last; null where nothing could be read. What stands in the way of reading is not told: whoever
 *   looks has something else to say.
 */
export async function look<T>(
  { runtime, deadline }: Pick<Client, 'runtime' | 'deadline'>,
  read: () => Promise<T>,
  isSo: (found: T) => boolean,
): Promise<T | null> {
  let found: T | null = null;
  for (let looks = 1; ; looks += 1) {
    const seen = await read().catch(() => null);
    if (seen === null) return found;
    found = seen;
    const waitMs = backoffMs(looks - 1, true, runtime.random());
    if (isSo(found) || looks === LOOKS || runtime.now() + waitMs >= deadline) return found;
    await runtime.sleep(waitMs);
  }
}
