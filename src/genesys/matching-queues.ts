import type { Client } from './client.ts';
import { nameFilter } from './name-filter.ts';
import type { Queue } from './queue.ts';
import { listQueues, type QueueList } from './queues.ts';

/**
 * The whole list of queues whose name contains a text, in a division.
 *
 * @param filter.name as a person typed it; a `*` means itself.
 * @throws {GenesysError} when the list cannot be read.
 */
export async function matchingQueues(
  client: Client,
  filter: { readonly name?: string | undefined; readonly divisionId?: string | undefined },
): Promise<{ queues: Queue[]; date: QueueList['date'] }> {
  const { parameter, keep } = nameFilter(filter.name, 'contains');
  const { queues, date } = await listQueues(client, { name: parameter, divisionId: filter.divisionId });
  const items = queues.map(({ item }) => item);
  return { queues: keep ? items.filter(({ name }) => keep(name ?? '')) : items, date };
}
