/**
 * `GET /api/v2/routing/queues`: the list of queues. Genesys sorts it by name and by nothing else, and knows no "created
 * since", so the newest queue may stand on any page.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { ACCESS } from './access.ts';
import type { Client } from './client.ts';
import { diagnosisOf } from './diagnosis.ts';
import { GenesysError } from './errors/genesys-error.ts';
import type { Placed } from './pages.ts';
import { type Queue, toQueue } from './queue.ts';
import { readSettled } from './settle.ts';
import { whole } from './values.ts';

/** Official code asks for 500 a page; a server that gives fewer says so in its answer. */
export const PAGE_SIZE = 500;

/** What Genesys is asked for when it says that a page of 500 is too large. */
export const SMALL_PAGE_SIZE = 100;

export interface QueueFilter {
  /** Genesys's name filter: leading and trailing `*` allowed. */
  readonly name?: string | undefined;
  readonly divisionId?: string | undefined;
  /** Only the queues with these ids: an empty list when there is none. */
  readonly id?: string | readonly string[] | undefined;
  readonly sortOrder?: 'asc' | 'desc' | undefined;
}

export interface QueueList {
  /** Each queue that is wanted, once, in Genesys's order. */
  readonly queues: readonly Placed<Queue>[];
  /** The server's clock when the first page was read, milliseconds since 1970; null when it did not say. */
  readonly date: number | null;
}

export interface Range {
  /** How many queues are wanted from the start of the list; only the pages needed are asked for. */
  readonly wanted?: number;
}

/**
 * Says of each queue, as its page arrives, whether it is wanted: of a long list, polls need little, and what is not wanted
 * is counted and forgotten.
 *
 * @param date the server's clock when the first page was read, milliseconds since 1970; null when it did not say.
 */
export type Keep = (queue: Queue, date: number | null) => boolean;

/** A queue that is not wanted. */
interface Counted {
  readonly id: string;
  readonly counted: true;
}

/** One page of the list, its statements checked: what contradicts itself counts as not stated. */
export interface QueuePage {
  /** Null where an entity could not be read. */
  readonly items: readonly (Queue | null)[];
  readonly pageSize: number | undefined;
  readonly pageCount: number | undefined;
  readonly total: number | undefined;
  readonly date: number | null;
  readonly pressed: boolean;
}

type PageQuery = QueueFilter & { readonly pageNumber: number; readonly pageSize: number };

/**
 * Reads one page.
 *
 * @throws {GenesysError} also for JSON that is no list of queues: something else than Genesys answered.
 */
export async function readQueuePage(client: Client, query: PageQuery, signal?: AbortSignal): Promise<QueuePage> {
  const call = {
    access: ACCESS.listQueues,
    path: '/api/v2/routing/queues',
    query: { ...query },
    ...(signal && { signal }),
  };
  const { data, ...answer } = await client.call(call, reducedPage);
  return { ...data, ...answer };
}

/** The full objects are several kilobytes each. */
function reducedPage(data: Models.QueueEntityListing): Omit<QueuePage, 'date' | 'pressed'> {
  const total = whole(data.total, 0);
  const entities = data.entities ?? (total === 0 ? [] : undefined);
  if (!Array.isArray(entities))
    throw new GenesysError({ ...diagnosisOf('not_genesys', ACCESS.listQueues), status: 200 });
  return {
    items: entities.map(toQueue),
    pageSize: whole(data.pageSize, 1),
    pageCount: whole(data.pageCount, 1),
    total: total !== undefined && total < entities.length ? undefined : total,
  };
}

/**
 * Reads the list of queues that the connection may see, or the beginning of it.
 *
 * @param keep which of them are wanted; left out, all.
 * @throws {GenesysError} when any page cannot be read.
 */
export async function listQueues(
  client: Client,
  filter: QueueFilter,
  range: Range = {},
  keep: Keep = () => true,
): Promise<QueueList> {
  try {
    return await listBy(client, filter, range, keep, PAGE_SIZE);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return listBy(client, filter, range, keep, SMALL_PAGE_SIZE);
  }
}

/** Does Genesys ask for smaller pages? */
export function isTooLarge(error: unknown): boolean {
  return error instanceof GenesysError && error.diagnosis.code === 'response.entity.too.large';
}

async function listBy(
  client: Client,
  filter: QueueFilter,
  range: Range,
  keep: Keep,
  pageSize: number,
): Promise<QueueList> {
  let date: number | null = null;
  const { items, settled } = await readSettled<Queue | Counted>(
    async (pageNumber, signal) => {
      const page = await readQueuePage(client, { pageNumber, pageSize, ...filter }, signal);
      date ??= page.date;
      return {
        ...page,
        items: page.items.map((queue) => (queue && !keep(queue, date) ? { id: queue.id, counted: true } : queue)),
      };
    },
    1,
    range.wanted,
  );
  if (!settled)
    client.surroundings.log('The list of queues changed during each of three readings; one may be missing.');
  return { queues: items.filter(isKept), date };
}

function isKept(placed: Placed<Queue | Counted>): placed is Placed<Queue> {
  return !('counted' in placed.item);
}
