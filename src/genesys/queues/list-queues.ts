/**
 * `GET /api/v2/routing/queues`: the list of queues. Genesys sorts it by name and by nothing else, and knows no "created
 * since", so the newest queue may stand on any page.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Client } from '../client.ts';
import { pageOf, type StatedPage } from '../errors/entities.ts';
import { GenesysError } from '../errors/genesys-error.ts';
import { bytesFor } from '../http/http.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { type Queue, toQueue } from './queue.ts';
import { readConsistent } from './read-consistent.ts';
import { readPages } from './read-pages.ts';

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

interface Range {
  /** How many queues are wanted from the start of the list; only the pages needed are asked for. */
  readonly wanted?: number;
  /**
   * True where no queue may be missing, whatever happens meanwhile: a list of several pages is read twice, and all that was
   * found is returned. Once in each order, since what slips over the border of a page in one does not in the other.
   */
  readonly twice?: boolean;
}

/**
 * Says of each queue, as its page arrives, whether it is wanted: of a long list, polls need little, and what is not wanted
 * is counted and forgotten.
 *
 * @param now the server's clock when the first page was read, milliseconds since 1970: the dates of queues were taken from
 *   it. Our own where the server's is not known.
 */
export type IsWanted = (queue: Queue, now: number) => boolean;

/** A queue that is not wanted. */
interface Counted {
  readonly id: string;
  readonly counted: true;
}

/** One page of the list. */
export interface QueuePage extends StatedPage<Queue> {
  readonly date: number | null;
  readonly pressed: boolean;
}

type PageQuery = QueueFilter & { readonly pageNumber: number; readonly pageSize: number };

/**
 * Reads one page.
 *
 * @param most how many queues it may hold; left out, as many as are asked for.
 * @throws {GenesysError} also for JSON that is no list of queues, or one of more queues than asked for: something else than
 *   Genesys answered.
 */
export async function readQueuePage(
  client: Client,
  query: PageQuery,
  signal?: AbortSignal,
  most = query.pageSize,
): Promise<QueuePage> {
  const call = {
    requirement: REQUIREMENTS.listQueues,
    path: '/api/v2/routing/queues',
    query: { ...query },
    maxBytes: bytesFor(query.pageSize),
    ...(signal && { signal }),
  };
  // Reduced where it arrives: the full objects are several kilobytes each.
  const { data, ...answer } = await client.call(call, (page: Models.QueueEntityListing) =>
    pageOf(page, page.entities, most, REQUIREMENTS.listQueues, toQueue),
  );
  return { ...data, ...answer };
}

/**
 * Reads the list of queues that the connection may see, or the beginning of it.
 *
 * @param isWanted which of them are wanted; left out, all.
 * @returns each queue that is wanted, once, in Genesys's order; in no order where the list was read twice, or never held still.
 * @throws {GenesysError} when any page cannot be read.
 */
export async function listQueues(
  client: Client,
  filter: QueueFilter,
  range: Range = {},
  isWanted: IsWanted = () => true,
): Promise<Queue[]> {
  try {
    return await listBy(client, filter, range, isWanted, PAGE_SIZE);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return listBy(client, filter, range, isWanted, SMALL_PAGE_SIZE);
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
  isWanted: IsWanted,
  pageSize: number,
): Promise<Queue[]> {
  let now: number | undefined;
  const readPage = async (query: PageQuery, signal: AbortSignal) => {
    const page = await readQueuePage(client, query, signal);
    now ??= page.date ?? client.runtime.now();
    const clock = now;
    const items = page.items.map((queue) =>
      queue && !isWanted(queue, clock) ? { id: queue.id, counted: true } : queue,
    );
    return { ...page, items };
  };
  const { items, consistent } = await readConsistent<Queue | Counted>((before) => {
    const order = range.twice && before.length % 2 === 1 ? { sortOrder: 'desc' as const } : {};
    return readPages(
      (pageNumber, signal) => readPage({ pageNumber, pageSize, ...filter, ...order }, signal),
      1,
      range.wanted,
    );
  }, range.twice);
  if (!consistent) client.runtime.log('The list of queues changed during each of three readings; one may be missing.');
  return items.filter(isKept);
}

function isKept(item: Queue | Counted): item is Queue {
  return !('counted' in item);
}
