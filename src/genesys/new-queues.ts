/** Which queues count as new. */
import type { Queue } from './queue.ts';
import { withinWindow } from './time-window.ts';

/**
 * The queues created within the window, newest first, ties by id, those without a date last: leaving one of these out
 * could miss a new one.
 *
 * @param now the server's clock, milliseconds since 1970: it is the one that `date_created` was taken from.
 */
export function newQueues(queues: readonly Queue[], now: number, log: (message: string) => void): Queue[] {
  return withinWindow(newestFirst(queues), created, now, 'New queues', log);
}

/** Newest first, ties by id, those without a date last. */
export function newestFirst(queues: readonly Queue[]): Queue[] {
  const age = (queue: Queue) => (Number.isNaN(created(queue)) ? Number.NEGATIVE_INFINITY : created(queue));
  return [...queues].sort((a, b) => (age(b) === age(a) ? (a.id < b.id ? -1 : 1) : age(b) - age(a)));
}

const created = (queue: Queue) => Date.parse(queue.date_created ?? '');
