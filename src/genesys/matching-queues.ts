import type { Client } from './client.ts';
import { nameFilter } from './name-filter.ts';
import type { Queue } from './queue.ts';
import { type Keep, listQueues } from './queues.ts';

/**
 * The whole list of queues whose name contains a text, in a division.
 *
 * @param filter.name as a person typed it; a `*` means itself.
 * @param keep which of them are wanted; left out, all.
 * @param twice true where none may be missing: see `Range` of `queues.ts`.
 * @throws {GenesysError} when the list cannot be read.
 */
export async function matchingQueues(
  client: Client,
  filter: { readonly name?: string | undefined; readonly divisionId?: string | undefined },
  keep: Keep = () => true,
  twice = false,
): Promise<Queue[]> {
  const { parameter, keep: isNamed } = nameFilter(filter.name, 'contains');
  const { queues } = await listQueues(
    client,
    { name: parameter, divisionId: filter.divisionId },
    { twice },
    (queue, now) => (isNamed === null || isNamed(queue.name ?? '')) && keep(queue, now),
  );
  return queues.map(({ item }) => item);
}
