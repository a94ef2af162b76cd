import type { Client } from './client.ts';
import { nameFilter } from './name-filter.ts';
import type { Queue } from './queue.ts';
import { type Keep, listQueues, type QueueList } from './queues.ts';

/**
 * The whole list of queues whose name contains a text, in a division.
 *
 * @param filter.name as a person typed it; a `*` means itself.
 * @param keep which of them are wanted.
 * @throws {GenesysError} when the list cannot be read.
 */
export async function matchingQueues(
  client: Client,
  filter: { readonly name?: string | undefined; readonly divisionId?: string | undefined },
  keep: Keep = () => true,
): Promise<{ queues: Queue[]; date: QueueList['date'] }> {
  const { parameter, keep: isNamed } = nameFilter(filter.name, 'contains');
  const { queues, date } = await listQueues(
    client,
    { name: parameter, divisionId: filter.divisionId },
    {},
    (queue, now) => (isNamed === null || isNamed(queue.name ?? '')) && keep(queue, now),
  );
  return { queues: queues.map(({ item }) => item), date };
}
