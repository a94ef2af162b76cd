/** Removes agents from a queue, and says of each what became of it. */
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { type Removed, removeMembers } from '../genesys/queues/members/change-members.ts';
import { queueName } from '../genesys/queues/queue-name.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { AGENTS_FIELD, agentReferences, MEMBERS_OF_FIELD, queueId } from '../zapier/inputs.ts';
import { BY_GROUP, membershipOutputs } from '../zapier/outputs/membership.ts';
import { throttleOf } from '../zapier/throttle.ts';

const OUTPUTS = membershipOutputs<Removed>({
  words: {
    removed: 'removed',
    not_a_member: 'not in the queue',
    member_by_group: BY_GROUP,
  },
  counts: {
    removed_count: ['Removed Count', 'removed'],
    already_count: ['Not Members Count', 'not_a_member'],
    group_member_count: ['Group Members Count', 'member_by_group'],
  },
  sample: ['removed', 'not_a_member'],
});

const inputFields = defineInputFields([MEMBERS_OF_FIELD, AGENTS_FIELD]);

const perform = guarded(async (z, bundle) => {
  const id = queueId(bundle.inputData.queue_id);
  const references = agentReferences(bundle.inputData.agent_ids);
  const client = connect(z, bundle, [REQUIREMENTS.removeMembers, REQUIREMENTS.searchUsers]);
  const [name, changed] = await Promise.all([queueName(client.plain, id), removeMembers(client, id, references)]);
  return OUTPUTS.result(id, name, changed);
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
    sample: OUTPUTS.sample(),
    outputFields: OUTPUTS.fields(),
  },
});
