/** Adds agents to a queue, and says of each what became of it. */
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { type Added, addMembers } from '../genesys/queues/members/change-members.ts';
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

const WORDS: Words<Added> = {
  added: 'added',
  already_member: 'already in the queue',
  member_by_group: BY_GROUP,
  inactive: 'inactive, so not added',
  ...OTHER_RESULTS,
};

const inputFields = defineInputFields([MEMBERS_OF_FIELD, AGENTS_FIELD]);

const perform = guarded(async (z, bundle) => {
  const id = queueId(bundle.inputData.queue_id);
  const references = agentReferences(bundle.inputData.agent_ids);
  const client = connect(z, bundle, [REQUIREMENTS.addMembers, REQUIREMENTS.searchUsers]);
  const [name, changed] = await Promise.all([queueName(client.plain, id), addMembers(client, id, references)]);
  const { agents, ...result } = membershipResult(id, name, changed, WORDS);
  return {
    ...result,
    added_count: countOf(changed, 'added'),
    already_count: countOf(changed, 'already_member', 'member_by_group'),
    inactive_count: countOf(changed, 'inactive'),
    not_found_count: countOf(changed, 'not_found'),
    refused_count: countOf(changed, 'refused'),
    agents,
  };
}) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'add_queue_members',
  noun: 'Queue Member',
  display: {
    label: 'Add Queue Members',
    description: 'Adds agents to a queue. Those who are in it already stay as they are.',
  },
  operation: {
    throttle: throttleOf('add_queue_members'),
    inputFields,
    perform,
    sample: {
      ...MEMBERSHIP_SAMPLE,
      summary: '1 agent added: Amara Okafor. 1 agent already in the queue: Ben Castillo.',
      added_count: 1,
      already_count: 1,
      inactive_count: 0,
      not_found_count: 0,
      refused_count: 0,
      agents: agentsSample('added', 'already_member'),
    },
    outputFields: [
      ...MEMBERSHIP_OUTPUT_FIELDS.before,
      { key: 'added_count', label: 'Added Count', type: 'integer' },
      { key: 'already_count', label: 'Already Members Count', type: 'integer' },
      { key: 'inactive_count', label: 'Inactive Count', type: 'integer' },
      { key: 'not_found_count', label: 'Not Found Count', type: 'integer' },
      { key: 'refused_count', label: 'Refused Count', type: 'integer' },
      ...MEMBERSHIP_OUTPUT_FIELDS.after,
    ],
  },
});
