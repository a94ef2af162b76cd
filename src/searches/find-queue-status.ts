/** Finds what goes on in queues now: one result for each queue. */
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { queuesById } from '../genesys/queues/find-queue.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';
import { observeQueues } from '../genesys/statistics/observations.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { QUEUES_FIELD, queueIds } from '../zapier/inputs.ts';
import { QUEUE_STATUS_OUTPUT_FIELDS, QUEUE_STATUS_SAMPLE } from '../zapier/outputs/queue-status-fields.ts';

const inputFields = defineInputFields([QUEUES_FIELD]);

const perform = guarded(async (z, bundle) => {
  const ids = queueIds(bundle.inputData.queue_ids);
  const client = connect(z, bundle, [REQUIREMENTS.observeQueues, REQUIREMENTS.listQueues]);
  const [queues, { statusOf }] = await Promise.all([queuesById(client, ids), observeQueues(client, ids)]);
  return queues.map(({ id, name }) => ({ id, name, ...statusOf(id) }));
}) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_queue_status',
  noun: 'Queue Status',
  display: {
    label: 'Find Queue Status',
    description: 'Finds what goes on in a queue now: interactions waiting, the longest wait, and agents by status.',
  },
  operation: {
    inputFields,
    perform,
    sample: { id: '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11', name: 'Billing Support', ...QUEUE_STATUS_SAMPLE },
    outputFields: [
      { key: 'id', label: 'Queue ID', type: 'string' },
      { key: 'name', label: 'Queue Name', type: 'string' },
      ...QUEUE_STATUS_OUTPUT_FIELDS,
    ],
  },
});
