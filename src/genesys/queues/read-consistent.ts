/**
 * A list that changes while it is read. Paging by number loses an item, silently, when another before it is deleted
 * between two pages. It shows: pages state different totals, the items do not add up to the total, or an id comes twice.
 * Then the list is read again, at most twice. Where no total is stated, only a second reading that finds the same can tell.
 */
import type { Reading } from './read-pages.ts';

/** How often a list is read at most, the first time included. */
const READINGS = 3;

interface Consistent<T> extends Pick<Reading<T>, 'items' | 'last' | 'ended'> {
  /** False when the list changed during every reading; then an item may be missing, and one that is gone may be there. */
  readonly consistent: boolean;
}

/**
 * Reads a list, again where it was not still.
 *
 * @param read reads it once; given the readings before this one.
 * @param twice true where nothing may be missing: a deletion and a creation between the same two requests leave no trace in
 *   one reading. Then two have to agree, unless the list is a single page, and all that any of them found is returned.
 * @returns the reading that shows by itself, or by agreeing with the one before, that the list held still; where none does,
 *   all that any reading found. Each id once.
 * @throws what read throws.
 */
export async function readConsistent<T extends { id: string }>(
  read: (before: readonly Reading<T>[]) => Promise<Reading<T>>,
  twice = false,
): Promise<Consistent<T>> {
  const readings: Reading<T>[] = [];
  let consistent = false;
  while (!consistent && readings.length < READINGS) {
    const reading = await read(readings);
    const before = readings.at(-1);
    consistent = (before && agree(before, reading)) || (addsUp(reading) && (!twice || reading.pages === 1));
    readings.push(reading);
    if (consistent && !twice) return { ...reading, consistent };
  }
  const found = new Map<string, T>();
  for (const item of readings.toReversed().flatMap(({ items }) => items))
    if (!found.has(item.id)) found.set(item.id, item);
  const [{ last, ended } = { last: 1, ended: true }] = readings;
  return { items: [...found.values()], last, ended, consistent };
}

/** The same items twice say that the list held still, whatever it states, unless a reading itself shows that it did not. */
function agree<T extends { id: string }>(a: Reading<T>, b: Reading<T>): boolean {
  const ids = new Set(a.items.map(({ id }) => id));
  return isAtOne(a) && isAtOne(b) && ids.size === b.items.length && b.items.every(({ id }) => ids.has(id));
}

/** Do its pages tell of the same list? */
function isAtOne<T>({ totals, repeated }: Reading<T>): boolean {
  return totals.size < 2 && !repeated;
}

function addsUp<T>(reading: Reading<T>): boolean {
  const { items, whole, unreadable, totals, pages } = reading;
  const [total] = totals;
  if (!isAtOne(reading)) return false;
  if (!whole) return true;
  // One answer cannot contradict another.
  return total === undefined ? pages === 1 : items.length + unreadable === total;
}
