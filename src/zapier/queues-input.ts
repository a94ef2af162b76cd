/** How a step asks for several queues, and what it makes of the answer. */
import { InputError } from '../genesys/errors/input-error.ts';
import { queueId } from './queue-input.ts';

/** Five requests for each thing that is asked about them. */
const MOST = 500;

/** For a trigger: it is the first step of a Zap, so no Find Queue can stand before it. */
export const WATCHED_QUEUES_FIELD = {
  key: 'queue_ids',
  label: 'Queues',
  type: 'string',
  list: true,
  required: true,
  dynamic: 'queue_choices.id.name',
  helpText: `One or several from the list, ${MOST} at most.`,
} as const;

export const QUEUES_FIELD = {
  ...WATCHED_QUEUES_FIELD,
  search: 'find_queue.id',
  helpText: `One or several: from the list, or the IDs of queues from an earlier step, ${MOST} at most.`,
} as const;

/**
 * @param values what the field holds. A list that was mapped into one line comes as text with commas; what was mapped by
 *   mistake may be anything, and null counts as not given.
 * @param byName how to come by a queue whose name is known, in this step.
 * @returns the ids, each once.
 * @throws {InputError} when there is none, or too many, or something that cannot be a queue's id.
 */
export function queueIds(values: unknown, byName?: string): string[] {
  const entries = [values].flat().flatMap((value) => asText(value).split(','));
  const ids = new Set(
    entries.filter((entry) => entry.trim() !== '').map((entry) => queueId(entry, byName).toLowerCase()),
  );
  if (ids.size >= 1 && ids.size <= MOST) return [...ids];
  throw new InputError(
    ids.size === 0
      ? 'Queues is empty: choose at least one queue from the list.'
      : `Queues must name ${MOST} queues at most; it names ${ids.size}.`,
  );
}

/** What is no text is shown as it came, in the sentence about what cannot be an id. */
function asText(value: unknown): string {
  const given = value ?? '';
  return typeof given === 'string' ? given : JSON.stringify(given);
}
