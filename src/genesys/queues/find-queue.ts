/** One queue by its id, or the queues that a name may mean. */
import type { Models } from 'purecloud-platform-client-v2';
import { inBatches } from '../batches.ts';
import type { Client } from '../client.ts';
import { foundOrNull } from '../errors/genesys-error.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { listQueues } from './list-queues.ts';
import type { NameMatch } from './name-filter.ts';
import { type Queue, toQueue } from './queue.ts';
import { searchQueues } from './search-queues.ts';

/** Beyond these, a name is no help in finding one queue. They fit in one of Genesys's pages. */
export const MOST_BY_NAME = 100;

const NONE: { readonly queues: readonly Queue[] } = { queues: [] };

/**
 * @param id a UUID.
 * @returns null when there is no such queue, or none that the connection may know of.
 * @throws {GenesysError} for every other refusal.
 */
export async function findQueueById(client: Client, id: string): Promise<Queue | null> {
  const call = { requirement: REQUIREMENTS.readQueue, path: `/api/v2/routing/queues/${id}` };
  const answer = await foundOrNull(client.call<Models.Queue>(call));
  return answer && toQueue(answer.data);
}

/**
 * @param name not blank.
 * @param match whether those that contain the name count too.
 * @returns the queues with exactly this name, then those that differ in upper and lower case only, then those that
 *   contain it, where they count; each group by name, {@link MOST_BY_NAME} at most.
 * @throws {GenesysError} when the list cannot be read.
 */
export async function findQueuesByName(client: Client, name: string, match: 'contains' | 'exactly'): Promise<Queue[]> {
  // Asked for on its own as well, since an equal name may stand anywhere among thousands that contain it.
  const by = (nameMatch: NameMatch) => searchQueues(client, { name, nameMatch, sortOrder: 'asc' }, MOST_BY_NAME);
  const [equal, containing] = await Promise.all([by('exactly'), match === 'contains' ? by('contains') : NONE]);
  const distinct = new Map([...equal.queues, ...containing.queues].map((queue) => [queue.id, queue]));
  return [...distinct.values()].sort((a, b) => rank(a, name) - rank(b, name)).slice(0, MOST_BY_NAME);
}

function rank(queue: Queue, name: string): number {
  if (queue.name === name) return 0;
  return queue.name?.toLowerCase() === name.toLowerCase() ? 1 : 2;
}

/**
 * The queues with these ids, in their order; those that do not exist, or that the connection may not see, are left out.
 *
 * @throws {GenesysError} when queues cannot be listed.
 */
export async function queuesById(client: Client, ids: readonly string[]): Promise<Queue[]> {
  const lists = await inBatches(ids, (id) => listQueues(client, { id }));
  const found = new Map(lists.flat().map((queue) => [queue.id, queue]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
