/** Finds a queue by its id or its name: what other steps offer beside their field "Queue". */
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { NAME_MATCH_FIELDS, NAME_MATCHES } from '#writing-in-searches';
import { InputError } from '../genesys/errors/input-error.ts';
import { findQueueById, findQueuesByName, MOST_BY_NAME } from '../genesys/queues/find-queue.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { FIRST_RESULT_NOTE, oneOf, queueId, textOf } from '../zapier/inputs.ts';
import { LOOK_UP_NAMES_FIELD, namesLookup } from '../zapier/look-up-names.ts';
import { QUEUE_OUTPUT_FIELDS, QUEUE_SAMPLE } from '../zapier/outputs/queue-fields.ts';

const inputFields = defineInputFields([
  {
    key: 'queue_id',
    label: 'Queue',
    type: 'string',
    dynamic: 'queue_choices.id.name',
    helpText:
      'The queue to find: from the list, or the ID of a queue from an earlier step. Leave it empty to find a queue by name.',
  },
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    helpText:
      'Used when no queue is chosen above. A queue with exactly this name comes first, then one that differs only in upper and lower case, ' +
      `then queues that contain it: ${MOST_BY_NAME} at most. To get more of them, use List Queues.`,
  },
  ...NAME_MATCH_FIELDS,
  { ...LOOK_UP_NAMES_FIELD, default: 'true' },
  FIRST_RESULT_NOTE,
]);

const perform = guarded(async (z, bundle) => {
  const queue = textOf('Queue', bundle.inputData.queue_id);
  const named = namesLookup(bundle.inputData.look_up_names);
  if (queue.trim()) {
    const id = queueId(queue, 'To find a queue by its name, enter it under Name.');
    const client = connect(z, bundle);
    const found = await findQueueById(client, id);
    return found ? named(client, [found]) : [];
  }
  // Text, also where a number was mapped: a queue may be named 123.
  const name = textOf('Name', bundle.inputData.name).trim();
  const match = oneOf('Name Match', bundle.inputData.name_match, NAME_MATCHES, 'contains');
  if (name) {
    const client = connect(z, bundle);
    return named(client, await findQueuesByName(client, name, match));
  }
  throw new InputError('Find Queue needs to know which queue: choose one under Queue, or enter a Name.');
}) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_queue',
  noun: 'Queue',
  display: {
    label: 'Find Queue',
    description: 'Finds a queue by its name, or one that is chosen from a list.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...QUEUE_SAMPLE },
    outputFields: [...QUEUE_OUTPUT_FIELDS],
  },
});
