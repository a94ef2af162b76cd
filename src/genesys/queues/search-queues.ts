/**
 * A search for queues that goes on where the last one stopped. What it returned last marks the place, so that a queue
 * which stays, under its name, comes once, whatever else changes in the list meanwhile.
 */
import type { Client } from '../client.ts';
import type { Redact } from '../http/redact.ts';
import { type NameMatch, nameFilter } from './name-filter.ts';
import type { Queue } from './queue.ts';
import { fitting } from './result-size.ts';
import { followQueues } from './walk/follow-queues.ts';
import { isNew, type Passed } from './walk/thread.ts';
import type { Standing, Walk } from './walk/walk.ts';

export interface QueueSearch {
  readonly name?: string | undefined;
  readonly nameMatch: NameMatch;
  readonly divisionId?: string | undefined;
  readonly sortOrder: 'asc' | 'desc';
}

/** Where a search goes on: after the last queue that was returned, so that no page is read to learn what follows it. */
export interface Place extends Standing {
  /** Keys of the queues that were passed last, 1 to {@link MOST_MARKS}, in the list's order. */
  readonly marks: readonly string[];
  /** The last one's name as it is shown, without secrets. */
  readonly name: string;
}

/** While one of so many queues in a row stays, under its name, the place is found without reading the whole list. */
export const MOST_MARKS = 128;

interface Found {
  readonly queues: Queue[];
  /** Null: there are no more. */
  readonly next: Place | null;
}

/**
 * @param limit how many queues at most, from 1.
 * @param start where to begin; left out, at the beginning.
 * @returns the queues, fewer than `limit` where the result would be too large for Zapier.
 * @throws {GenesysError} when the list cannot be read.
 */
export async function searchQueues(client: Client, search: QueueSearch, limit: number, start?: Place): Promise<Found> {
  const { parameter, matches } = nameFilter(search.name, search.nameMatch);
  const filter = { name: parameter, divisionId: search.divisionId, sortOrder: search.sortOrder };
  const isKept = ({ name = '' }: Queue) => matches === null || matches(name);
  const wanted = (passed: readonly Passed[]) =>
    passed.filter(isNew).flatMap(({ queue }) => (isKept(queue) ? queue : []));
  const missing = (passed: readonly Passed[]) => {
    const count = limit - wanted(passed).length;
    // What is filtered here cannot be counted beforehand.
    return count > 0 && matches !== null ? Number.POSITIVE_INFINITY : count;
  };
  const walk = await followQueues(client, filter, missing, start && { ...start, passed: marked(start) });
  const matching = wanted(walk.passed());
  const count = Math.min(limit, fitting(matching));
  const queues = matching.slice(0, count);
  const last = queues.at(-1);
  const more = count < matching.length || !walk.ended;
  return { queues, next: last && more ? placeAfter(last, walk, client.redact) : null };
}

function marked({ marks, name }: Place): Passed[] {
  return marks.map((key, index) => ({ key, name: index === marks.length - 1 ? name : undefined }));
}

/** The marks end with the last queue that is returned: what was passed behind it comes in the next call. */
function placeAfter(last: Queue, { passed, met, standing }: Walk, redact: Redact): Place {
  const index = passed().findIndex(({ queue }) => queue === last);
  return {
    ...standing,
    place: Math.max(0, standing.place - met() + index),
    marks: passed()
      .slice(0, index + 1)
      .slice(-MOST_MARKS)
      .map(({ key }) => key),
    // A place leaves the run encoded, so that nothing could be cut out of it afterwards.
    name: redact(last.name ?? ''),
  };
}
