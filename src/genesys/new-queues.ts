/** Which queues count as new. */
import type { Queue } from './queue.ts';
import type { Keep } from './queues.ts';
import { isNear, latestFirst, withinWindow } from './time-window.ts';

/**
 * The queues created within the window, newest first, ties by id, those without a date last: leaving one of these out
 * could miss a new one.
 *
 * @param now the server's clock, milliseconds since 1970: it is the one that `date_created` was taken from.
 */
export function newQueues(queues: readonly Queue[], now: number, log: (message: string) => void): Queue[] {
  return withinWindow(queues, created, now, 'New queues', log);
}

/** Those that `newQueues` may return, so that the others need not be kept. Where the server's clock is not known, all. */
export const mayBeNew: Keep = (queue, date) => date === null || isNear(created(queue), date);

/** Newest first, ties by id, those without a date last. */
export function newestFirst(queues: readonly Queue[]): Queue[] {
  return latestFirst(queues, created);
}

const created = (queue: Queue) => Date.parse(queue.date_created ?? '');
