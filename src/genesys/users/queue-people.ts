/** Who created a queue and who changed it last, by name. */
import type { Client } from '../client.ts';
import type { Queue } from '../queues/queue.ts';
import { MOST_RESULT_BYTES } from '../queues/result-size.ts';
import { userNames } from './user-names.ts';

/**
 * The queues with names and e-mail addresses beside the ids of users: one request for each 100 different ids, none where
 * there is no id.
 *
 * @param client the plain one: what may not be read is left out.
 * @returns the queues in their order; without names where they would be too large for one result with them.
 */
export async function withNames<Q extends Queue>(client: Client, queues: readonly Q[]): Promise<Q[]> {
  const ids = new Set(queues.flatMap(({ created_by_id, modified_by_id }) => [created_by_id, modified_by_id]));
  const people = await userNames(
    client,
    [...ids].filter((id) => id !== undefined),
  );
  const named = queues.map((queue) => {
    const creator = people.get(queue.created_by_id ?? '');
    const changer = people.get(queue.modified_by_id ?? '');
    return {
      ...queue,
      created_by_name: creator?.name,
      created_by_email: creator?.email,
      modified_by_name: changer?.name,
      modified_by_email: changer?.email,
    };
  });
  if (Buffer.byteLength(JSON.stringify(named)) <= MOST_RESULT_BYTES) return named;
  client.runtime.log('The names of users are left out: with them the queues are too large for one result.');
  return [...queues];
}
