import type { Client } from '../client.ts';
import { orError, orNull } from '../errors/genesys-error.ts';
import { findQueueById } from './find-queue.ts';

/**
 * The name of a queue, where it can be learned: some may change the members of queues that they may not view.
 *
 * @param id a UUID.
 */
export async function queueName(client: Client, id: string): Promise<string | null> {
  return orNull(await orError(findQueueById(client, id)))?.name ?? null;
}
