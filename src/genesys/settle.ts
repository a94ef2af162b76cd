/**
 * A list that changes while it is read. Paging by number loses an item, silently, when another before it is deleted
 * between two pages. It shows: pages state different totals, or the items do not add up to the total. Then the list is
 * read again, at most twice. A deletion and a creation between the same two requests leave no trace; reading everything
 * twice for that would double the cost of every poll, and New Queue heals at its next one.
 */
import { type Placed, type Reading, type ReadPage, readPages } from './pages.ts';

/** How often a list is read at most, the first time included. */
const READINGS = 3;

export interface Settled<T> extends Pick<Reading<T>, 'items' | 'last' | 'ended'> {
  /** False when the list changed during every reading; then an item may be missing. */
  readonly settled: boolean;
}

/**
 * Reads a list, again where it was not still.
 *
 * @returns the reading that adds up; where none does, all that any reading found, each id once.
 * @throws what readPage throws.
 */
export async function readSettled<T extends { id: string }>(
  readPage: ReadPage<T>,
  from?: number,
  wanted?: number,
): Promise<Settled<T>> {
  const readings: Reading<T>[] = [];
  while (readings.length < READINGS) {
    const reading = await readPages(readPage, from, wanted);
    const before = readings.at(-1);
    // A total that is merely wrong stays wrong: the same items twice say that the list held still, unless both readings
    // show that it did not.
    const still = before && isAtOne(before) && isAtOne(reading) && same(before, reading);
    if (addsUp(reading) || still) return { ...reading, settled: true };
    readings.push(reading);
  }
  const found = new Map<string, Placed<T>>();
  for (const placed of readings.toReversed().flatMap(({ items }) => items))
    if (!found.has(placed.item.id)) found.set(placed.item.id, placed);
  const [{ last, ended } = { last: 1, ended: true }] = readings;
  return { items: [...found.values()], last, ended, settled: false };
}

/** Do its pages tell of the same list? */
function isAtOne<T>({ totals, repeated }: Reading<T>): boolean {
  return totals.size < 2 && !repeated;
}

function addsUp<T>({ items, whole, unreadable, totals }: Reading<T>): boolean {
  if (totals.size > 1) return false;
  const [total] = totals;
  return total === undefined || !whole || items.length + unreadable === total;
}

function same<T extends { id: string }>(a: Reading<T>, b: Reading<T>): boolean {
  return a.items.length === b.items.length && a.items.every(({ item }, index) => item.id === b.items[index]?.item.id);
}
