/**
 * A search for queues that goes on where the last one stopped. The place is a page and an index in it, in terms of the
 * page size that the server used.
 */
import type { Client } from './client.ts';
import { type NameMatch, nameFilter } from './name-filter.ts';
import type { Queue } from './queue.ts';
import { listQueues } from './queues.ts';

export interface QueueSearch {
  readonly name?: string | undefined;
  readonly nameMatch: NameMatch;
  readonly divisionId?: string | undefined;
  readonly sortOrder: 'asc' | 'desc';
}

/** Where a search goes on. */
export interface Place {
  /** Page number, from 1. */
  readonly page: number;
  /** Index in that page, from 0. */
  readonly index: number;
  /** Queues a page. */
  readonly size: number;
}

/** Zapier takes results up to 6 MB; the rest of an answer needs some of that. */
export const MOST_RESULT_BYTES = 5_000_000;

export interface Found {
  readonly queues: Queue[];
  /** Null: there are no more. */
  readonly next: Place | null;
}

/**
 * @param limit how many queues at most, from 1.
 * @param start where to begin; left out, at the beginning.
 * @returns the queues, fewer than `limit` where the result would be too large for Zapier.
 * @throws {GenesysError} when the list cannot be read.
 */
export async function searchQueues(client: Client, search: QueueSearch, limit: number, start?: Place): Promise<Found> {
  const { parameter, keep } = nameFilter(search.name, search.nameMatch);
  const skip = start?.index ?? 0;
  const list = await listQueues(
    client,
    { name: parameter, divisionId: search.divisionId, sortOrder: search.sortOrder },
    {
      from: start?.page ?? 1,
      ...(start && { pageSize: start.size }),
      // One more than asked for tells whether there are more. What is filtered here cannot be counted beforehand.
      ...(keep === null && { wanted: skip + limit + 1 }),
    },
  );
  const begin = start ?? { page: 1, index: 0 };
  const matching = list.queues.filter(
    ({ item, pageNumber, index }) =>
      (pageNumber > begin.page || index >= begin.index) && (keep === null || keep(item.name ?? '')),
  );
  const count = Math.min(limit, fitting(matching.map(({ item }) => item)));
  const following = matching[count];
  return {
    queues: matching.slice(0, count).map(({ item }) => item),
    next: following ? { page: following.pageNumber, index: following.index, size: list.pageSize } : null,
  };
}

/**
 * How many of the first items fit in a result.
 *
 * @param items what Zapier would be given as JSON.
 */
export function fitting(items: readonly unknown[]): number {
  let bytes = 2;
  for (const [index, item] of items.entries()) {
    bytes += Buffer.byteLength(JSON.stringify(item)) + 1;
    if (bytes > MOST_RESULT_BYTES) return index;
  }
  return items.length;
}
