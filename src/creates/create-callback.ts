/** Creates a callback: puts a customer who is to be called into a queue, now or at a time. */
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { callbackData } from '../genesys/callbacks/callback-data.ts';
import { createCallback } from '../genesys/callbacks/create-callback.ts';
import { phoneNumbers } from '../genesys/callbacks/phone-numbers.ts';
import { agentIdOf, idsOf } from '../genesys/callbacks/routing-ids.ts';
import { MOST_DAYS_AHEAD, NOW_MINUTES, scheduledTime } from '../genesys/callbacks/scheduled-time.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';
import { listLanguages, listSkills } from '../genesys/routing/named.ts';
import { zoneOfZap } from '../genesys/statistics/time-zone.ts';
import { isId } from '../genesys/values.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { booleanOf, integerOf, listOf } from '../zapier/input-values.ts';
import { queueId, single, textOf } from '../zapier/inputs.ts';
import { CALLBACK_OUTPUT_FIELDS, CALLBACK_SAMPLE } from '../zapier/outputs/callback-fields.ts';

const inputFields = defineInputFields([
  {
    key: 'queue_id',
    label: 'Queue',
    type: 'string',
    required: true,
    dynamic: 'queue_choices.id.name',
    search: 'find_queue.id',
    helpText: 'The queue whose agents make the call: from the list, or the ID of a queue from an earlier step.',
  },
  {
    key: 'phone_numbers',
    label: 'Phone Numbers',
    type: 'string',
    list: true,
    required: true,
    helpText:
      'The number to call, best with its country code such as `+13175550100`, or several of the same customer. An extension stands behind its number, such as `x501`.',
  },
  {
    key: 'customer_name',
    label: 'Customer Name',
    type: 'string',
    helpText: 'The name of the customer, as the agent reads it.',
  },
  {
    key: 'scheduled_at',
    label: 'Scheduled At',
    type: 'datetime',
    helpText:
      `When to call, ${MOST_DAYS_AHEAD} days ahead at most. Leave it empty to call as soon as an agent is free. A time that names no time zone is one ` +
      `of your Zap's time zone. One that is up to ${NOW_MINUTES} minutes ago means now.`,
  },
  {
    key: 'notes',
    label: 'Notes',
    type: 'text',
    helpText: 'What the agent should know. It goes with the callback as the value `notes`.',
  },
  {
    key: 'data',
    label: 'Data',
    dict: true,
    helpText: 'Names with a value each, for the agent, a script or a flow. What has no value is left out.',
  },
  {
    key: 'priority',
    label: 'Priority',
    type: 'integer',
    helpText: 'A whole number: in the queue, callbacks of a higher one come first. Leave it empty for the usual one.',
  },
  {
    key: 'skill_ids',
    label: 'Skills',
    type: 'string',
    list: true,
    dynamic: 'skill_choices.id.name',
    helpText: 'What the agent should be able to do: from the list, or the names or IDs of skills from an earlier step.',
  },
  {
    key: 'language_id',
    label: 'Language',
    type: 'string',
    dynamic: 'language_choices.id.name',
    helpText: 'What the agent should speak: from the list, or the name or ID of a language from an earlier step.',
  },
  {
    key: 'agent_id',
    label: 'Preferred Agent',
    type: 'string',
    dynamic: 'agent_choices.id.name',
    search: 'find_agent.id',
    helpText: 'Who is asked first: from the list, or the ID or email address of an agent from an earlier step.',
  },
  {
    key: 'country_code',
    label: 'Country Code',
    type: 'string',
    helpText: 'The country of the phone numbers, such as `US`.',
  },
  {
    key: 'check_numbers',
    label: 'Check Numbers',
    type: 'boolean',
    helpText: 'Whether a number that has not the format of a phone number is refused, in place of a call that fails.',
  },
]);

const perform = guarded(async (z, bundle) => {
  const { inputData, meta } = bundle;
  const zone = zoneOfZap(meta.timezone);
  // All that needs no request first.
  const given = {
    queueId: queueId(inputData.queue_id),
    phoneNumbers: phoneNumbers(inputData.phone_numbers),
    customerName: filled('Customer Name', inputData.customer_name),
    scheduledAt: scheduledTime(single(inputData.scheduled_at), Date.now(), zone),
    data: callbackData(inputData.data, textOf('Notes', inputData.notes)),
    priority: integerOf('Priority', inputData.priority),
    countryCode: filled('Country Code', inputData.country_code),
    checkNumbers: booleanOf('Check Numbers', inputData.check_numbers),
  };
  const skills = listOf('Skills', inputData.skill_ids);
  const language = filled('Language', inputData.language_id);
  const agent = filled('Preferred Agent', inputData.agent_id);
  const client = connect(z, bundle, [
    REQUIREMENTS.createCallback,
    ...(skills.every(isId) ? [] : [REQUIREMENTS.listSkills]),
    ...(language === undefined || isId(language) ? [] : [REQUIREMENTS.listLanguages]),
    ...(agent?.includes('@') ? [REQUIREMENTS.searchUsers] : []),
  ]);
  const [skillIds, [languageId], agentId] = await Promise.all([
    idsOf('Skills', skills, () => listSkills(client)),
    idsOf('Language', language ? [language] : [], () => listLanguages(client)),
    agent && agentIdOf(client, agent),
  ]);
  return createCallback(client, { ...given, skillIds, languageId, agentId });
}) satisfies CreatePerform<typeof inputFields>;

function filled(label: string, value: unknown): string | undefined {
  return textOf(label, value).trim() || undefined;
}

export default defineCreate({
  key: 'create_callback',
  noun: 'Callback',
  display: {
    label: 'Create Callback',
    description: 'Creates a callback: a customer in a queue whom an agent calls, now or at a time.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...CALLBACK_SAMPLE },
    outputFields: CALLBACK_OUTPUT_FIELDS,
  },
});
