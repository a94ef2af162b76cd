/** Looks again and again whether something is so: what a write did that gave no answer, or what Genesys does in its own time. */
import type { Client } from './client.ts';
import { backoffMs } from './http/backoff.ts';

/** With the waits between them these take some 14 seconds, where the run has so many left. */
const LOOKS = 8;

/** What all looks together may take of the 300 requests that a token has in a minute. */
const MOST_REQUESTS = 40;

/**
 * @param read reads what there is.
 * @param isSo whether that is what is waited for.
 * @param requests how many requests one reading takes, about. The more, the fewer looks, and only the later ones: what is
 *   expensive is not done right away.
 * @returns what was read last; null where nothing could be read. What stands in the way of reading is not told: whoever
 *   looks has something else to say.
 */
export async function look<T>(
  { runtime, deadline }: Pick<Client, 'runtime' | 'deadline'>,
  read: () => Promise<T>,
  isSo: (found: T) => boolean,
  requests = 1,
): Promise<T | null> {
  const looks = Math.max(1, Math.min(LOOKS, Math.floor(MOST_REQUESTS / requests)));
  let found: T | null = null;
  for (let turn = LOOKS - looks; turn < LOOKS; turn += 1) {
    const waitMs = turn === 0 ? 0 : backoffMs(turn - 1, true, runtime.random());
    const inTime = runtime.now() + waitMs < deadline;
    if (found !== null && !inTime) return found;
    if (waitMs > 0 && inTime) await runtime.sleep(waitMs);
    const seen = await read().catch(() => null);
    if (seen === null) return found;
    found = seen;
    if (isSo(found)) return found;
  }
  return found;
}
