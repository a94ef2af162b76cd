/**
 * Which queues count as new. A window in *time*, not in number: with "the newest N", a deleted queue lets an old one
 * slide in, and Zapier would fire for it.
 */
import type { Queue } from './queue.ts';
import { fitting } from './search-queues.ts';

export const WINDOW_DAYS = 30;

const DAY_MS = 86_400_000;

/**
 * The queues created within the last 30 days, newest first, ties by id, those without a date last. A date in the future
 * is inside the window; a queue without a readable date is returned, since leaving it out could miss a new one. Where
 * the result would be too large for Zapier, the window is shortened in whole days, and that is logged.
 *
 * @param now the server's clock, milliseconds since 1970: it is the one that `date_created` was taken from.
 */
export function newQueues(queues: readonly Queue[], now: number, log: (message: string) => void): Queue[] {
  const newest = newestFirst(queues);
  for (let days = WINDOW_DAYS; ; days--) {
    const young = newest.filter((queue) => !(created(queue) < now - days * DAY_MS));
    if (days > 0 && fitting(young) < young.length) continue;
    if (days < WINDOW_DAYS)
      log(
        `New queues of the last ${WINDOW_DAYS} days are too many for one result; those of the last ${days} are given.`,
      );
    return young;
  }
}

/** Newest first, ties by id, those without a date last. */
export function newestFirst(queues: readonly Queue[]): Queue[] {
  const age = (queue: Queue) => (Number.isNaN(created(queue)) ? Number.NEGATIVE_INFINITY : created(queue));
  return [...queues].sort((a, b) => (age(b) === age(a) ? (a.id < b.id ? -1 : 1) : age(b) - age(a)));
}

const created = (queue: Queue) => Date.parse(queue.date_created ?? '');
