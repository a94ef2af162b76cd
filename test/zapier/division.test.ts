/** The field "Division" of every step that has one: an id, a name, or a sentence. */
import type { Fault } from '../../sandbox/index.ts';
import { inputFieldsOf } from '../../scripts/docs/definition.ts';
import { definition, methodOf } from '../support/steps.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const STEPS = [...Object.values(definition.triggers), ...Object.values(definition.searches)]
  .filter((step) => inputFieldsOf(step).some(({ key }) => key === 'division_id'))
  .map(({ key }) => key)
  .concat('queue_choices');

let zap: Connected;
let sales: string;

beforeAll(async () => {
  zap = await connectedZapier({ queues: 0 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
  sales = zap.sandbox.state.divisions.find(({ name }) => name === 'Sales')?.id ?? '';
  const home = zap.sandbox.state.divisions[0]?.id ?? '';
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const dates = { dateCreated: ago(40), dateModified: ago(1) };
  zap.sandbox.createQueue({ name: 'In Sales', division: { id: sales }, ...dates });
  zap.sandbox.createQueue({ name: 'At Home', division: { id: home }, ...dates });
});
beforeEach(() => {
  zap.sandbox.faults.clear();
  zap.sandbox.requests.length = 0;
});

const run = async (key: string, division_id: unknown) => {
  const result = await zap.zapier.callOnce<object>(methodOf(key), {
    authData: zap.authData,
    inputData: { division_id },
    meta: { isLoadingSample: true },
  });
  return (Array.isArray(result) ? result : Object(result).results).map(({ name }: { name: string }) => name).sort();
};

test('steps with a division are found', () => {
  expect(STEPS).toEqual(
    expect.arrayContaining(['new_queue', 'queue_settings_changed', 'list_queues', 'queue_choices']),
  );
});

describe.each(STEPS)('%s', (key) => {
  test.each([
    ['its id', () => sales],
    ['its id among blanks', () => ` ${sales}\n`],
  ])('takes %s, without a further request', async (_what, value) => {
    expect(await run(key, value())).toEqual(['In Sales']);
    expect(zap.sandbox.requests).toHaveLength(1);
  });

  test.each(['Sales', 'sales', ' SALES '])('takes its name: %j', async (name) => {
    expect(await run(key, name)).toEqual(['In Sales']);
  });

  test.each(['', ' ', null, undefined])('%j is all divisions', async (empty) => {
    expect(await run(key, empty)).toEqual(['At Home', 'In Sales']);
  });

  test.each(['Sale', 'Sales*', '*', '7', 'toString', '4f1c2b7e-6a0d-4c58-9a53'])('%j gets a sentence', async (name) => {
    await expect(run(key, name)).rejects.toMatchObject({
      code: 'invalid_input',
      message: `Division must be chosen from the list, or be the ID or the name of a division from an earlier step; it is "${name}". Divisions count whose queues this connection may view.`,
    });
  });
});

test('what is no text gets a sentence', async () => {
  await expect(run('list_queues', { id: sales })).rejects.toMatchObject({
    code: 'invalid_input',
    message: 'Division must be a single value; it is an object.',
  });
});

test('a name is found by one request where the connection may ask, and through its queues where not', async () => {
  await run('list_queues', 'Sales');
  expect(zap.sandbox.requests.map(({ path }) => path)).toEqual([
    '/api/v2/authorization/divisionspermitted/paged/me',
    '/api/v2/routing/queues',
  ]);
  for (const answer of [{ status: 403 }, { status: 400, code: 'not.a.user' }]) {
    zap.sandbox.faults.add({ kind: 'status', ...answer, match: { path: '/api/v2/authorization/' } });
    expect(await run('list_queues', 'sales')).toEqual(['In Sales']);
  }
  for (const json of [
    {},
    { allDivsPermitted: true },
    { entities: [7, { id: sales }, null, { id: 'x', name: 'Another' }] },
  ]) {
    zap.sandbox.faults.add({ kind: 'body', json, match: { path: '/api/v2/authorization/' } });
    expect(await run('list_queues', 'sales')).toEqual(['In Sales']);
  }
});

const ASKED = { path: '/api/v2/authorization/' };

test.each<[string, Fault]>([
  ['too many requests', { kind: 'status', status: 429, headers: { 'Retry-After': '60' } }],
  ['an outage', { kind: 'status', status: 503 }],
  ['a fault', { kind: 'status', status: 500 }],
  ['a reset', { kind: 'reset' }],
  ['what cannot be read', { kind: 'body', json: { entities: 'x' } }],
  ['divisions without a name', { kind: 'body', json: { entities: [7, { id: 'd1' }, null] } }],
])('%s is no refusal: a division without a queue is not called unknown for it', async (_what, fault) => {
  const [support] = zap.sandbox.state.divisions.filter(({ name }) => !['Sales', 'Home'].includes(name));
  zap.sandbox.faults.add({ ...fault, times: 'forever', match: ASKED });
  await expect(run('list_queues', support?.name)).rejects.toMatchObject({
    message: expect.stringMatching(/say which divisions are permitted|not come from Genesys/),
  });
});

test('a fault that passes is tried again', async () => {
  const [support] = zap.sandbox.state.divisions.filter(({ name }) => !['Sales', 'Home'].includes(name));
  zap.sandbox.faults.add({ kind: 'status', status: 503, times: 1, match: ASKED });
  expect(await run('list_queues', support?.name)).toEqual([]);
});

describe('beyond the first hundred divisions', () => {
  const LAST = 'The last of the divisions';
  const before = () => zap.sandbox.state.divisions.slice(0, 3);
  beforeEach(() => {
    const more = Array.from({ length: 250 }, (_, index) => ({ id: crypto.randomUUID(), name: `Division ${index}` }));
    const last = { id: crypto.randomUUID(), name: LAST };
    for (const division of [...more, last]) zap.sandbox.state.divisions.push({ ...division, homeDivision: false });
  });
  afterEach(() => {
    zap.sandbox.state.divisions.splice(0, Number.POSITIVE_INFINITY, ...before());
  });

  test('a name is found, by a request for each hundred', async () => {
    expect(await run('list_queues', LAST)).toEqual([]);
    expect(zap.sandbox.requests.map(({ path }) => path)).toEqual([
      ...new Array(3).fill('/api/v2/authorization/divisionspermitted/paged/me'),
      '/api/v2/routing/queues',
    ]);
  });

  test('a name is found where the first page does not say how many there are', async () => {
    const entities = Array.from({ length: 100 }, (_, index) => ({ id: `id-${index}`, name: `Another ${index}` }));
    zap.sandbox.faults.add({ kind: 'body', json: { entities }, match: ASKED });
    expect(await run('list_queues', LAST)).toEqual([]);
  });
});

test('a division without a queue is found; one that may not be viewed is not', async () => {
  const [support] = zap.sandbox.state.divisions.filter(({ name }) => !['Sales', 'Home'].includes(name));
  expect(await run('list_queues', support?.name)).toEqual([]);
  const grants = zap.sandbox.state.users[0]?.grants ?? [];
  const before = grants.map(({ divisionId }) => divisionId);
  for (const grant of grants) grant.divisionId = sales;
  await expect(run('list_queues', support?.name)).rejects.toMatchObject({ code: 'invalid_input' });
  for (const [index, grant] of grants.entries()) grant.divisionId = before[index] ?? '*';
});

test('of two names that differ in upper and lower case only, the exact one is meant', async () => {
  const divisions = zap.sandbox.state.divisions.filter(({ name }) => /^Sa?les$/i.test(name));
  const [other] = zap.sandbox.state.divisions.filter(({ id }) => id !== sales);
  const name = other?.name ?? '';
  try {
    if (other) other.name = 'SALES';
    expect(await run('list_queues', 'Sales')).toEqual(['In Sales']);
    expect(await run('list_queues', 'SALES')).toEqual(['At Home']);
    await expect(run('list_queues', 'sales')).rejects.toMatchObject({ code: 'invalid_input' });
  } finally {
    if (other) other.name = name;
  }
  expect(divisions).toHaveLength(1);
});

test('a refusal to list queues is told as it is', async () => {
  zap.sandbox.faults.add({ kind: 'status', status: 403, code: 'authz.policy.denied', times: 'forever' });
  await expect(run('list_queues', 'Sales')).rejects.toMatchObject({ code: 'policy_denied' });
});
