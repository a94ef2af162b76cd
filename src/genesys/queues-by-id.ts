import { inBatches } from './batches.ts';
import type { Client } from './client.ts';
import type { Queue } from './queue.ts';
import { listQueues } from './queues.ts';

/**
 * The queues with these ids, in their order; those that do not exist, or that the connection may not see, are left out.
 *
 * @throws {GenesysError} when queues cannot be listed.
 */
export async function queuesById(client: Client, ids: readonly string[]): Promise<Queue[]> {
  const lists = await inBatches(ids, (id) => listQueues(client, { id }));
  const found = new Map(lists.flatMap(({ queues }) => queues.map(({ item }) => [item.id, item])));
  return ids.flatMap((id) => found.get(id) ?? []);
}
