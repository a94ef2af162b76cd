/** Finds what happened in queues over a period: one result for each queue. */
import { type Bundle, defineInputFields, defineSearch, type SearchPerform, type ZObject } from 'zapier-platform-core';
import { queuesById } from '../genesys/queues/find-queue.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';
import { readTotals } from '../genesys/statistics/aggregates.ts';
import { LONGEST_PERIOD_DAYS, notInFuture, PERIODS, periodOf } from '../genesys/statistics/period.ts';
import { queueSummary } from '../genesys/statistics/queue-summary.ts';
import { isoIn, timeZone, zoneOfZap } from '../genesys/statistics/time-zone.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { FIRST_RESULT_NOTE, oneOf, QUEUES_FIELD, queueIds, single, textOf } from '../zapier/inputs.ts';
import { QUEUE_NAMED } from '../zapier/outputs/queue-fields.ts';
import { QUEUE_SUMMARY_OUTPUT_FIELDS, QUEUE_SUMMARY_SAMPLE } from '../zapier/outputs/queue-summary-fields.ts';
import { SAMPLE_QUEUE } from '../zapier/outputs/samples.ts';
import { throttleOf } from '../zapier/throttle.ts';

/**
 * Asked for only when the period is a custom one. Of type string: in a field of type datetime Zapier makes 9 o'clock of a
 * date alone, and reads it in the account's time zone, whatever zone is chosen in the step.
 */
const CUSTOM_FIELDS = defineInputFields([
  {
    key: 'from',
    label: 'From',
    type: 'string',
    required: true,
    helpText:
      'The first day of the period, such as `2026-07-01`, or a date and time such as `2026-07-01 08:00`; not in the future.',
  },
  {
    key: 'to',
    label: 'To',
    type: 'string',
    required: true,
    helpText:
      'The last day of the period, such as `2026-07-31`: all of it counts. Or a date and time at which the period ends. ' +
      `A period may have ${LONGEST_PERIOD_DAYS} days at most.`,
  },
]);

const inputFields = defineInputFields([
  QUEUES_FIELD,
  {
    key: 'period',
    label: 'Period',
    type: 'string',
    required: true,
    choices: PERIODS,
    default: 'yesterday',
    altersDynamicFields: true,
    helpText:
      'Whole days from midnight to midnight in the time zone below. Today counts what has happened so far. ' +
      'Each number counts when it happens: an interaction that comes in before midnight and is answered after it is ' +
      'offered on one day and answered on the next. So offered is not always answered plus abandoned plus flowed out.',
  },
  (_z: ZObject, bundle: Bundle): typeof CUSTOM_FIELDS | [] =>
    bundle.inputData.period === 'custom' ? CUSTOM_FIELDS : [],
  {
    key: 'time_zone',
    label: 'Time Zone',
    type: 'string',
    dynamic: 'time_zone_choices.id.name',
    helpText:
      'Where the days of the period begin. Leave it empty for the time zone of your Zapier account, or UTC if it has none.',
  },
  FIRST_RESULT_NOTE,
]);

const perform = guarded(async (z, bundle) => {
  const { queue_ids, period, time_zone } = bundle.inputData;
  const [from, to] = [single(bundle.inputData.from), single(bundle.inputData.to)];
  const ids = queueIds(queue_ids);
  // Names of zones have no blanks; what the dropdown shows has.
  const named = textOf('Time Zone', time_zone).trim().replaceAll(' ', '_');
  const zone = named ? timeZone(named) : zoneOfZap(bundle.meta.timezone);
  const client = connect(z, bundle, [REQUIREMENTS.summarizeQueues, REQUIREMENTS.listQueues]);
  const now = client.runtime.now();
  const interval = notInFuture(periodOf(oneOf('Period', period, PERIODS), now, zone, { from, to }), now, from);
  const [queues, totals] = await Promise.all([queuesById(client, ids), readTotals(client, ids, interval)]);
  const frame = {
    period_start: isoIn(zone, interval.start),
    period_end: isoIn(zone, interval.end),
    time_zone: zone.name,
  };
  return queues.map(({ id, name }) => ({ id, name, ...frame, ...queueSummary(totals, id) }));
}) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_queue_summary',
  noun: 'Queue Summary',
  display: {
    label: 'Find Queue Summary',
    description:
      'Finds what happened in a queue over a period: interactions, flow-outs, service level, waits and handle times.',
  },
  operation: {
    throttle: throttleOf('find_queue_summary'),
    inputFields,
    perform,
    sample: {
      ...SAMPLE_QUEUE,
      period_start: '2026-06-17T00:00:00-04:00',
      period_end: '2026-06-18T00:00:00-04:00',
      time_zone: 'America/New_York',
      ...QUEUE_SUMMARY_SAMPLE,
    },
    outputFields: [
      ...QUEUE_NAMED,
      { key: 'period_start', label: 'Period Start', type: 'datetime' },
      { key: 'period_end', label: 'Period End', type: 'datetime' },
      { key: 'time_zone', label: 'Time Zone', type: 'string' },
      ...QUEUE_SUMMARY_OUTPUT_FIELDS,
    ],
  },
});
