/**
 * Which of the latest things a trigger gives to Zapier: those within a window in *time*. With "the newest N", a deleted
 * queue lets an old one slide in, and Zapier fires for it. Where the window holds more than one result may, its start
 * is moved to a border of a fixed grid in UTC: borders counted back from now would move with every poll, and the start
 * could move back.
 */
import { fitting } from './search-queues.ts';

export const WINDOW_DAYS = 30;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The items of the last 30 days, as many as one result may hold. Where they are too many: those since the first midnight
 * (UTC) from which all fit; where that is less than 24 hours ago, those since the first full hour from which all fit;
 * and where even the last hour is too much, the newest of it. So while items are only added, the start never moves back,
 * and an item that came within the last hour is left out only for newer ones.
 *
 * @param items newest first; those without a date last, of which as many are given as still fit.
 * @param time of an item, milliseconds since 1970; NaN when it has no date. In the future: inside the window.
 * @param now the server's clock, milliseconds since 1970.
 * @param what the items are, as the log says it.
 */
export function withinWindow<T>(
  items: readonly T[],
  time: (item: T) => number,
  now: number,
  what: string,
  log: (message: string) => void,
): T[] {
  const since = now - WINDOW_DAYS * DAY_MS;
  const [tooMuch] = items.slice(fitting(items)).map(time);
  // Also where it stands in the day that the window begins in, before its start: else the start would move back to it
  // as soon as a burst has left the window.
  const cut = tooMuch !== undefined && tooMuch >= floor(since, DAY_MS);
  const start = cut ? Math.max(since, borderAfter(tooMuch, now)) : since;
  const young = items.filter((item) => !(time(item) < start));
  const count = fitting(young);
  if (start > since)
    log(
      `${what} of the last ${WINDOW_DAYS} days are too many for one result; those since ${new Date(start).toISOString()} are given.`,
    );
  if (count < young.length) log(`${what}: ${young.length - count} are left out, Zapier takes no more at once.`);
  return young.slice(0, count);
}

/** The border after an item that no longer fits, such that at least the last hour stays. */
function borderAfter(time: number, now: number): number {
  const midnight = floor(time, DAY_MS) + DAY_MS;
  if (midnight <= now - DAY_MS) return midnight;
  return Math.min(floor(time, HOUR_MS) + HOUR_MS, floor(now - HOUR_MS, HOUR_MS));
}

const floor = (time: number, unit: number) => Math.floor(time / unit) * unit;
