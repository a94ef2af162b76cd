/**
 * Queues to choose from, a large part of the list at a time. Genesys sorts by name, so queues of one name stand side by
 * side: a queue's neighbors tell whether its name repeats, also across the border of two parts.
 */
import type { Client } from '../client.ts';
import { listQueues } from './list-queues.ts';

interface QueueChoice {
  id: string;
  /** The queue's name; with its division where another queue has the same name. */
  name: string;
}

/** Nearly every organization has fewer, and 10 of Genesys's pages are read in two round trips. */
const CHOICES_AT_ONCE = 5_000;

/**
 * So many queues before the end of a part, the next one begins. Zapier tells it a number and nothing of the part before, so
 * where queues before its beginning were deleted meanwhile, those that moved up would stand in neither.
 */
const OVERLAP = 200;

/**
 * @param part which part of the list, from 0. Read from the start of the list each time, since a later part can be found
 *   only by counting: Genesys may give smaller pages than it is asked for.
 * @param divisionId only queues of this division; undefined for all.
 * @returns the queues of that part in Genesys's order, each once, beginning with the last 200 of the part before; none after
 *   the last.
 * @throws {GenesysError} when the list cannot be read.
 */
export async function queueChoices(client: Client, part: number, divisionId?: string): Promise<QueueChoice[]> {
  const start = part * (CHOICES_AT_ONCE - OVERLAP);
  const end = start + CHOICES_AT_ONCE;
  // One more than shown: the neighbor of the last.
  const queues = await listQueues(client, { divisionId }, { wanted: end + 1 });
  const nameAt = (place: number) => queues[place]?.name?.toLowerCase();
  return queues.slice(start, end).map(({ id, name = id, division_name }, index) => {
    const place = start + index;
    const repeats = [place - 1, place + 1].some((neighbor) => nameAt(neighbor) === name.toLowerCase());
    return { id, name: repeats && division_name ? `${name} (${division_name})` : name };
  });
}
