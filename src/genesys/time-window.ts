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
 * @param items in any order.
 * @param time of an item, milliseconds since 1970; NaN when it has no date: such are given last, as many as still fit. In
 *   the future: inside the window.
 * @param now the server's clock, milliseconds since 1970.
 * @param what the items are, as the log says it.
 * @returns latest first, ties by id.
 */
export function withinWindow<T extends Identified>(
  items: readonly T[],
  time: (item: T) => number,
  now: number,
  what: string,
  log: (message: string) => void,
): T[] {
  const since = now - WINDOW_DAYS * DAY_MS;
  const near = sorted(dated(items, time).filter((each) => isNear(each.time, now)));
  const tooMuch = near[fitting(near.map(({ item }) => item))]?.time;
  const start = tooMuch === undefined || Number.isNaN(tooMuch) ? since : Math.max(since, borderAfter(tooMuch, now));
  const young = near.filter((each) => !(each.time < start)).map(({ item }) => item);
  const count = tooMuch === undefined ? young.length : fitting(young);
  if (start > since)
    log(
      `${what} of the last ${WINDOW_DAYS} days are too many for one result; those since ${new Date(start).toISOString()} are given.`,
    );
  if (count < young.length) log(`${what}: ${young.length - count} are left out, Zapier takes no more at once.`);
  return young.slice(0, count);
}

/**
 * Does it matter for what the window holds? Also what stands in the day that the window begins in, before its start: else
 * the start would move back to it as soon as a burst has left the window.
 *
 * @param time of an item, milliseconds since 1970; NaN when it has no date, which matters.
 * @param now the server's clock, milliseconds since 1970.
 */
export function isNear(time: number, now: number): boolean {
  return !(time < floor(now - WINDOW_DAYS * DAY_MS, DAY_MS));
}

/**
 * @param time of an item; NaN when it has no date.
 * @returns the items, latest first, ties by id, those without a date last.
 */
export function latestFirst<T extends Identified>(items: readonly T[], time: (item: T) => number): T[] {
  return sorted(dated(items, time)).map(({ item }) => item);
}

interface Identified {
  readonly id: string;
}

interface Dated<T> {
  readonly item: T;
  readonly time: number;
}

/** Reading a date costs more than all else that is done with an item here, so it is read once. */
function dated<T>(items: readonly T[], time: (item: T) => number): Dated<T>[] {
  return items.map((item) => ({ item, time: time(item) }));
}

function sorted<T extends Identified>(items: readonly Dated<T>[]): Dated<T>[] {
  const age = ({ time }: Dated<T>) => (Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time);
  return items.toSorted((a, b) => (age(a) === age(b) ? (a.item.id < b.item.id ? -1 : 1) : age(b) - age(a)));
}

/** The border after an item that no longer fits, such that at least the last hour stays. */
function borderAfter(time: number, now: number): number {
  const midnight = floor(time, DAY_MS) + DAY_MS;
  if (midnight <= now - DAY_MS) return midnight;
  return Math.min(floor(time, HOUR_MS) + HOUR_MS, floor(now - HOUR_MS, HOUR_MS));
}

const floor = (time: number, unit: number) => Math.floor(time / unit) * unit;
