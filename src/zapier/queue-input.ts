/** How a step asks for a queue, and what it makes of the answer. */
import { InputError } from '../genesys/errors/input-error.ts';
import { shown } from '../genesys/shown.ts';
import { textOf } from './text-input.ts';

/** Every id of Genesys Cloud is a UUID; anything else gets a 400 `invalid.id`. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const ADD_FIND_QUEUE = 'To use a queue by its name, add a Find Queue step before this one and choose its Queue ID.';

/**
 * @param value what the field "Queue" holds: chosen from the dropdown or mapped from an earlier step.
 * @param byName how to come by a queue whose name is known, in this step.
 * @throws {InputError} for what cannot be a queue's id, such as a queue's name.
 */
export function queueId(value: unknown, byName = ADD_FIND_QUEUE): string {
  const text = textOf('Queue', value);
  const id = text.trim();
  if (UUID.test(id)) return id;
  throw new InputError(
    `Queue must be chosen from the list, or be the ID of a queue from an earlier step; it is ${shown(text)}. ${byName}`,
  );
}
