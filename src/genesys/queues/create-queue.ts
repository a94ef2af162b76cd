/**
 * `POST /api/v2/routing/queues`. Sent once: where its answer does not tell what became of it, the list of queues does. A
 * name is taken only once in an organization, so a queue of this name that was not there before, and that whoever is
 * connected made since, is the one that was asked for.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Client } from '../client.ts';
import { diagnosisOf } from '../errors/diagnosis.ts';
import { GenesysError, orError } from '../errors/genesys-error.ts';
import { look } from '../look.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { LONGEST, time } from '../values.ts';
import { MOST_BY_NAME } from './find-queue.ts';
import { type Queue, toQueue } from './queue.ts';
import { searchQueues } from './search-queues.ts';

export interface NewQueue {
  /** Not blank. */
  readonly name: string;
  /** Left out: the organization's home division, or that of the queue whose settings are copied. */
  readonly divisionId?: string | undefined;
  readonly description?: string | undefined;
  /** The queue whose settings are copied. */
  readonly sourceQueueId?: string | undefined;
}

/** What stood there before the queue was asked for. */
interface Before {
  readonly ids: ReadonlySet<string>;
  /** Milliseconds since 1970, by the server's clock; by ours where it did not tell. */
  readonly at: number;
}

/**
 * @param client asks for the queue, and is `plain` where a refusal only means that there is nothing to compare with.
 * @param ownId tells the id of whoever is connected, null where that cannot be learned; asked only when it counts.
 * @returns the queue, as Genesys answered it or as it was found.
 * @throws {GenesysError} `outcomeUnknown` where it may have been created and cannot be seen, or cannot be told from another user's.
 */
export async function createQueue(
  client: Client & { readonly plain: Client },
  wanted: NewQueue,
  ownId: () => Promise<string | null>,
): Promise<Queue> {
  const before = await lookBefore(client.plain, wanted.name);
  const outcome = await orError(send(client, wanted));
  if (!(outcome instanceof GenesysError)) return outcome;
  if (!outcome.diagnosis.outcomeUnknown || before === null) throw outcome;
  const own = await ownId();
  // Whose a new queue is, only its maker tells: where we do not know who we are, it may be somebody else's.
  if (own === null) throw outcome;
  const isOurs = ({ id, date_created, created_by_id }: Queue) =>
    !before.ids.has(id) && (time(date_created) ?? 0) >= before.at && created_by_id === own;
  const found = await look(
    client,
    async () => (await queuesNamed(client.plain, wanted.name)).filter(isOurs),
    (queues) => queues.length > 0,
  );
  const [queue, ...others] = found ?? [];
  // Two would contradict that a name is taken only once; then nothing is certain.
  if (queue === undefined || others.length > 0) throw outcome;
  return queue;
}

async function send(client: Client, { name, divisionId, description, sourceQueueId }: NewQueue): Promise<Queue> {
  const requirement = REQUIREMENTS.createQueue;
  const body: Models.CreateQueueRequest = {
    name,
    ...(divisionId && { division: { id: divisionId } as Models.WritableDivision }),
    ...(description && { description }),
    ...(sourceQueueId && { sourceQueueId }),
  };
  const call = { requirement, path: '/api/v2/routing/queues', body, write: 'POST' } as const;
  const { data: queue, status } = await client.call(call, (data: Models.Queue) => toQueue(data));
  if (queue) return queue;
  // It said yes, and not to what.
  const diagnosis = { ...diagnosisOf('not_genesys', requirement), status, outcomeUnknown: true };
  throw new GenesysError(diagnosis, { regionName: client.region.name });
}

/** @returns null where the connection may create queues and not see them: then it cannot be told which one is new. */
async function lookBefore(client: Client, name: string): Promise<Before | null> {
  let at: number | null = null;
  const timed: Client = {
    ...client,
    async call(call, reduce) {
      const answer = await client.call(call, reduce);
      at ??= answer.date;
      return answer;
    },
  };
  const begun = client.runtime.now();
  const queues = await orError(queuesNamed(timed, name));
  if (!(queues instanceof GenesysError)) return { ids: new Set(queues.map(({ id }) => id)), at: at ?? begun };
  if (queues.diagnosis.status === 403) return null;
  throw queues;
}

/** The queues of exactly this name, upper and lower case told apart. */
async function queuesNamed(client: Client, name: string): Promise<Queue[]> {
  const search = { name, nameMatch: 'exactly', sortOrder: 'asc' } as const;
  const { queues } = await searchQueues(client, search, MOST_BY_NAME);
  return queues.filter((queue) => queue.name === name.slice(0, LONGEST));
}
