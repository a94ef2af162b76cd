/**
 * Fires for each new queue. Genesys offers no event for it and sorts its list by name only, so each poll reads the whole
 * list and returns the queues created within the last 30 days; Zapier fires for the ids it has not seen.
 */
import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { isNew, matchingQueues, newestFirst } from '../genesys/queues/new-queues.ts';
import { wholeResult } from '../genesys/queues/result-size.ts';
import { WINDOW_DAYS } from '../genesys/queues/time-window.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { divisionId } from '../zapier/division.ts';
import { FLOOD_NOTE, textOf } from '../zapier/inputs.ts';
import { LOOK_UP_NAMES_FIELD, namesLookup } from '../zapier/look-up-names.ts';
import { QUEUE_OUTPUT_FIELDS, QUEUE_SAMPLE } from '../zapier/outputs/queue-fields.ts';

/** As many as the editor shows. */
const SAMPLES = 3;

const inputFields = defineInputFields([
  {
    key: 'division_id',
    label: 'Division',
    type: 'string',
    dynamic: 'division_choices.id.name',
    helpText:
      'Only queues of this division: from the list, or the ID or the name of a division. The list shows the divisions that your queues are in.',
  },
  {
    key: 'name',
    label: 'Name Contains',
    type: 'string',
    helpText: 'Only queues whose name contains this text. Upper and lower case do not matter.',
  },
  LOOK_UP_NAMES_FIELD,
  {
    key: 'about',
    type: 'copy',
    helpText:
      `A queue created in the last ${WINDOW_DAYS} days also triggers when it first becomes visible to this connection, such as when a role of whoever is connected is granted in another division. ` +
      `A Zap that was off starts afresh: queues created meanwhile do not trigger. ${FLOOD_NOTE}`,
  },
]);

const TOO_LARGE = {
  failed: 'New Queue could not return its queues',
  items: `queues created in the last ${WINDOW_DAYS} days`,
  advice:
    'Whoever edits this Zap can narrow its trigger: choose a Division, or fill in Name Contains, with more of the name where it is filled in. ' +
    'Then publish the Zap again.',
};

const perform = guarded(async (z, bundle) => {
  const name = textOf('Name Contains', bundle.inputData.name);
  const named = namesLookup(bundle.inputData.look_up_names);
  const client = connect(z, bundle);
  const division = await divisionId(client, bundle.inputData.division_id);
  const sample = bundle.meta.isLoadingSample;
  // The poll that only records: a queue that is missing in it would fire at the next one.
  const twice = bundle.meta.isPopulatingDedupe;
  const queues = newestFirst(
    await matchingQueues(client, { name, divisionId: division }, sample ? undefined : isNew, twice),
  );
  const given = sample ? queues.slice(0, SAMPLES) : wholeResult(queues, TOO_LARGE, client.runtime.log);
  return named(client, given);
}) satisfies PollingTriggerPerform<typeof inputFields>;

export default defineTrigger({
  key: 'new_queue',
  noun: 'Queue',
  display: {
    label: 'New Queue',
    description: 'Triggers when a new queue is created.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { ...QUEUE_SAMPLE },
    outputFields: [...QUEUE_OUTPUT_FIELDS],
  },
});
