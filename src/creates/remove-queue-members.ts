/** Removes agents from a queue, and says of each what became of it. */
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { type Removed, removeMembers } from '../genesys/queues/members/change-members.ts';
import { queueName } from '../genesys/queues/queue-name.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { AGENTS_FIELD, agentReferences, MEMBERS_OF_FIELD, queueId } from '../zapier/inputs.ts';
import {
  agentsSample,
  BY_GROUP,
  countOf,
  MEMBERSHIP_OUTPUT_FIELDS,
  MEMBERSHIP_SAMPLE,
  membershipResult,
  OTHER_RESULTS,
  type Words,
} from '../zapier/outputs/membership.ts';
import { throttleOf } from '../zapier/throttle.ts';

const WORDS: Words<Removed> = {
  removed: 'removed',
  not_a_member: 'not in the queue',
  member_by_group: BY_GROUP,
  ...OTHER_RESULTS,
};

const inputFields = defineInputFields([MEMBERS_OF_FIELD, AGENTS_FIELD]);

const perform = guarded(async (z, bundle) => {
  const id = queueId(bundle.inputData.queue_id);
  const references = agentReferences(bundle.inputData.agent_ids);
  const client = connect(z, bundle, [REQUIREMENTS.removeMembers, REQUIREMENTS.searchUsers]);
  const [name, changed] = await Promise.all([queueName(client.plain, id), removeMembers(client, id, references)]);
  const { agents, ...result } = membershipResult(id, name, changed, WORDS);
  return {
    ...result,
    removed_count: countOf(changed, 'removed'),
    already_count: countOf(changed, 'not_a_member'),
    group_member_count: countOf(changed, 'member_by_group'),
    not_found_count: countOf(changed, 'not_found'),
    refused_count: countOf(changed, 'refused'),
    agents,
  };
}) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'remove_queue_members',
  noun: 'Queue Member',
  display: {
    label: 'Remove Queue Members',
    description: 'Removes agents from a queue. Those who are not in it stay as they are.',
  },
  operation: {
    throttle: throttleOf('remove_queue_members'),
    inputFields,
    perform,
    sample: {
      ...MEMBERSHIP_SAMPLE,
      summary: '1 agent removed: Amara Okafor. 1 agent not in the queue: Ben Castillo.',
      removed_count: 1,
      already_count: 1,
      group_member_count: 0,
      not_found_count: 0,
      refused_count: 0,
      agents: agentsSample('removed', 'not_a_member'),
    },
    outputFields: [
      ...MEMBERSHIP_OUTPUT_FIELDS.before,
      { key: 'removed_count', label: 'Removed Count', type: 'integer' },
      { key: 'already_count', label: 'Not Members Count', type: 'integer' },
      { key: 'group_member_count', label: 'Group Members Count', type: 'integer' },
      { key: 'not_found_count', label: 'Not Found Count', type: 'integer' },
      { key: 'refused_count', label: 'Refused Count', type: 'integer' },
      ...MEMBERSHIP_OUTPUT_FIELDS.after,
    ],
  },
});
