/** Sets members of a queue on or off it, and waits until Genesys shows it. */
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { InputError } from '../genesys/errors/input-error.ts';
import { type Joined, joinMembers } from '../genesys/queues/members/join-members.ts';
import { queueName } from '../genesys/queues/queue-name.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { booleanOf } from '../zapier/input-values.ts';
import { AGENTS_FIELD, agentReferences, MEMBERS_OF_FIELD, queueId } from '../zapier/inputs.ts';
import { membershipOutputs } from '../zapier/outputs/membership.ts';
import { throttleOf } from '../zapier/throttle.ts';

const OUTPUTS = membershipOutputs<Joined>({
  words: {
    on: 'on the queue',
    off: 'off the queue',
    on_its_way: 'asked for, and not to be seen yet',
    not_a_member: 'not a member of the queue, so not changed',
  },
  counts: {
    seen_count: ['Seen Count', 'on', 'off'],
    on_its_way_count: ['On Its Way Count', 'on_its_way'],
    not_member_count: ['Not Members Count', 'not_a_member'],
  },
  sample: ['on', 'not_a_member'],
});

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
  return OUTPUTS.result(id, name, changed, { joined });
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
    sample: OUTPUTS.sample({ joined: true }),
    outputFields: OUTPUTS.fields([{ key: 'joined', label: 'On the Queue', type: 'boolean' }]),
  },
});
