/**
 * Which pages to ask for. Genesys cuts its list by page number and size; pages of one size share no queue, so nothing in
 * them tells whether the list moved in between. Pages of different sizes can overlap: 500 a page, then the second page
 * at 499, begins with the queue that the first one ended with.
 */
export interface PageRequest {
  /** From 1. */
  readonly pageNumber: number;
  /** 1 to 500. */
  readonly pageSize: number;
}

/** By how many queues pages overlap, if that takes no page more; one is enough when the list holds still. */
const OVERLAPS = [200, 100, 50, 20, 10, 5, 2] as const;

/** The place in the list, from 0, at which a page begins. */
export const startOf = ({ pageNumber, pageSize }: PageRequest) => (pageNumber - 1) * pageSize;

const endOf = ({ pageNumber, pageSize }: PageRequest) => pageNumber * pageSize;

/**
 * @param place from 0; the page holds it.
 * @param end where the page should end; the place after the last queue that is wanted.
 * @param largest how many queues a page may hold, from 1.
 * @returns the smallest page that reaches so far; where none does, the one that reaches farthest.
 */
function pageReaching(place: number, end: number, largest: number): PageRequest {
  let best: PageRequest = { pageNumber: place + 1, pageSize: 1 };
  for (let pageSize = 2; pageSize <= largest && endOf(best) < end; pageSize++) {
    const page = { pageNumber: Math.floor(place / pageSize) + 1, pageSize };
    if (endOf(page) > endOf(best)) best = page;
  }
  return best;
}

/**
 * Pages that overlap, from a place on. Where pages are so small that none holds both sides of a place, they end there, or
 * begin there.
 *
 * @param place from 0: the first queue that is wanted. The page before it is overlapped, too.
 * @param end the place after the last queue that is wanted.
 * @param most how many pages at most, from 1.
 * @param overlap by how many queues; left out, by as many as cost no page more.
 */
export function overlappingPages(
  place: number,
  end: number,
  largest: number,
  most: number,
  overlap?: number,
): PageRequest[] {
  if (overlap !== undefined) return pagesBy(overlap, place, end, largest, most);
  const least = pagesBy(1, place, end, largest, most);
  const saves = (pages: readonly PageRequest[]) => pages.length <= least.length && reached(pages) >= reached(least);
  return OVERLAPS.map((wide) => pagesBy(wide, place, end, largest, most)).find(saves) ?? least;
}

/** Each page overlaps what is before it, but for one alone where none can. */
function pagesBy(overlap: number, place: number, end: number, largest: number, most: number): PageRequest[] {
  const pages: PageRequest[] = [];
  for (let at = place; at < end && pages.length < most; at = reached(pages)) {
    // A page that holds places so far before does not always reach beyond.
    const wide = pageReaching(Math.max(0, at - overlap), end, largest);
    const page = endOf(wide) > at ? wide : pageReaching(Math.max(0, at - 1), end, largest);
    if (endOf(page) > at) pages.push(page);
    else if (pages.length === 0) return [pageReaching(at, end, largest)];
    else break;
  }
  return pages;
}

const reached = (pages: readonly PageRequest[]) => Math.max(...pages.map(endOf));
