/**
 * Fires for each change of a queue. Genesys offers no event for it, so each poll reads the list and returns the queues
 * modified within the last 30 days; Zapier fires for each pair of id and date modified that it has not seen.
 */
import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { CREATION_SECONDS, changes, isRecentlyChanged } from '../genesys/queues/changed-queues.ts';
import { listQueues } from '../genesys/queues/list-queues.ts';
import { wholeResult } from '../genesys/queues/result-size.ts';
import { WINDOW_DAYS } from '../genesys/queues/time-window.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { divisionId } from '../zapier/division.ts';
import { FLOOD_NOTE, queueId, textOf } from '../zapier/inputs.ts';
import { LOOK_UP_NAMES_FIELD, namesLookup } from '../zapier/look-up-names.ts';
import { QUEUE_OUTPUT_FIELDS, QUEUE_SAMPLE } from '../zapier/outputs/queue-fields.ts';

const SAMPLES = 3;

/** Zapier's key of a result: together they are one change. */
const PRIMARY: readonly string[] = ['id', 'date_modified'];

const inputFields = defineInputFields([
  {
    key: 'division_id',
    label: 'Division',
    type: 'string',
    dynamic: 'division_choices.id.name',
    helpText:
      'Only changes of the queues in this division: from the list, or its ID or name. Leave it empty for all divisions.',
  },
  {
    // No `search`: a trigger is the first step of a Zap, so no Find Queue can stand before it.
    key: 'queue_id',
    label: 'Queue',
    type: 'string',
    dynamic: 'queue_choices.id.name',
    helpText: 'Only changes of this queue. Leave it empty for all queues, of the division above if one is chosen.',
  },
  LOOK_UP_NAMES_FIELD,
  {
    key: 'about',
    type: 'copy',
    helpText:
      'The creation of a queue is not a change, nor is what happens to it in the ' +
      `${CREATION_SECONDS} seconds after it. Several changes of one queue between two checks start the Zap once, with the queue as it is then. ` +
      `A change of the last ${WINDOW_DAYS} days also triggers when its queue first becomes visible to this connection. ${FLOOD_NOTE}`,
  },
]);

const TOO_LARGE = {
  failed: 'Queue Settings Changed could not return its queues',
  items: `queues changed in the last ${WINDOW_DAYS} days`,
  advice:
    'Whoever edits this Zap can narrow its trigger: choose a Division or a Queue; for several of them, make a Zap for each. ' +
    'Then publish the Zap again.',
};

const perform = guarded(async (z, bundle) => {
  const { division_id, queue_id } = bundle.inputData;
  const id = textOf('Queue', queue_id)
    ? queueId(queue_id, 'To choose a queue by its name, search the list.')
    : undefined;
  const named = namesLookup(bundle.inputData.look_up_names);
  const client = connect(z, bundle);
  const division = await divisionId(client, division_id);
  const sample = bundle.meta.isLoadingSample;
  // The poll that only records: a change that is missing in it would fire at the next one.
  const twice = bundle.meta.isPopulatingDedupe === true;
  const queues = await listQueues(
    client,
    { divisionId: division, id },
    { twice },
    sample ? undefined : isRecentlyChanged,
  );
  const changed = changes(queues);
  const given = sample ? changed.slice(0, SAMPLES) : wholeResult(changed, TOO_LARGE, client.runtime.log);
  return named(client, given);
}) satisfies PollingTriggerPerform<typeof inputFields>;

export default defineTrigger({
  key: 'queue_settings_changed',
  noun: 'Queue',
  display: {
    label: 'Queue Settings Changed',
    description: 'Triggers when the settings of a queue are changed.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { ...QUEUE_SAMPLE },
    outputFields: QUEUE_OUTPUT_FIELDS.map((field) =>
      PRIMARY.includes(field.key) ? { ...field, primary: true } : field,
    ),
  },
});
