/**
 * A search for queues that goes on where the last one stopped. The place is a page and an index in it, in terms of the
 * page size that the server used.
 */
import type { Client } from './client.ts';
import { type NameMatch, nameFilter } from './name-filter.ts';
import type { Placed } from './pages.ts';
import type { Queue } from './queue.ts';
import { listQueues, type QueueFilter, type QueueList } from './queues.ts';
import { fitting } from './result-size.ts';

export interface QueueSearch {
  readonly name?: string | undefined;
  readonly nameMatch: NameMatch;
  readonly divisionId?: string | undefined;
  readonly sortOrder: 'asc' | 'desc';
}

/** Where a search goes on: after the last queue that was returned, so that no page is read to learn what follows it. */
export interface Place {
  /** Page number, from 1. */
  readonly page: number;
  /** Index in that page, from 0. */
  readonly index: number;
  /** Queues a page. */
  readonly size: number;
  /** Id of the queue that was returned last, and stood there. */
  readonly id: string;
}

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
  const filter = { name: parameter, divisionId: search.divisionId, sortOrder: search.sortOrder };
  const range = start ? { from: start.page, pageSize: start.size } : {};
  // What is filtered here cannot be counted beforehand.
  const wanted = keep === null ? { wanted: (start ? start.index + 1 : 0) + limit } : {};
  const list = await listQueues(client, filter, { ...range, ...wanted });
  const size = list.pageSize;
  let { ended } = list;
  let placed = await fromPlace(client, filter, list, start);
  if (placed.length < limit && !ended) {
    // Pages that are shorter than stated, or repeat: what was counted on is elsewhere, so the rest is read.
    const rest = await listQueues(client, filter, { from: list.last + 1, pageSize: size });
    const seen = new Set([...list.queues, ...placed].map(({ item }) => item.id));
    placed = [...placed, ...rest.queues.filter(({ item }) => !seen.has(item.id))];
    ended = rest.ended;
  }
  const matching = keep === null ? placed : placed.filter(({ item }) => keep(item.name ?? ''));
  const count = Math.min(limit, fitting(matching.map(({ item }) => item)));
  const last = matching[count - 1];
  const more = count < matching.length || !ended;
  return {
    queues: matching.slice(0, count).map(({ item }) => item),
    next: last && more ? { page: last.pageNumber, index: last.index, size, id: last.item.id } : null,
  };
}

/**
 * The queues after a place. The list may have changed since the place was noted, so it is found by the queue that stood
 * there; where that one is gone, the next one has come to its place.
 */
async function fromPlace(
  client: Client,
  filter: QueueFilter,
  { queues, pageSize }: QueueList,
  start?: Place,
): Promise<readonly Placed<Queue>[]> {
  if (!start) return queues;
  const at = queues.findIndex(({ item }) => item.id === start.id);
  if (at >= 0) return queues.slice(at + 1);
  if (start.page > 1) {
    // Queues before it were deleted: it may have moved up a page.
    const range = { from: start.page - 1, wanted: start.size, pageSize: start.size };
    const before = await listQueues(client, filter, range);
    const moved = before.queues.findIndex(({ item }) => item.id === start.id);
    if (moved >= 0) return [...before.queues.slice(moved + 1), ...queues];
  }
  const offset = (start.page - 1) * start.size + start.index;
  return queues.filter(({ pageNumber, index }) => (pageNumber - 1) * pageSize + index >= offset);
}
