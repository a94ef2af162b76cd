/** Finds who is in a queue: all pages of its members. */
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { foundOrNull } from '../genesys/errors/genesys-error.ts';
import { queueMembers, tooManyMembers } from '../genesys/queues/queue-members.ts';
import { wholeResult } from '../genesys/queues/result-size.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { FIRST_RESULT_NOTE, oneOf, queueId } from '../zapier/inputs.ts';
import { SAMPLE_AGENT, SAMPLE_QUEUE } from '../zapier/outputs/samples.ts';
import { throttleOf } from '../zapier/throttle.ts';

const MEMBERS = {
  all: 'All members',
  joined: 'Only those who have joined',
  not_joined: 'Only those who have not joined',
} as const;

const JOINED = { all: undefined, joined: true, not_joined: false } as const satisfies Record<
  keyof typeof MEMBERS,
  unknown
>;

const inputFields = defineInputFields([
  {
    key: 'queue_id',
    label: 'Queue',
    type: 'string',
    required: true,
    dynamic: 'queue_choices.id.name',
    search: 'find_queue.id',
    helpText: 'The queue whose members are wanted: from the list, or the ID of a queue from an earlier step.',
  },
  {
    key: 'joined',
    label: 'Members to Find',
    type: 'string',
    choices: MEMBERS,
    default: 'all',
    helpText:
      'A member who has joined is offered interactions of the queue when on queue; one who has not joined is not.',
  },
  FIRST_RESULT_NOTE,
]);

const perform = guarded(async (z, bundle) => {
  const id = queueId(bundle.inputData.queue_id);
  const joined = JOINED[oneOf('Members to Find', bundle.inputData.joined, MEMBERS, 'all')];
  const client = connect(z, bundle);
  const members = await foundOrNull(queueMembers(client, id, joined));
  return members === null ? [] : wholeResult(members, tooManyMembers(joined), client.runtime.log);
}) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_queue_members',
  noun: 'Queue Member',
  display: {
    label: 'Find Queue Members',
    description: 'Finds the members of a queue, with their e-mail address and routing status.',
  },
  operation: {
    throttle: throttleOf('find_queue_members'),
    inputFields,
    perform,
    sample: {
      ...SAMPLE_AGENT,
      joined: true,
      ring_number: 1,
      member_by: 'user',
      member_by_label: 'User',
      routing_status: 'IDLE',
      routing_status_label: 'Idle',
      routing_status_since: '2026-06-18T14:40:12.000Z',
      queue_id: SAMPLE_QUEUE.id,
    },
    outputFields: [
      { key: 'id', label: 'User ID', type: 'string' },
      { key: 'name', label: 'Name', type: 'string' },
      { key: 'email', label: 'Email', type: 'string' },
      { key: 'joined', label: 'Joined', type: 'boolean' },
      { key: 'ring_number', label: 'Ring Number', type: 'integer' },
      { key: 'member_by', label: 'Member By', type: 'string' },
      { key: 'member_by_label', label: 'Member By Label', type: 'string' },
      { key: 'routing_status', label: 'Routing Status', type: 'string' },
      { key: 'routing_status_label', label: 'Routing Status Label', type: 'string' },
      { key: 'routing_status_since', label: 'Routing Status Since', type: 'datetime' },
      { key: 'queue_id', label: 'Queue ID', type: 'string' },
    ],
  },
});
