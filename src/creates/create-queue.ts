/** Creates a queue, once, whatever happens to the answer. */
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { ownId } from '../genesys/access/own-id.ts';
import { InputError } from '../genesys/errors/input-error.ts';
import { createQueue } from '../genesys/queues/create-queue.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';
import { isUuid } from '../genesys/values.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { divisionId } from '../zapier/division.ts';
import { optionalId, textOf } from '../zapier/inputs.ts';
import { QUEUE_OUTPUT_FIELDS, QUEUE_SAMPLE } from '../zapier/outputs/queue-fields.ts';

const inputFields = defineInputFields([
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    required: true,
    helpText:
      'What the new queue is called. A name is taken only once: where there may be such a queue already, use Find or Create Queue.',
  },
  {
    key: 'division_id',
    label: 'Division',
    type: 'string',
    dynamic: 'division_choices.id.name',
    helpText:
      'Where the queue belongs; the list shows the divisions that your queues are in. Leave it empty for the Home division.',
  },
  {
    key: 'description',
    label: 'Description',
    type: 'text',
    helpText: 'What the queue is for, in your own words.',
  },
  {
    key: 'source_queue_id',
    label: 'Copy Settings From',
    type: 'string',
    dynamic: 'queue_choices.id.name',
    search: 'find_queue.id',
    helpText:
      'A queue from the list, or the ID of a queue from an earlier step, whose settings the new queue gets. Its members are not copied.',
  },
]);

const perform = guarded(async (z, bundle) => {
  const { inputData } = bundle;
  // Text, also where a number was mapped: a queue may be named 123.
  const name = textOf('Name', inputData.name).trim();
  if (!name) throw new InputError('Create Queue needs a Name for the queue.');
  const given = {
    name,
    description: textOf('Description', inputData.description).trim(),
    sourceQueueId: optionalId('Copy Settings From', inputData.source_queue_id),
  };
  const division = textOf('Division', inputData.division_id).trim();
  const byName = division !== '' && !isUuid(division);
  // A division's name may have to be looked up in the list of queues.
  const needs = [REQUIREMENTS.createQueue, ...(byName ? [REQUIREMENTS.listQueues] : [])];
  const client = connect(z, bundle, needs);
  const wanted = { ...given, divisionId: await divisionId(client, inputData.division_id) };
  return createQueue(client, wanted, () => ownId(client.plain));
}) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'create_queue',
  noun: 'Queue',
  display: {
    label: 'Create Queue',
    description: 'Creates a queue, with the settings of another one if you like.',
  },
  operation: {
    /**
     * Two runs that ask for the same name at once could each take the other's queue for their own. One lock for all runs of a
     * connection: whether two names are the same, Genesys decides, and it may look past upper and lower case and the spaces
     * around them, which a key with the name in it does not.
     */
    lock: { key: 'create_queue', scope: ['auth'], timeout: 30 },
    inputFields,
    perform,
    sample: { ...QUEUE_SAMPLE },
    outputFields: [...QUEUE_OUTPUT_FIELDS],
  },
});
