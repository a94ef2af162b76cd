/** Fires for each queue with a backlog, at most once in each time slot. */
import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { InputError, shown } from '../genesys/errors/input-error.ts';
import { queueBacklogs } from '../genesys/statistics/backlog.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { decimal } from '../zapier/input-values.ts';
import { oneOf, POLLING_NOTE, queueIds, textOf, WATCHED_QUEUES_FIELD } from '../zapier/inputs.ts';
import { QUEUE_STATUS_OUTPUT_FIELDS, QUEUE_STATUS_SAMPLE } from '../zapier/outputs/queue-status-fields.ts';
import { SAMPLE_QUEUE } from '../zapier/outputs/samples.ts';

/** By their length in minutes. */
const PAUSES = { '15': '15 minutes', '30': '30 minutes', '60': '1 hour', '240': '4 hours', '1440': '1 day' } as const;

const MEDIA_TYPES = { voice: 'Voice', callback: 'Callback', chat: 'Chat', email: 'Email', message: 'Message' } as const;

const inputFields = defineInputFields([
  WATCHED_QUEUES_FIELD,
  {
    key: 'waiting',
    label: 'Interactions Waiting',
    type: 'integer',
    helpText:
      'The Zap runs when this many wait in a queue, or more. Fill in this, the longest wait below, or both; then either is enough.',
  },
  {
    key: 'longest_wait_minutes',
    label: 'Longest Wait in Minutes',
    type: 'number',
    helpText: 'The Zap runs when the oldest waiting interaction of a queue has waited this long, or longer.',
  },
  {
    key: 'media_type',
    label: 'Media Type',
    type: 'string',
    choices: MEDIA_TYPES,
    helpText: 'Only interactions of this kind count. Leave it empty to count all of them together.',
  },
  {
    key: 'pause',
    label: 'Alert Again After',
    type: 'string',
    choices: PAUSES,
    default: '60',
    helpText:
      'While a backlog lasts, the Zap runs at most once for each queue in each period of this length, counted from midnight UTC. ' +
      'A backlog that is there when the Zap is turned on starts it in the next period.',
  },
  {
    key: 'about',
    type: 'copy',
    helpText: `A backlog that comes and goes between two checks is not noticed. ${POLLING_NOTE}`,
  },
]);

const perform = guarded(async (z, bundle) => {
  const { queue_ids, waiting, longest_wait_minutes, media_type, pause } = bundle.inputData;
  const ids = queueIds(queue_ids, 'To choose a queue by its name, search the list.');
  const thresholds = {
    waiting: threshold('Interactions Waiting', waiting),
    longestWaitMinutes: threshold('Longest Wait in Minutes', longest_wait_minutes),
    mediaType: textOf('Media Type', media_type).trim() ? oneOf('Media Type', media_type, MEDIA_TYPES) : undefined,
  };
  if (thresholds.waiting === undefined && thresholds.longestWaitMinutes === undefined)
    throw new InputError(
      'Queue Backlog needs a limit: fill in Interactions Waiting, Longest Wait in Minutes, or both.',
    );
  const slotMs = Number(oneOf('Alert Again After', pause, PAUSES, '60')) * 60_000;
  return queueBacklogs(connect(z, bundle), ids, thresholds, slotMs, bundle.meta.isLoadingSample);
}) satisfies PollingTriggerPerform<typeof inputFields>;

function threshold(label: string, value: unknown): number | undefined {
  const text = textOf(label, value).trim();
  if (text === '') return undefined;
  const limit = decimal(text);
  if (limit > 0) return limit;
  throw new InputError(`${label} must be a number above 0; it is ${shown(text)}.`);
}

export default defineTrigger({
  key: 'queue_backlog',
  noun: 'Queue Backlog',
  display: {
    label: 'Queue Backlog',
    description: 'Triggers when too many interactions wait in a queue, or one of them has waited too long.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: {
      id: `${SAMPLE_QUEUE.id} 2026-06-18T14:00:00.000Z`,
      queue_id: SAMPLE_QUEUE.id,
      queue_name: SAMPLE_QUEUE.name,
      slot_start: '2026-06-18T14:00:00.000Z',
      waiting_reached: true,
      longest_wait_reached: false,
      ...QUEUE_STATUS_SAMPLE,
    },
    outputFields: [
      { key: 'id', label: 'Backlog ID', type: 'string' },
      { key: 'queue_id', label: 'Queue ID', type: 'string' },
      { key: 'queue_name', label: 'Queue Name', type: 'string' },
      { key: 'slot_start', label: 'Slot Start', type: 'datetime' },
      { key: 'waiting_reached', label: 'Waiting Reached', type: 'boolean' },
      { key: 'longest_wait_reached', label: 'Longest Wait Reached', type: 'boolean' },
      ...QUEUE_STATUS_OUTPUT_FIELDS,
    ],
  },
});
