/** Adds agents to a queue, and says of each what became of it. */
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { type Added, addMembers } from '../genesys/queues/members/change-members.ts';
import { queueName } from '../genesys/queues/queue-name.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { AGENTS_FIELD, agentReferences, MEMBERS_OF_FIELD, queueId } from '../zapier/inputs.ts';
import { BY_GROUP, membershipOutputs } from '../zapier/outputs/membership.ts';
import { throttleOf } from '../zapier/throttle.ts';

const OUTPUTS = membershipOutputs<Added>({
  words: {
    added: 'added',
    already_member: 'already in the queue',
    member_by_group: BY_GROUP,
    inactive: 'inactive, so not added',
  },
  counts: {
    added_count: ['Added Count', 'added'],
    already_count: ['Already Members Count', 'already_member', 'member_by_group'],
    inactive_count: ['Inactive Count', 'inactive'],
  },
  sample: ['added', 'already_member'],
});

const inputFields = defineInputFields([MEMBERS_OF_FIELD, AGENTS_FIELD]);

const perform = guarded(async (z, bundle) => {
  const id = queueId(bundle.inputData.queue_id);
  const references = agentReferences(bundle.inputData.agent_ids);
  const client = connect(z, bundle, [REQUIREMENTS.addMembers, REQUIREMENTS.searchUsers]);
  const [name, changed] = await Promise.all([queueName(client.plain, id), addMembers(client, id, references)]);
  return OUTPUTS.result(id, name, changed);
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
    sample: OUTPUTS.sample(),
    outputFields: OUTPUTS.fields(),
  },
});
