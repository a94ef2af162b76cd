/**
 * Which queues count as changed. Genesys tells only when a queue was last modified, so of several changes between two
 * polls the last is seen.
 */

import type { IsWanted } from './list-queues.ts';
import type { Queue } from './queue.ts';
import { isRecent, latestFirst } from './time-window.ts';

/** What happens so soon after a queue was created belongs to its creation: no person saves a change that fast. */
export const CREATION_SECONDS = 10;

/** A queue that was changed after it was created. */
interface ChangedQueue extends Queue {
  date_modified: string;
}

/**
 * The queues changed within the window. A queue without a date of modification is left out, since nothing tells one change
 * of it from another.
 */
export const isRecentlyChanged: IsWanted = (queue, now) => isChanged(queue) && isRecent(modified(queue), now);

/** The queues changed at any time, last changed first, ties by id. */
export function changes(queues: readonly Queue[]): ChangedQueue[] {
  return latestFirst(queues.filter(isChanged), modified);
}

const modified = ({ date_modified }: ChangedQueue) => Date.parse(date_modified);

function isChanged(queue: Queue): queue is ChangedQueue {
  const { date_created, date_modified = '' } = queue;
  const changed = Date.parse(date_modified);
  // Without a date of creation the difference is no number, and a change is not missed.
  return !Number.isNaN(changed) && !(changed - Date.parse(date_created ?? '') <= CREATION_SECONDS * 1000);
}
