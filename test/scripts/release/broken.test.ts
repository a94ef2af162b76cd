import { breakingChanges, type Definition, type Field } from '../../../scripts/release/broken.ts';

const BEFORE = {
  authentication: {
    type: 'oauth2',
    fields: [
      { key: 'region', type: 'string', required: true, choices: [{ value: 'eu-west-1' }, { value: 'us-east-1' }] },
    ],
  },
  triggers: {
    new_queue: {
      operation: {
        type: 'polling',
        outputFields: [{ key: 'id', type: 'string', primary: true }, { key: 'slot' }],
      },
    },
  },
  searches: {
    list_queues: {
      operation: {
        inputFields: [
          { key: 'name', required: true },
          { key: 'match', choices: { starts: 'Starts with', ends: 'Ends with' } },
          { key: 'order', choices: ['asc', 'desc'] },
          { key: 'size', type: 'integer' },
          '$func$2$f$',
        ],
        outputFields: [
          { key: 'id', type: 'string' },
          { key: 'voice', children: [{ key: 'waiting', type: 'integer' }] },
        ],
      },
    },
  },
  creates: { add_queue: { operation: {} } },
  searchOrCreates: { list_queues: {} },
} satisfies Definition;

type Draft = typeof BEFORE;
const inputs = ({ searches }: Draft) => searches.list_queues.operation.inputFields as (Field | string)[];
const outputs = ({ searches }: Draft) => searches.list_queues.operation.outputFields as object[];
const replace = (fields: (Field | string)[], index: number, change: object) =>
  fields.splice(index, 1, Object.assign({}, fields[index] as Field, change));

function changed(change: (draft: Draft) => unknown): string[] {
  const after = structuredClone(BEFORE) as Draft;
  change(after);
  return breakingChanges(BEFORE, after);
}

test.each<[string, (draft: Draft) => unknown, string[]]>([
  ['a search is removed', (d) => Reflect.deleteProperty(d.searches, 'list_queues'), ['search list_queues is gone']],
  ['a trigger is renamed', (d) => Object.assign(d, { triggers: { queue_new: {} } }), ['trigger new_queue is gone']],
  ['the last create is removed', (d) => Reflect.deleteProperty(d, 'creates'), ['create add_queue is gone']],
  [
    'a search or create is removed',
    (d) => Reflect.deleteProperty(d, 'searchOrCreates'),
    ['search or create list_queues is gone'],
  ],
  [
    'a trigger becomes a hook',
    (d) => Object.assign(d.triggers.new_queue.operation, { type: 'hook' }),
    ['trigger new_queue: the type polling became hook'],
  ],
  ['an input is removed', (d) => inputs(d).shift(), ['search list_queues: the input name is gone']],
  [
    'all inputs are',
    (d) => inputs(d).splice(1),
    [
      'search list_queues: the input match is gone',
      'search list_queues: the input order is gone',
      'search list_queues: the input size is gone',
    ],
  ],
  [
    'a required input is added',
    (d) => inputs(d).push({ key: 'division', required: true }),
    ['search list_queues: the input division is now required'],
  ],
  [
    'an input becomes required',
    (d) => replace(inputs(d), 3, { required: true }),
    ['search list_queues: the input size is now required'],
  ],
  [
    'the type of an input changes',
    (d) => replace(inputs(d), 3, { type: 'string' }),
    ['search list_queues: the input size was of type integer and is now string'],
  ],
  [
    'an input becomes a list',
    (d) => replace(inputs(d), 0, { list: true }),
    ['search list_queues: the input name was of type string and is now list of string'],
  ],
  [
    'a choice is removed',
    (d) => replace(inputs(d), 1, { choices: { starts: 'Starts with' } }),
    ['search list_queues: the input match no longer offers ends'],
  ],
  [
    'a choice of a plain list is removed',
    (d) => replace(inputs(d), 2, { choices: ['desc'] }),
    ['search list_queues: the input order no longer offers asc'],
  ],
  ['an output is removed', (d) => outputs(d).shift(), ['search list_queues: the output id is gone']],
  [
    'a nested output is removed',
    (d) => outputs(d).splice(1, 1, { key: 'voice', children: [] }),
    ['search list_queues: the output voice__waiting is gone'],
  ],
  [
    'the type of an output changes',
    (d) => outputs(d).splice(0, 1, { key: 'id', type: 'integer' }),
    ['search list_queues: the output id was of type string and is now integer'],
  ],
  [
    'something else tells items apart',
    (d) => Object.assign(d.triggers.new_queue.operation.outputFields[1] ?? {}, { primary: true }),
    ['trigger new_queue: other outputs tell items apart (id became id,slot)'],
  ],
  [
    'the authentication changes',
    (d) => Object.assign(d.authentication, { type: 'custom' }),
    ['authentication: the type oauth2 became custom'],
  ],
  [
    'an authentication field is removed',
    (d) => Object.assign(d.authentication, { fields: [] }),
    ['authentication: the input region is gone'],
  ],
  [
    'a required authentication field is added, even with a default',
    (d) => (d.authentication.fields as object[]).push({ key: 'team', required: true, default: 'a' }),
    ['authentication: the input team is now required'],
  ],
  [
    'a region is removed',
    (d) => Object.assign(d.authentication.fields[0] ?? {}, { choices: [{ value: 'eu-west-1' }] }),
    ['authentication: the input region no longer offers us-east-1'],
  ],
])('it breaks Zaps that %s', (_, change, sentences) => {
  expect(changed(change)).toEqual(sentences);
});

test.each<[string, (draft: Draft) => unknown]>([
  ['nothing changes', () => {}],
  ['a step is added', (d) => Object.assign(d.searches, { find_queue: { operation: {} } })],
  ['an input is added', (d) => inputs(d).push({ key: 'division' })],
  ['a required input with a default is added', (d) => inputs(d).push({ key: 'd', required: true, default: 'x' })],
  ['an input is no longer required', (d) => replace(inputs(d), 0, { required: false })],
  ['the default type is spelled out', (d) => replace(inputs(d), 0, { type: 'string' })],
  ['a choice is added', (d) => replace(inputs(d), 2, { choices: ['asc', 'desc', 'none'] })],
  ['anything may be given instead of choices', (d) => replace(inputs(d), 2, { choices: undefined })],
  ['an output is added', (d) => outputs(d).push({ key: 'more', type: 'string' })],
  ['texts change', (d) => replace(inputs(d), 0, { label: 'Other', helpText: 'Other.' })],
  ['a trigger no longer says that it polls', (d) => Object.assign(d.triggers.new_queue.operation, { type: undefined })],
])('it breaks no Zap that %s', (_, change) => {
  expect(changed(change)).toEqual([]);
});
