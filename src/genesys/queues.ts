/**
 * `GET /api/v2/routing/queues`: the list of queues. Genesys sorts it by name and by nothing else, and knows no "created
 * since", so the newest queue may stand on any page.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { ACCESS } from './access.ts';
import type { Client } from './client.ts';
import { type Placed, readPages } from './pages.ts';
import { type Queue, toQueue } from './queue.ts';

/** Official code asks for 500 a page; a server that gives fewer says so in its answer. */
export const PAGE_SIZE = 500;

export interface QueueFilter {
  /** Genesys's name filter: leading and trailing `*` allowed. */
  readonly name?: string | undefined;
  readonly divisionId?: string | undefined;
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
  const { from, wanted, pageSize = PAGE_SIZE } = range;
  let date: number | null = null;
  let stated = pageSize;
  const queues = await readPages<Queue>(
    async (pageNumber) => {
      const answer = await client.call<Models.QueueEntityListing>({
        access: ACCESS.listQueues,
        path: '/api/v2/routing/queues',
        query: { pageNumber, pageSize, ...filter },
      });
      const { entities, ...list } = answer.data;
      date ??= answer.date;
      stated = list.pageSize ?? stated;
      // Reduced at once: the full objects are several kilobytes each.
      return { ...list, items: Array.isArray(entities) ? entities.map(toQueue) : [] };
    },
    from,
    wanted,
  );
  return { queues, date, pageSize: stated };
}
