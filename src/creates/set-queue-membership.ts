/** Sets members of a queue on or off it, and waits until Genesys shows it. */
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { InputError } from '../genesys/errors/input-error.ts';
import { type Joined, joinMembers } from '../genesys/queues/members/join-members.ts';
import { queueName } from '../genesys/queues/queue-name.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { booleanOf } from '../zapier/input-values.ts';
import { AGENTS_FIELD, agentReferences, MEMBERS_OF_FIELD, queueId } from '../zapier/inputs.ts';
import {
  agentsSample,
  countOf,
  MEMBERSHIP_OUTPUT_FIELDS,
  MEMBERSHIP_SAMPLE,
  membershipResult,
  OTHER_RESULTS,
  type Words,
} from '../zapier/outputs/membership.ts';
import { throttleOf } from '../zapier/throttle.ts';

const WORDS: Words<Joined> = {
  on: 'on the queue',
  off: 'off the queue',
  on_its_way: 'asked for, and not to be seen yet',
  not_a_member: 'not a member of the queue, so not changed',
  ...OTHER_RESULTS,
};

const inputFields = defineInputFields([
  MEMBERS_OF_FIELD,
  AGENTS_FIELD,
  {
    key: 'joined',
    label: 'On the Queue',
    type: 'boolean',
    required: true,
    helpText:
      'Yes offers the agents interactions of the queue when they are on queue; No offers them none, and they stay members.',
  },
]);

const perform = guarded(async (z, bundle) => {
  const { inputData } = bundle;
  const id = queueId(inputData.queue_id);
  const references = agentReferences(inputData.agent_ids);
  const joined = booleanOf('On the Queue', inputData.joined);
  if (joined === undefined) throw new InputError('On the Queue is empty: choose Yes or No.');
  const client = connect(z, bundle, [REQUIREMENTS.joinMembers, REQUIREMENTS.searchUsers]);
  const [name, changed] = await Promise.all([queueName(client.plain, id), joinMembers(client, id, references, joined)]);
  const { agents, ...result } = membershipResult(id, name, changed, WORDS);
  return {
    ...result,
    joined,
    seen_count: countOf(changed, 'on', 'off'),
    on_its_way_count: countOf(changed, 'on_its_way'),
    not_member_count: countOf(changed, 'not_a_member'),
    not_found_count: countOf(changed, 'not_found'),
    refused_count: countOf(changed, 'refused'),
    agents,
  };
}) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'set_queue_membership',
  noun: 'Queue Membership',
  display: {
    label: 'Set Agents On or Off a Queue',
    description: 'Sets members of a queue on or off it, and waits until that can be seen.',
  },
  operation: {
    throttle: throttleOf('set_queue_membership'),
    inputFields,
    perform,
    sample: {
      ...MEMBERSHIP_SAMPLE,
      summary: '1 agent on the queue: Amara Okafor. 1 agent not a member of the queue, so not changed: Ben Castillo.',
      joined: true,
      seen_count: 1,
      on_its_way_count: 0,
      not_member_count: 1,
      not_found_count: 0,
      refused_count: 0,
      agents: agentsSample('on', 'not_a_member'),
    },
    outputFields: [
      ...MEMBERSHIP_OUTPUT_FIELDS.before,
      { key: 'joined', label: 'On the Queue', type: 'boolean' },
      { key: 'seen_count', label: 'Seen Count', type: 'integer' },
      { key: 'on_its_way_count', label: 'On Its Way Count', type: 'integer' },
      { key: 'not_member_count', label: 'Not Members Count', type: 'integer' },
      { key: 'not_found_count', label: 'Not Found Count', type: 'integer' },
      { key: 'refused_count', label: 'Refused Count', type: 'integer' },
      ...MEMBERSHIP_OUTPUT_FIELDS.after,
    ],
  },
});
