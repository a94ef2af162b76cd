/** Finds queues by name and division: as many as asked for, across as many of Genesys's pages as that takes. */
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { InputError, shown } from '../genesys/errors/input-error.ts';
import type { NameMatch } from '../genesys/queues/name-filter.ts';
import { type QueueSearch, searchQueues } from '../genesys/queues/search-queues.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { divisionId } from '../zapier/division.ts';
import { decimal } from '../zapier/input-values.ts';
import { FIRST_RESULT_NOTE, oneOf, textOf } from '../zapier/inputs.ts';
import { LOOK_UP_NAMES_FIELD, namesLookup } from '../zapier/look-up-names.ts';
import { QUEUE_OUTPUT_FIELDS, QUEUE_SAMPLE } from '../zapier/outputs/queue-fields.ts';
import { readPagingToken, writePagingToken } from '../zapier/paging-token.ts';
import { throttleOf } from '../zapier/throttle.ts';

const DEFAULT_MAX = 500;
const MOST = 5_000;

const NAME_MATCHES = {
  contains: 'Contains',
  starts_with: 'Starts with',
  ends_with: 'Ends with',
  exactly: 'Is exactly',
} as const satisfies Record<NameMatch, string>;

const SORT_ORDERS = { asc: 'By name, A to Z', desc: 'By name, Z to A' } as const;

const inputFields = defineInputFields([
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    helpText:
      'Only queues whose name matches this text, in the way chosen below. Upper and lower case do not matter. Leave it empty for all queues.',
  },
  {
    key: 'name_match',
    label: 'Name Match',
    type: 'string',
    choices: NAME_MATCHES,
    default: 'contains',
    helpText: 'How the name above is compared.',
  },
  {
    key: 'division_id',
    label: 'Division',
    type: 'string',
    dynamic: 'division_choices.id.name',
    helpText:
      'Only queues of this division: from the list, or the ID or the name of a division from an earlier step. The list shows the divisions that your queues are in.',
  },
  {
    key: 'sort_order',
    label: 'Sort Order',
    type: 'string',
    choices: SORT_ORDERS,
    default: 'asc',
    helpText: 'Genesys Cloud sorts queues by name.',
  },
  {
    key: 'max_queues',
    label: 'Maximum Number of Queues',
    type: 'integer',
    default: `${DEFAULT_MAX}`,
    helpText: `How many queues this step returns at once, from 1 to ${MOST}.`,
  },
  LOOK_UP_NAMES_FIELD,
  FIRST_RESULT_NOTE,
]);

const perform = guarded(async (z, bundle) => {
  const { inputData, meta } = bundle;
  const limit = maxQueues(inputData.max_queues);
  const named = namesLookup(inputData.look_up_names);
  const client = connect(z, bundle);
  const search: QueueSearch = {
    name: textOf('Name', inputData.name),
    nameMatch: oneOf('Name Match', inputData.name_match, NAME_MATCHES, 'contains'),
    divisionId: await divisionId(client, inputData.division_id),
    sortOrder: oneOf('Sort Order', inputData.sort_order, SORT_ORDERS, 'asc'),
  };
  // Of whatever type: it comes from outside.
  const token: unknown = meta.paging_token;
  const start = (token ?? '') === '' ? undefined : readPagingToken(token, search);
  const { queues, next } = await searchQueues(client, search, limit, start);
  return { results: await named(client, queues), paging_token: next && writePagingToken(next, search) };
}) satisfies SearchPerform<typeof inputFields>;

function maxQueues(value: unknown): number {
  const text = textOf('Maximum Number of Queues', value).trim();
  const count = text === '' ? DEFAULT_MAX : decimal(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return count;
  throw new InputError(`Maximum Number of Queues must be a whole number from 1 to ${MOST}; it is ${shown(text)}.`);
}

export default defineSearch({
  key: 'list_queues',
  noun: 'Queue',
  display: {
    label: 'List Queues',
    description: 'Finds queues by name or division.',
  },
  operation: {
    canPaginate: true,
    throttle: throttleOf('list_queues'),
    inputFields,
    perform,
    sample: { ...QUEUE_SAMPLE },
    outputFields: [...QUEUE_OUTPUT_FIELDS],
  },
});
