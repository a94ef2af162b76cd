/**
 * Fires for each new queue. Genesys offers no event for it and sorts its list by name only, so each poll reads the whole
 * list and returns the queues created within the last 30 days; Zapier fires for the ids it has not seen.
 */
import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { newestFirst, newQueues } from '../genesys/new-queues.ts';
import { listQueues } from '../genesys/queues.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { QUEUE_OUTPUT_FIELDS, QUEUE_SAMPLE } from '../zapier/queue-fields.ts';

const SAMPLES = 3;

const inputFields = defineInputFields([]);

const perform = guarded(async (z, bundle) => {
  const client = connect(z, bundle);
  const list = await listQueues(client, {});
  const queues = list.queues.map(({ item }) => item);
  if (bundle.meta?.isLoadingSample) return newestFirst(queues).slice(0, SAMPLES);
  return newQueues(queues, list.date ?? client.surroundings.now());
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
