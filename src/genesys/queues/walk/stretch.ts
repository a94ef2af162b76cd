/** A page of the list of queues as what it is: a stretch of the list at one moment. */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Client } from '../../client.ts';
import { PAGE_SIZE, type QueueFilter, readQueuePage } from '../list-queues.ts';
import type { Queue } from '../queue.ts';
import type { PageRequest } from './page-plan.ts';

/** A queue and the key that it keeps while neither its id nor its name changes. */
export interface Entry {
  readonly key: string;
  readonly queue: Queue;
}

export interface Stretch {
  /** In Genesys's order, without what could not be read. */
  readonly entries: readonly Entry[];
  /** The place in the list, from 0, where it began and the one after its last queue, by what the answer states. */
  readonly start: number;
  readonly end: number;
  /** How many queues a page holds, where that is fewer than were asked for. */
  readonly cap: number | undefined;
  /** How many queues the list had; undefined where the answer does not say. */
  readonly total: number | undefined;
  /** Does the list go on, by what the answer states? */
  readonly more: boolean;
  /** Is the rate limit near? */
  readonly pressed: boolean;
}

/** The characters of a key: 48 bits, so that of 20,000 queues none is taken for another. */
export const KEY_LENGTH = 8;

/** Stands for id and name of a queue: Genesys sorts by name, so a queue that was renamed is no mark of a place any more. */
function keyOf({ id, name }: Queue): string {
  return createHash('sha256')
    .update(JSON.stringify([id, name]))
    .digest('base64url')
    .slice(0, KEY_LENGTH);
}

/**
 * Reads pages at once.
 *
 * @returns what they hold, in the order of the pages.
 * @throws {GenesysError} when any of them cannot be read; the others are then not wanted any more.
 */
export async function readStretches(
  client: Client,
  filter: QueueFilter,
  pages: readonly PageRequest[],
): Promise<Stretch[]> {
  const run = new AbortController();
  const read = async (page: PageRequest) => {
    // Else what Zapier's core does before it sends is done for all pages before the first one is sent.
    await nextTurn();
    return readStretch(client, filter, page, run.signal);
  };
  try {
    return await Promise.all(pages.map(read));
  } catch (error) {
    run.abort();
    throw error;
  }
}

async function readStretch(
  client: Client,
  filter: QueueFilter,
  asked: PageRequest,
  signal: AbortSignal,
): Promise<Stretch> {
  const { pageNumber } = asked;
  // A server may keep to sizes of its own; the overlap then shows where its page stands.
  const page = await readQueuePage(client, { ...filter, ...asked }, signal, PAGE_SIZE);
  const { items, total, pageCount, pageSize, pressed } = page;
  const stated = pageSize ?? asked.pageSize;
  // A capped page size may go unsaid; then the first page shows it, being shorter than the list.
  const capped = pageNumber === 1 && items.length > 0 && (total === undefined ? !pageSize : items.length < total);
  const size = capped ? Math.min(items.length, stated) : stated;
  const start = (pageNumber - 1) * size;
  const end = start + items.length;
  const unsaid = total === undefined && pageCount === undefined;
  return {
    entries: items.flatMap((queue) => (queue ? [{ key: keyOf(queue), queue }] : [])),
    start,
    end,
    cap: size < asked.pageSize ? size : undefined,
    total,
    // Where the two do not agree, a page too many costs less than a page missed.
    more: unsaid ? items.length > 0 : end < (total ?? 0) || pageNumber < (pageCount ?? 0),
    pressed,
  };
}
