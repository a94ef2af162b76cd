/**
 * `GET /api/v2/routing/queues`: the list of queues. Genesys sorts it by name and by nothing else, and knows no "created
 * since", so the newest queue may stand on any page.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { ACCESS } from './access.ts';
import type { Client } from './client.ts';
import { GenesysError } from './errors/genesys-error.ts';
import type { Placed } from './pages.ts';
import { type Queue, toQueue } from './queue.ts';
import { readSettled } from './settle.ts';

/** Official code asks for 500 a page; a server that gives fewer says so in its answer. */
export const PAGE_SIZE = 500;

/** What Genesys is asked for when it says that a page of 500 is too large. */
const SMALL_PAGE_SIZE = 100;

export interface QueueFilter {
  /** Genesys's name filter: leading and trailing `*` allowed. */
  readonly name?: string | undefined;
  readonly divisionId?: string | undefined;
  /** Only the queue with this id: an empty list when there is none. */
  readonly id?: string | undefined;
  readonly sortOrder?: 'asc' | 'desc' | undefined;
}

export interface QueueList {
  /** Each queue once, in Genesys's order. */
  readonly queues: readonly Placed<Queue>[];
  /** The server's clock when the first page was read, milliseconds since 1970; null when it did not say. */
  readonly date: number | null;
  /** How many queues a page held, as the first answer states. */
  readonly pageSize: number;
}

export interface Range {
  /** Number of the first page, from 1. */
  readonly from?: number;
  /** How many queues are wanted from the start of that page; only the pages needed are asked for. */
  readonly wanted?: number;
  /** Queues a page, 1 to 500. */
  readonly pageSize?: number;
}

/**
 * Reads the list of queues that the connection may see, or a range of it.
 *
 * @throws {GenesysError} when any page cannot be read.
 */
export async function listQueues(client: Client, filter: QueueFilter, range: Range = {}): Promise<QueueList> {
  const { pageSize = PAGE_SIZE } = range;
  try {
    return await listBy(client, filter, range, pageSize);
  } catch (error) {
    const tooLarge = error instanceof GenesysError && error.diagnosis.code === 'response.entity.too.large';
    // A range that begins elsewhere counts in pages of its size; it cannot change that.
    if (!tooLarge || pageSize <= SMALL_PAGE_SIZE || (range.from ?? 1) > 1) throw error;
    return listBy(client, filter, range, SMALL_PAGE_SIZE);
  }
}

async function listBy(client: Client, filter: QueueFilter, range: Range, pageSize: number): Promise<QueueList> {
  let date: number | null = null;
  let stated = pageSize;
  const { items, settled } = await readSettled<Queue>(
    async (pageNumber, signal) => {
      const answer = await client.call<Models.QueueEntityListing>({
        access: ACCESS.listQueues,
        path: '/api/v2/routing/queues',
        query: { pageNumber, pageSize, ...filter },
        signal,
      });
      const { entities, ...list } = answer.data;
      date ??= answer.date;
      stated = list.pageSize ?? stated;
      // Reduced at once: the full objects are several kilobytes each.
      return { ...list, items: Array.isArray(entities) ? entities.map(toQueue) : [], pressed: answer.pressed };
    },
    range.from,
    range.wanted,
  );
  if (!settled)
    client.surroundings.log('The list of queues changed during each of three readings; one may be missing.');
  return { queues: items, date, pageSize: stated };
}
