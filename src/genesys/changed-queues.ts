/**
 * Which queues count as changed. Genesys tells only when a queue was last modified, so of several changes between two
 * polls the last is seen. A window in *time*, not in number: with "the last N changed", a deleted queue lets an old
 * change slide in.
 */
import { WINDOW_DAYS } from './new-queues.ts';
import type { Queue } from './queue.ts';

/** What happens so soon after a queue was created belongs to its creation: no person saves a change that fast. */
export const CREATION_SECONDS = 10;

const DAY_MS = 86_400_000;

/** A queue that was changed after it was created. */
export interface ChangedQueue extends Queue {
  date_modified: string;
}

/**
 * The queues changed within the window, last changed first, ties by id. A change dated in the future is inside it; a
 * queue without a date of modification is left out, since nothing tells one change of it from another.
 *
 * @param now the server's clock, milliseconds since 1970: it is the one that `date_modified` was taken from.
 */
export function recentChanges(queues: readonly Queue[], now: number): ChangedQueue[] {
  const since = now - WINDOW_DAYS * DAY_MS;
  return changes(queues).filter(({ date_modified }) => Date.parse(date_modified) >= since);
}

/** The queues changed at any time, last changed first, ties by id. */
export function changes(queues: readonly Queue[]): ChangedQueue[] {
  return queues
    .filter(isChanged)
    .sort((a, b) => Date.parse(b.date_modified) - Date.parse(a.date_modified) || (a.id < b.id ? -1 : 1));
}

function isChanged(queue: Queue): queue is ChangedQueue {
  const { date_created, date_modified } = queue;
  if (date_modified === undefined) return false;
  // Without a date of creation the difference is no number, and a change is not missed.
  return !(Date.parse(date_modified) - Date.parse(date_created ?? '') <= CREATION_SECONDS * 1000);
}
