/**
 * Reads a numbered list that states neither its length nor its number of pages: until a page is short. In waves of 1, 2, 4,
 * 8 pages, so that a short list costs one request, and a long one few round trips.
 */
import { type Page, type Reading, readingOf } from './read-pages.ts';

const WIDEST_WAVE = 8;

/**
 * @param readPage reads the page of that number, from 1.
 * @param expected how many pages there are, as far as is known: these are asked for first, and none besides.
 * @param most pages that are read, about; from 1.
 * @returns `last` is the number of the page that showed the end, or after which pages repeat; `ended` is false where none did.
 * @throws what readPage throws: a list is never returned with a page missing because the page failed.
 */
export async function readWaves<T extends { id: string }>(
  readPage: (pageNumber: number) => Promise<Page<T>>,
  expected: number,
  most: number,
): Promise<Reading<T>> {
  const pages = new Map<number, Page<T>>();
  const seen = new Set<string>();
  while (pages.size < most) {
    const read = pages.size;
    const known = seen.size;
    const width = Math.min(WIDEST_WAVE, read < expected ? expected - read : read + 1);
    const numbers = Array.from({ length: width }, (_, index) => read + 1 + index);
    const wave = await Promise.all(numbers.map(readPage));
    for (const [index, page] of wave.entries()) {
      pages.set(read + 1 + index, page);
      for (const item of page.items) if (item) seen.add(item.id);
    }
    const short = wave.findIndex(({ items, pageSize = 1 }) => items.length < pageSize);
    if (short >= 0) return readingOf(pages, { whole: true, last: read + 1 + short, ended: true });
    // A server that does not say how long a page is, and sends no empty one, shows the end by repeating itself.
    if (seen.size === known) return readingOf(pages, { whole: true, last: read, ended: true });
  }
  return readingOf(pages, { whole: false, last: pages.size, ended: false });
}
