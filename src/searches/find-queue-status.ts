/** Finds what goes on in queues now: one result for each queue. */
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { InputError } from '../genesys/errors/input-error.ts';
import { queuesById } from '../genesys/queues/find-queue.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';
import { estimatedWaits, REQUESTS_WITH_EACH } from '../genesys/statistics/estimated-wait.ts';
import { observeQueues } from '../genesys/statistics/observations.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { FIRST_RESULT_NOTE, oneOf, QUEUES_FIELD, queueIds } from '../zapier/inputs.ts';
import { ESTIMATED_WAIT_OUTPUT_FIELDS, withEstimate } from '../zapier/outputs/estimated-wait-fields.ts';
import { QUEUE_NAMED } from '../zapier/outputs/queue-fields.ts';
import { QUEUE_STATUS_OUTPUT_FIELDS, QUEUE_STATUS_SAMPLE } from '../zapier/outputs/queue-status-fields.ts';
import { SAMPLE_QUEUE } from '../zapier/outputs/samples.ts';
import { throttleOf } from '../zapier/throttle.ts';

/**
 * Requests that one run may spend on estimates: half of the 300 a minute that Genesys documents for a token, and fewer than
 * the 180 that were once seen. At 8 at once they take 10 s where Genesys takes half a second for each.
 */
const MOST_ESTIMATES = 150;

const ESTIMATES = {
  none: 'Not needed',
  all: 'All media types together',
  each: 'All together, and each media type',
} as const;

const LABEL = 'Estimated Wait';

const inputFields = defineInputFields([
  QUEUES_FIELD,
  {
    key: 'estimated_wait',
    label: LABEL,
    type: 'string',
    choices: ESTIMATES,
    default: 'none',
    helpText:
      `How long the next interaction would wait; empty where nothing is known. It costs one more request for each queue, or ${REQUESTS_WITH_EACH} with each media type, ` +
      `so ${MOST_ESTIMATES} queues at most may be chosen for it, or ${MOST_ESTIMATES / REQUESTS_WITH_EACH} with each media type.`,
  },
  FIRST_RESULT_NOTE,
]);

const perform = guarded(async (z, bundle) => {
  const ids = queueIds(bundle.inputData.queue_ids);
  const wanted = oneOf(LABEL, bundle.inputData.estimated_wait, ESTIMATES, 'none');
  const most = MOST_ESTIMATES / (wanted === 'each' ? REQUESTS_WITH_EACH : 1);
  if (wanted !== 'none' && ids.length > most)
    throw new InputError(
      `${LABEL} "${ESTIMATES[wanted]}" may be asked for ${most} queues at most; Queues names ${ids.length}. Choose fewer, or another ${LABEL}.`,
    );
  const client = connect(z, bundle, [REQUIREMENTS.observeQueues, REQUIREMENTS.listQueues]);
  const listed = queuesById(client, ids);
  const estimated = listed.then((queues) =>
    wanted === 'none'
      ? null
      : estimatedWaits(
          client,
          queues.map(({ id }) => id),
          wanted === 'each',
        ),
  );
  const [queues, { statusOf }, waits] = await Promise.all([listed, observeQueues(client, ids), estimated]);
  return queues.map(({ id, name }) => {
    const wait = waits?.get(id);
    return { id, name, ...(wait ? withEstimate(statusOf(id), wait) : statusOf(id)) };
  });
}) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_queue_status',
  noun: 'Queue Status',
  display: {
    label: 'Find Queue Status',
    description:
      'Finds what goes on in a queue now: interactions waiting, the longest and the estimated wait, and agents by status.',
  },
  operation: {
    throttle: throttleOf('find_queue_status'),
    inputFields,
    perform,
    sample: { ...SAMPLE_QUEUE, ...QUEUE_STATUS_SAMPLE },
    outputFields: [...QUEUE_NAMED, ...QUEUE_STATUS_OUTPUT_FIELDS, ...ESTIMATED_WAIT_OUTPUT_FIELDS],
  },
});
