/** Steps that the integration may get one day: every kind of field and every kind of error, in Zapier's runtime. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Definition } from '../../scripts/docs/definition.ts';
import { REQUIREMENTS } from '../../src/genesys/requirements.ts';
import app from '../../src/index.ts';
import { connect, guarded } from '../../src/zapier/connection.ts';

/** What no markup may come of. */
export const HOSTILE = `<img src=x onerror=alert(1)> "&' [run](javascript:alert(1))`;

const FIELDS = [
  { key: 'text', label: 'Text', type: 'text', required: true, placeholder: 'A long story', helpText: HOSTILE },
  {
    key: 'count',
    label: 'Count',
    type: 'integer',
    default: '3',
    helpText: '**Bold** and [a link](https://example.com/a?b=1&c=2).',
  },
  { key: 'share', label: 'Share', type: 'number' },
  { key: 'sure', label: 'Sure', type: 'boolean' },
  { key: 'due', label: 'Due', type: 'datetime' },
  { key: 'kind', label: `Kind ${HOSTILE}`, choices: { a: 'First', b: HOSTILE }, default: 'b' },
  { key: 'size', label: 'Size', choices: [{ value: 's', label: 'Small', sample: 's' }] },
  { key: 'queue_id', label: 'Queue', dynamic: 'queue_choices.id.name', search: 'find_queue.id' },
  { key: 'tags', label: 'Tags', list: true },
  { key: 'data', label: 'Data', dict: true },
  { key: 'note', type: 'copy', helpText: `A *note*. ${HOSTILE}` },
] as const;

/** Returns what it was given. */
const echo = {
  key: 'echo',
  noun: 'Echo',
  display: { label: 'Create Echo', description: 'Creates what it is given.' },
  operation: {
    inputFields: FIELDS,
    perform: async (_z: ZObject, { inputData }: Bundle) => ({ id: 'e1', ...inputData }),
    sample: { id: 'e1' },
    outputFields: [
      { key: 'id', label: 'Echo ID', type: 'string' },
      { key: 'text', label: 'Text', type: 'string' },
    ],
  },
};

/** Fails as it is told. */
const fail = {
  key: 'fail',
  noun: 'Failure',
  display: { label: 'Create Failure', description: 'Creates nothing.' },
  operation: {
    inputFields: [{ key: 'error', label: 'Error' }],
    perform: async ({ errors }: ZObject, { inputData: { error } }: Bundle) => {
      const plain = (thrown: Error) => Object.assign(thrown, { doNotContextify: true });
      if (error === 'throttled') throw new errors.ThrottledError('Later.', 42);
      if (error === 'halted') throw plain(new errors.HaltedError('It may have happened.'));
      if (error === 'expired') throw plain(new errors.ExpiredAuthError('Connect again.'));
      if (error === 'refresh') throw plain(new errors.RefreshAuthError('The token is old.'));
      throw new errors.Error('Choose another.', 'invalid_input', 400);
    },
    sample: { id: 'f1' },
    outputFields: [{ key: 'id', label: 'Failure ID', type: 'string' }],
  },
};

/** Creates a queue, and does not look what became of it: what a write is whose outcome cannot be known. */
const makeQueue = {
  key: 'make_queue',
  noun: 'Queue',
  display: { label: 'Make Queue', description: 'Creates a queue.' },
  operation: {
    inputFields: [{ key: 'name', label: 'Name', type: 'string', required: true }],
    perform: guarded(async (z: ZObject, bundle: Bundle) => {
      const { name } = bundle.inputData;
      const call = {
        requirement: REQUIREMENTS.createQueue,
        path: '/api/v2/routing/queues',
        body: { name },
        write: 'POST',
      };
      const { data } = await connect(z, bundle).call(call as never);
      return data;
    }),
    sample: { id: 'q1' },
    outputFields: [{ key: 'id', label: 'Queue ID', type: 'string' }],
  },
};

/** A search that finds what is named, and a create for what it does not find. */
const findEcho = {
  key: 'find_echo',
  noun: 'Echo',
  display: { label: 'Find Echo', description: 'Finds an echo.' },
  operation: {
    inputFields: [{ key: 'name', label: 'Name', required: true }],
    perform: async (_z: ZObject, { inputData: { name } }: Bundle) => (name === 'there' ? [{ id: 'old', name }] : []),
    sample: { id: 'old' },
    outputFields: [{ key: 'id', label: 'Echo ID', type: 'string' }],
  },
};

const { creates, searchOrCreates } = app as unknown as Definition;

/** What the integration has, and these. */
export const WITH_CREATES = {
  creates: { ...creates, echo, fail, make_queue: makeQueue },
  searches: { ...app.searches, find_echo: findEcho },
  searchOrCreates: {
    ...searchOrCreates,
    find_echo: {
      key: 'find_echo',
      display: { label: 'Find or Create Echo', description: 'Finds or creates an echo.' },
      search: 'find_echo',
      create: 'echo',
    },
  },
};
