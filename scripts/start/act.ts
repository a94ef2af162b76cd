/** Chapter 5: the steps that write, as one Zap would use them; and that nothing is done twice. */
import type { Queue } from '../../src/genesys/queues/queue.ts';
import type { Chapter, Stage } from './chapter.ts';

export const title = 'Create, staff and use a queue';

const NAME = 'Website Leads';

/** How many agents are added. */
const AGENTS = 3;

interface Membership {
  summary: string;
  added_count: number;
  already_count: number;
  seen_count: number;
}

interface Callback {
  id: string | null;
  status: string;
}

export async function tell({ sandbox, zapier, authData }: Stage): Promise<Chapter> {
  const create = <T>(key: string, inputData: object) =>
    zapier.call<T>(`creates.${key}.operation.perform`, { authData, inputData: { ...inputData } });
  /** As Zapier runs Find or Create Queue: the search, and the create where it found nothing. */
  const findOrCreate = async () => {
    const wanted = { name: NAME, name_match: 'exactly' };
    const [found] = await zapier.call<Queue[]>('searches.find_queue.operation.perform', {
      authData,
      inputData: wanted,
    });
    return found ?? create<Queue>('create_queue', { name: NAME });
  };

  const before = sandbox.requests.length;
  await zapier.poll('new_queue', authData);
  const queue = await findOrCreate();
  const agents = sandbox.state.users.filter(({ state }) => state === 'active').slice(0, AGENTS);
  const members = { queue_id: queue.id, agent_ids: agents.map(({ email }) => email) };
  const added = await create<Membership>('add_queue_members', members);
  const again = await create<Membership>('add_queue_members', members);
  const joined = await create<Membership>('set_queue_membership', { ...members, joined: true });
  const callback = await create<Callback>('create_callback', {
    queue_id: queue.id,
    phone_numbers: ['+13175550100'],
    customer_name: 'Ada Example',
    notes: 'Asked for a call on the website.',
  });
  const { fired } = await zapier.poll<Queue>('new_queue', authData);
  const found = await findOrCreate();
  const { state } = sandbox;

  return {
    title,
    about:
      'Find or Create Queue creates a queue, agents are added and set on it, and a callback waits in it for one of them.',
    facts: {
      queue_created: queue.name ?? queue.id,
      added: added.summary,
      added_again: again.summary,
      set_on_the_queue: joined.summary,
      callback: callback.status,
      new_queue_fired_for: fired.map(({ id, name }) => name ?? id),
      found_again: found.name ?? found.id,
      requests: sandbox.requests.length - before,
    },
    checks: [
      {
        claim: 'there is one queue of this name, and Find or Create found it again',
        held: state.queues.filter(({ name }) => name === NAME).length === 1 && found.id === queue.id,
        reason: `${state.queues.filter(({ name }) => name === NAME).length} in Genesys Cloud`,
      },
      {
        claim: 'each agent was added once, and is on the queue',
        held: added.added_count === AGENTS && again.already_count === AGENTS && joined.seen_count === AGENTS,
        reason: `${added.added_count} added, ${again.already_count} already there, ${joined.seen_count} on the queue`,
      },
      {
        claim: 'one callback was created',
        held: state.callbacks.length === 1 && state.callbacks[0]?.conversationId === callback.id,
        reason: `${state.callbacks.length} in Genesys Cloud`,
      },
      {
        claim: 'New Queue fired for the created queue and nothing else',
        held: fired.map(({ id }) => id).join() === queue.id,
        reason: `fired for ${fired.length}`,
      },
    ],
  };
}
