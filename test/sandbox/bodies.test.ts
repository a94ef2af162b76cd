/** Writes take what the contract's schemas allow and nothing else, so that no later answer shows what Genesys Cloud cannot have. */
import fc from 'fast-check';
import { schemas } from '../../sandbox/contract/schemas/index.ts';
import type { Type } from '../../sandbox/contract/schemas/schema.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api, control } from './calls.ts';

let sandbox: Sandbox;
let queue: string;
beforeAll(async () => {
  sandbox = await startSandbox({ queues: 5 });
  sandbox.state.settings.rateLimitPerMinute = 100_000;
  queue = sandbox.createQueue({ name: 'Alpha' }).id;
});
afterAll(() => sandbox.close());

const post = (body: unknown) => api(sandbox, '/routing/queues', { method: 'POST', body });
const put = (body: unknown) => api(sandbox, `/routing/queues/${queue}`, { method: 'PUT', body });
const shown = async () => JSON.stringify((await api(sandbox, '/routing/queues?pageSize=100')).body);

const wrong: [string, unknown, string][] = [
  ['an unknown property', { noSuch: 1 }, 'invalid.property'],
  ['a property of every JavaScript object', { constructor: 'x' }, 'invalid.property'],
  ['its prototype', JSON.parse('{"__proto__": {}}'), 'invalid.property'],
  ['an unknown property, though null', { noSuch: null }, 'invalid.property'],
  ['one in a nested schema', { mediaSettings: { call: { noSuch: 1 } } }, 'invalid.property'],
  ['one in a list', { routingRules: [{ operator: 'ANY' }, { noSuch: 1 }] }, 'invalid.property'],
  ['one in a map', { defaultScripts: { CALL: { noSuch: 1 } } }, 'invalid.property'],
  ['an enumeration', { scoringMethod: 'NoSuch' }, 'invalid.value'],
  ['an enumeration in another case', { scoringMethod: 'priorityonly' }, 'invalid.value'],
  ['an empty enumeration', { mediaSettings: { callback: { mode: '' } } }, 'invalid.value'],
  ['an enumeration as a number', { skillEvaluationMethod: 1 }, 'invalid.value'],
  ['a text for a schema', { mediaSettings: 'x' }, 'invalid.value'],
  ['a list for a schema', { mediaSettings: [] }, 'invalid.value'],
  ['an object for a list', { routingRules: {} }, 'invalid.value'],
  ['null in a list', { routingRules: [null] }, 'invalid.value'],
  ['a list for a map', { defaultScripts: [] }, 'invalid.value'],
  ['a number for a text', { description: 5 }, 'invalid.value'],
  ['a text for a boolean', { autoAnswerOnly: 'true' }, 'invalid.value'],
  ['a text for a number', { acwSettings: { timeoutMs: '5' } }, 'invalid.value'],
  ['a fraction', { acwSettings: { timeoutMs: 1.5 } }, 'invalid.value'],
  ['more than int32', { acwSettings: { timeoutMs: 2 ** 31 } }, 'invalid.value'],
  ['a date that is none', { dateCreated: 'yesterday' }, 'invalid.date'],
  ['a month that is none', { dateModified: '2026-13-01T00:00:00Z' }, 'invalid.date'],
  ['a route without what it needs', { outboundEmailAddress: { route: { name: 'x' } } }, 'constraint.validation'],
  ['a name that is no text', { name: 5 }, 'invalid.name'],
  ['a blank name', { name: ' ' }, 'invalid.name'],
  ['a null name', { name: null }, 'invalid.name'],
];

test.each(wrong)('%s is refused by create, update and the controls, and changes nothing', async (_, change, code) => {
  const [added, changed] = ['New', 'Alpha'].map((name) => ({ name, ...Object(change) }));
  const before = await shown();
  for (const { status, body } of [await post(added), await put(changed)]) {
    expect([status, body.code]).toEqual([400, code]);
  }
  const controls = [await control(sandbox, 'POST /queues', added)];
  // To change a queue its name need not be given, and null is not.
  if (changed.name !== null) controls.push(await control(sandbox, `PATCH /queues/${queue}`, changed));
  for (const { status, text } of controls) expect([status, JSON.parse(text).sandbox]).toEqual([400, true]);
  expect(await shown()).toBe(before);
});

test('a number that JSON can write and JavaScript cannot hold is refused', async () => {
  const token = sandbox.issueToken();
  const response = await fetch(`${sandbox.url}/api/v2/routing/queues`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"name":"New","bullseye":{"rings":[{"expansionCriteria":[{"threshold":1e999}]}]}}',
  });
  expect([response.status, Object(await response.json()).code]).toEqual([400, 'invalid.value']);
});

test('an enumeration is refused in the words of a real answer', async () => {
  const { body } = await put({ name: 'Alpha', mediaSettings: { callback: { mode: '' } } });
  const text = 'Value [] is not valid for field type [Mode]. Allowable values are: AgentFirst, CustomerFirst';
  expect(body.message).toBe(text);
});

test('null means not given, and a set has nothing twice', async () => {
  const group = { id: 'a', type: 'GROUP' };
  const { status, body } = await put({
    name: 'Alpha',
    description: null,
    mediaSettings: { call: { alertingTimeoutSeconds: 8, serviceLevel: null }, chat: null },
    memberGroups: [group, { ...group, name: null }],
    division: null,
  });
  expect(status).toBe(200);
  expect(body.mediaSettings).toEqual({ call: { alertingTimeoutSeconds: 8 } });
  expect(body.memberGroups).toEqual([group]);
  expect(body).not.toHaveProperty('description');
  expect(JSON.stringify(body)).not.toContain('null');
});

test('the controls take a detail away by null', async () => {
  const { id } = sandbox.createQueue({ name: 'Peered', description: 'x', peerId: queue });
  await control(sandbox, `PATCH /queues/${id}`, { description: null, peerId: null });
  const { body } = await api(sandbox, `/routing/queues/${id}`);
  expect(body).toMatchObject({ name: 'Peered' });
  for (const gone of ['description', 'peerId']) expect(body).not.toHaveProperty(gone);
});

test.each([
  [{ id: 'x' }, 'non-UUID'],
  [{ id: '{queue}' }, 'there is a queue with the id'],
])('the controls make no queue with %j', async (change, words) => {
  const body = JSON.parse(JSON.stringify({ name: 'New', ...change }).replace('{queue}', queue));
  const { status, text } = await control(sandbox, 'POST /queues', body);
  expect([status, JSON.parse(text).error]).toEqual([400, expect.stringContaining(words)]);
});

/** A value that fits a type, as fast-check makes them; `depth` ends what refers to itself. */
function fitting(type: Type, depth = 3): fc.Arbitrary<unknown> {
  if (typeof type === 'string') return scalars[type] ?? fittingSchema(type, depth);
  if ('mapOf' in type)
    return fc.dictionary(fc.stringMatching(/^[A-Z]{1,5}$/), fitting(type.mapOf, depth), { maxKeys: 2 });
  if ('listOf' in type) return fc.array(fitting(type.listOf, depth), { maxLength: 2 });
  if ('setOf' in type) return fc.array(fitting(type.setOf, depth), { maxLength: 2 });
  return fc.constantFrom(...type);
}

function fittingSchema(name: string, depth: number): fc.Arbitrary<unknown> {
  const schema = schemas.get(name);
  if (!schema) throw new Error(`There is no schema ${name}.`);
  if (name === 'InboundRoute') return fc.constant({ pattern: 'a', fromName: 'b' });
  if (depth === 0) return fc.constant({});
  const properties = Object.entries(schema).map(([property, type]) => [property, fitting(type, depth - 1)]);
  return fc.record(Object.fromEntries(properties), { requiredKeys: [] });
}

const scalars: Record<string, fc.Arbitrary<unknown>> = {
  text: fc.string(),
  name: fc.constant('Alpha'),
  id: fc.uuid(),
  date: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
  boolean: fc.boolean(),
  integer: fc.integer(),
  long: fc.maxSafeInteger(),
  // JSON has no negative zero.
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  object: fc.dictionary(fc.string(), fc.string()),
};

const { name: _, division: __, id: ___, ...details } = schemas.get('QueueRequest') ?? {};
const sendable = fc.record(
  Object.fromEntries(Object.entries(details).map(([property, type]) => [property, fitting(type)])),
  { requiredKeys: [] },
);

test('every name in the schemas is that of a schema or a scalar', () => {
  for (const schema of schemas.values())
    for (const type of Object.values(schema)) expect(() => fitting(type)).not.toThrow();
});

test('whatever fits is taken and shown again, and fits again', async () => {
  await fc.assert(
    fc.asyncProperty(sendable, async (body) => {
      const { status, body: read } = await put({ ...body, name: 'Alpha' });
      expect(status).toBe(200);
      const { dateModified: _, ...kept } = read;
      const again = await put(read);
      expect([again.status, again.body]).toEqual([200, expect.objectContaining(kept)]);
    }),
    { numRuns: 40 },
  );
});

/** Every way down a value: to each of its fields and items. */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...places(inner, [...path, key])]);
}

test('one wrong value, anywhere, spoils the whole', async () => {
  // No field takes all three, and those that take any object are left alone.
  const hostile = fc.constantFrom<unknown>({ noSuch: 1 }, 'no such text', 0.25, [[]]);
  const base = {
    mediaSettings: {
      call: { serviceLevel: { percentage: 0.8 } },
      message: { subTypeSettings: { x: { enableAutoAnswer: true } } },
    },
    routingRules: [{ operator: 'ANY', threshold: 1 }],
    conditionalGroupRouting: { rules: [{ metric: 'ServiceLevel', groups: [{ type: 'TEAM' }] }] },
    conditionalGroupActivation: { pilotRule: { conditions: [{ simpleMetric: { metric: 'IdleAgentCount' } }] } },
    bullseye: {
      rings: [{ actions: { skillsToRemove: [{ id: 'a' }] }, expansionCriteria: [{ type: 'TIMEOUT_SECONDS' }] }],
    },
    acwSettings: { wrapupPrompt: 'OPTIONAL', timeoutMs: 1 },
    cannedResponseLibraries: { mode: 'None', libraryIds: ['a'] },
    directRouting: { callMediaSettings: { useAgentAddressOutbound: true } },
    defaultScripts: { CALL: { division: { id: 'a' }, pages: [{ createdDate: '2026-01-01T00:00:00Z' }] } },
    outboundEmailAddress: { route: { pattern: 'a', fromName: 'b', autoBcc: [{ email: 'c' }] } },
  };
  const texts = new Set(['id', 'pattern', 'fromName', 'email', '0']);
  const before = await shown();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places(base)), hostile, async (path, value) => {
      const leaf = path.at(-1) ?? '';
      fc.pre(!(typeof value === 'string' && texts.has(leaf)) && !(value === 0.25 && leaf === 'percentage'));
      const body = structuredClone(base) as Record<string, unknown>;
      const holder = path
        .slice(0, -1)
        .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, body);
      holder[leaf] = value;
      const { status, body: refused } = await put({ name: 'Alpha', ...body });
      expect([status, refused.code]).toEqual([400, expect.stringMatching(/^(invalid\.\w+|constraint\.validation)$/)]);
    }),
    { numRuns: 150 },
  );
  expect(await shown()).toBe(before);
});

test.each([
  ['queueLimit', 'queue.limit.exceeded', () => post({ name: 'One too many' })],
  [
    'queueMemberLimit',
    'queue.size.limit',
    () => {
      const body = sandbox.state.users.slice(0, 2).map(({ id }) => ({ id }));
      return api(sandbox, `/routing/queues/${queue}/members`, { method: 'POST', body });
    },
  ],
] as const)('%s refuses with %s', async (setting, code, write) => {
  sandbox.state.settings[setting] = 1;
  const { status, body } = await write();
  sandbox.state.settings[setting] = null;
  expect([status, body.code]).toEqual([400, code]);
});

describe('members', () => {
  const member = () => sandbox.state.users[0]?.id ?? '';
  const change = (method: string, path: string, body: unknown) =>
    api(sandbox, `/routing/queues/${queue}/members${path}`, { method, body });

  test.each([
    ['POST', [{ id: '{id}', joined: true }], 'invalid.property'],
    ['POST', ['{id}'], 'bad.request'],
    ['POST', [null], 'bad.request'],
    ['POST', [{ id: 5 }], 'invalid.value'],
    ['POST', [{}], 'invalid.id'],
    ['PATCH', [{ id: '{id}', joined: 'yes' }], 'invalid.value'],
    ['PATCH', [{ id: '{id}', joined: true, noSuch: 1 }], 'invalid.property'],
    ['PATCH', [{ id: '{id}', joined: true, routingStatus: { status: 'BOGUS' } }], 'invalid.value'],
    ['PATCH /{id}', { joined: true, ringNumber: '2' }, 'invalid.value'],
    ['PATCH /{id}', { joined: true, ringNumber: 1.5 }, 'invalid.value'],
    ['PATCH /{id}', { joined: true, noSuch: 1 }, 'invalid.property'],
    ['PATCH /{id}', [], 'bad.request'],
  ])('%s with %j is refused with %s', async (call, template, code) => {
    sandbox.state.queues.find(({ id }) => id === queue)?.members.splice(0, 9, { id: member(), joined: false });
    const fill = (text: string) => text.replaceAll('{id}', member());
    const [method = '', path = ''] = fill(call).split(' ');
    const { status, body } = await change(method, path, JSON.parse(fill(JSON.stringify(template))));
    expect([status, body.code]).toEqual([400, code]);
    expect(sandbox.state.queues.find(({ id }) => id === queue)?.members).toEqual([{ id: member(), joined: false }]);
  });

  test('what was read can be sent back', async () => {
    sandbox.state.queues.find(({ id }) => id === queue)?.members.splice(0, 9, { id: member(), joined: false });
    const { body } = await change('GET', '?expand=routingStatus', undefined);
    const [read] = Object(body).entities;
    expect((await change('PATCH', '', [{ ...read, joined: true }])).body.entities).toMatchObject([{ joined: true }]);
    expect((await change('PATCH', `/${member()}`, { ...read, ringNumber: 3 })).status).toBe(202);
  });
});
