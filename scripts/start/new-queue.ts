/** Chapter 4: New Queue, polled as by a Zap that is switched on. */
import type { Queue } from '../../src/genesys/queues/queue.ts';
import type { Chapter, Stage } from './chapter.ts';

export const title = 'New Queue';

export async function tell({ sandbox, zapier, authData }: Stage): Promise<Chapter> {
  const before = sandbox.requests.length;
  const first = await zapier.poll<Queue>('new_queue', authData);
  // Last in the alphabet, hence on the last page of a list that Genesys sorts by name only.
  const created = sandbox.createQueue({ name: 'Zurich Night Shift' });
  const second = await zapier.poll<Queue>('new_queue', authData);

  return {
    title,
    about: 'A Zap is switched on: its first poll remembers the queues of the last 30 days. Then a queue is created.',
    facts: {
      first_poll_remembered: first.results.length,
      queue_created: created.name,
      second_poll_fired_for: second.fired.map(({ id, name }) => name ?? id),
      requests: sandbox.requests.length - before,
    },
    checks: [
      {
        claim: 'the first poll fired for nothing',
        held: first.fired.length === 0,
        reason: `fired for ${first.fired.length}`,
      },
      {
        claim: 'the second fired for the created queue and nothing else',
        held: second.fired.map(({ id }) => id).join() === created.id,
        reason: `fired for ${second.fired.length}`,
      },
    ],
  };
}
