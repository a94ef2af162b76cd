/**
 * Which of the latest things a trigger gives to Zapier: those within a window in *time*, always the same. With "the newest
 * N", or with as many as fit, a deleted queue lets an old one slide in, and Zapier fires for it.
 */
import { DAY_MS } from '../time.ts';

export const WINDOW_DAYS = 30;

/**
 * @param time of an item, milliseconds since 1970; NaN when it has no date: leaving it out could miss something new.
 * @param now milliseconds since 1970, by the clock that the time was taken from.
 * @returns false for what is older than 30 days; true for what is dated in the future.
 */
export function isRecent(time: number, now: number): boolean {
  return !(time < now - WINDOW_DAYS * DAY_MS);
}

/**
 * @param time of an item; NaN when it has no date.
 * @returns the items, latest first, ties by id, those without a date last.
 */
export function latestFirst<T extends { readonly id: string }>(items: readonly T[], time: (item: T) => number): T[] {
  // Reading a date costs more than all else that is done with an item here, so it is read once.
  const dated = items.map((item) => ({ item, time: time(item) }));
  const age = (each: { time: number }) => (Number.isNaN(each.time) ? Number.NEGATIVE_INFINITY : each.time);
  return dated
    .sort((a, b) => (age(a) === age(b) ? (a.item.id < b.item.id ? -1 : 1) : age(b) - age(a)))
    .map(({ item }) => item);
}
