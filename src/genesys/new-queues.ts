/** Which queues count as new. */
import type { Queue } from './queue.ts';
import type { Keep } from './queues.ts';
import { isRecent, latestFirst } from './time-window.ts';

/** The queues created within the window, and those without a date: leaving one of these out could miss a new one. */
export const isNew: Keep = (queue, now) => isRecent(created(queue), now);

/** Newest first, ties by id, those without a date last. */
export function newestFirst(queues: readonly Queue[]): Queue[] {
  return latestFirst(queues, created);
}

const created = (queue: Queue) => Date.parse(queue.date_created ?? '');
