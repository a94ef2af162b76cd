/** Which queues count as new. */

import type { Client } from '../client.ts';
import { type IsWanted, listQueues } from './list-queues.ts';
import { nameFilter } from './name-filter.ts';
import type { Queue } from './queue.ts';
import { isRecent, latestFirst } from './time-window.ts';

/** The queues created within the window, and those without a date: leaving one of these out could miss a new one. */
export const isNew: IsWanted = (queue, now) => isRecent(created(queue), now);

/** Newest first, ties by id, those without a date last. */
export function newestFirst(queues: readonly Queue[]): Queue[] {
  return latestFirst(queues, created);
}

const created = (queue: Queue) => Date.parse(queue.date_created ?? '');

/**
 * The whole list of queues whose name contains a text, in a division.
 *
 * @param filter.name as a person typed it; a `*` means itself.
 * @param isWanted which of them are wanted; left out, all.
 * @param twice true where none may be missing: see `Range` of `list-queues.ts`.
 * @throws {GenesysError} when the list cannot be read.
 */
export function matchingQueues(
  client: Client,
  filter: { readonly name?: string | undefined; readonly divisionId?: string | undefined },
  isWanted: IsWanted = () => true,
  twice = false,
): Promise<Queue[]> {
  const { parameter, matches: isNamed } = nameFilter(filter.name, 'contains');
  return listQueues(
    client,
    { name: parameter, divisionId: filter.divisionId },
    { twice },
    (queue, now) => (isNamed === null || isNamed(queue.name ?? '')) && isWanted(queue, now),
  );
}
