/**
 * Which queues count as new. A window in *time*, not in number: with "the newest N", a deleted queue lets an old one
 * slide in, and Zapier would fire for it.
 */
import type { Queue } from './queue.ts';

export const WINDOW_DAYS = 30;

const DAY_MS = 86_400_000;

/**
 * The queues created within the window, newest first, ties by id, those without a date last. A date in the future is
 * inside the window; a queue without a readable date is returned, since leaving it out could miss a new one.
 *
 * @param now the server's clock, milliseconds since 1970: it is the one that `date_created` was taken from.
 * @param days length of the window, from 0.
 */
export function newQueues(queues: readonly Queue[], now: number, days = WINDOW_DAYS): Queue[] {
  const since = now - days * DAY_MS;
  return newestFirst(queues.filter((queue) => !(created(queue) < since)));
}

/** Newest first, ties by id, those without a date last. */
export function newestFirst(queues: readonly Queue[]): Queue[] {
  const age = (queue: Queue) => (Number.isNaN(created(queue)) ? Number.NEGATIVE_INFINITY : created(queue));
  return [...queues].sort((a, b) => (age(b) === age(a) ? (a.id < b.id ? -1 : 1) : age(b) - age(a)));
}

const created = (queue: Queue) => Date.parse(queue.date_created ?? '');
