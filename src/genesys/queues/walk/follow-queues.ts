/**
 * Goes through the list of queues from a place on, so that each queue which stays, under its name, is passed once: also
 * when others are created, deleted or renamed between two pages, or since the place was noted.
 */
import type { Client } from '../../client.ts';
import { PAGE_SIZE, type QueueFilter } from '../list-queues.ts';
import { placeByName } from './name-order.ts';
import type { Stretch } from './stretch.ts';
import { isNew, type Thread } from './thread.ts';
import { type Missing, type Start, type Walk, walk } from './walk.ts';

const BEGINNING: Start = { place: 0, total: undefined, size: PAGE_SIZE, passed: [] };

/**
 * @param start where to begin; left out, at the beginning.
 * @throws {GenesysError} when a page cannot be read.
 */
export function followQueues(
  client: Client,
  filter: QueueFilter,
  missing: Missing,
  start: Start = BEGINNING,
): Promise<Walk> {
  return walk(client, filter, missing, start, async (thread) => {
    // Wherever what was passed has gone, in the whole list it is found.
    const whole = await walk(
      client,
      filter,
      () => Number.POSITIVE_INFINITY,
      BEGINNING,
      async (all, stretches) => {
        client.runtime.log('The list of queues changed each time that it was read; one may be missing.');
        return passAll(all, stretches);
      },
    );
    const entries = whole.passed().filter(isNew);
    if (!thread.tie(entries)) {
      client.runtime.log('Of the queues that were returned last none is left; the next one was found by name.');
      const last = thread.passed().at(-1)?.name;
      const names = entries.map(({ queue }) => asText(queue.name));
      thread.append(entries.slice(placeByName(names, asText(last), filter.sortOrder)));
    }
    return { ended: true, place: whole.standing.place };
  });
}

/** Takes pages one after the other as they come, when nothing better is left. */
function passAll(thread: Thread, stretches: readonly Stretch[]) {
  const before = thread.passed().length;
  for (const { entries } of stretches) thread.append(entries);
  return { ended: thread.passed().length === before, place: Math.max(...stretches.map(({ end }) => end)) };
}

const asText = (name = '') => name;
