/**
 * Reads a numbered list: its first page, then the others in parallel, as the official Terraform provider does. Believes
 * what the first answer says of page size and count, but never to the point of not ending.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Ten at once read 20,000 queues in 1 + ⌈39/10⌉ round trips and stay far from 300 requests a minute. */
export const CONCURRENCY = 10;

/** No organization has more pages than this at 500 a page; a list that claims more is not believed. */
const MOST_PAGES = 1_000;

export interface Page<T> {
  /** The entities in the order of the answer; null where one could not be read. */
  readonly items: readonly (T | null)[];
  /** What the answer states of the list; undefined where it states nothing. */
  readonly pageSize?: number | undefined;
  readonly pageCount?: number | undefined;
  readonly total?: number | undefined;
  /** Is the rate limit near? Then fewer pages are asked for at once. */
  readonly pressed?: boolean;
}

export interface Reading<T> {
  /** The items in page order, each id once. */
  readonly items: readonly T[];
  /** Was the whole list asked for? */
  readonly whole: boolean;
  /** How many pages were read. */
  readonly pages: number;
  /** Number of the last page that was wanted. */
  readonly last: number;
  /** Does the list, by what it states, end with that page? */
  readonly ended: boolean;
  /** How many entities could not be read. */
  readonly unreadable: number;
  /** Every total that a page stated. */
  readonly totals: ReadonlySet<number>;
  /** Came an id twice? */
  readonly repeated: boolean;
}

/** Reads the page of that number, from 1; the signal says that the page is no longer wanted. */
type ReadPage<T> = (pageNumber: number, signal: AbortSignal) => Promise<Page<T>>;

/**
 * @param from the number of the first page wanted.
 * @param wanted how many items are wanted, counted from the start of that page; pages after them are not asked for.
 * @throws what readPage throws: a list is never returned with a page missing because the page failed.
 */
export async function readPages<T extends { id: string }>(
  readPage: ReadPage<T>,
  from = 1,
  wanted = Number.POSITIVE_INFINITY,
): Promise<Reading<T>> {
  const run = new AbortController();
  const pages = new Map<number, Page<T>>();
  const seen = new Set<string>();
  let barren = 0;
  let lanes = CONCURRENCY;
  const read = async (pageNumber: number) => {
    const page = await readPage(pageNumber, run.signal);
    pages.set(pageNumber, page);
    const before = seen.size;
    for (const item of page.items) if (item) seen.add(item.id);
    barren = seen.size > before ? 0 : barren + 1;
    if (page.pressed) lanes = Math.max(1, Math.floor(lanes / 2));
    return page;
  };

  const first = await read(from);
  const last = Math.min(lastPage(first, from), from - 1 + Math.ceil(wanted / pageSizeOf(first, from)));
  let next = from + 1;
  const worker = async (lane: number) => {
    // Else what Zapier's core does before it sends is done for all lanes before the first one is sent.
    await nextTurn();
    // A server that repeats a page, or claims pages that are empty, would keep us for ever.
    while (next <= last && lane < lanes && barren < CONCURRENCY && !run.signal.aborted) {
      try {
        await read(next++);
      } catch (error) {
        run.abort();
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, (_, lane) => worker(lane)));
  const ended = last === lastPage(first, from);
  return readingOf(pages, { whole: from === 1 && ended, last, ended });
}

/**
 * What pages tell together.
 *
 * @param pages by their number, in any order.
 */
export function readingOf<T extends { id: string }>(
  pages: ReadonlyMap<number, Page<T>>,
  extent: Pick<Reading<T>, 'whole' | 'last' | 'ended'>,
): Reading<T> {
  const items = distinct(pages);
  const all = [...pages.values()].flatMap((page) => page.items);
  const unreadable = all.filter((item) => item === null).length;
  return {
    ...extent,
    items,
    pages: pages.size,
    unreadable,
    totals: new Set([...pages.values()].flatMap(({ total }) => (total === undefined ? [] : [total]))),
    repeated: items.length + unreadable < all.length,
  };
}

function distinct<T extends { id: string }>(pages: ReadonlyMap<number, Page<T>>): T[] {
  const found = new Map<string, T>();
  for (const [, { items }] of [...pages].sort(([a], [b]) => a - b))
    for (const item of items) if (item && !found.has(item.id)) found.set(item.id, item);
  return [...found.values()];
}

/** A capped page size may go unsaid; then the page itself shows it, being shorter than what is left of the list. */
function pageSizeOf({ items, pageSize = items.length, total }: Page<unknown>, from: number): number {
  const more = total !== undefined && (from - 1) * pageSize + items.length < total;
  return Math.max(1, more ? Math.min(items.length, pageSize) : pageSize);
}

function lastPage(page: Page<unknown>, from: number): number {
  if (page.items.length === 0) return from;
  const { pageCount = 0, total } = page;
  // The two should agree; where they do not, a page too many costs less than a page missed.
  const counted = total === undefined ? pageCount : Math.max(pageCount, Math.ceil(total / pageSizeOf(page, from)));
  return Math.min(counted || MOST_PAGES, MOST_PAGES);
}
