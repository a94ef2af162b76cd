/** List Queues through Zapier's runtime, over HTTP against the sandbox. */
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

beforeAll(async () => {
  zap = await connectedZapier({ queues: 30 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
});

afterAll(() => zap.sandbox.close());

interface Found {
  results: { id: string; name: string; division_id: string }[];
  paging_token: string | null;
}

const list = (inputData = {}, meta = {}) =>
  zap.zapier.call<Found>('searches.list_queues.operation.perform', { authData: zap.authData, inputData, meta });

const names = async (inputData = {}) => (await list(inputData)).results.map(({ name }) => name);

test('without input: all queues, by name, in one request', async () => {
  zap.sandbox.requests.length = 0;
  const { results, paging_token } = await list();
  expect(results).toHaveLength(30);
  expect(paging_token).toBeNull();
  expect(zap.sandbox.requests.map(({ path }) => path)).toEqual(['/api/v2/routing/queues']);
});

test('Z to A is A to Z turned round', async () => {
  expect(await names({ sort_order: 'desc' })).toEqual((await names()).toReversed());
});

test('a division: only its queues', async () => {
  const division = zap.sandbox.state.divisions[1];
  const { results } = await list({ division_id: division?.id });
  expect(results.length).toBeGreaterThan(0);
  for (const { division_id } of results) expect(division_id).toBe(division?.id);
});

describe('by name', () => {
  beforeAll(() => {
    for (const name of ['Omega', 'Omega Gold', 'Big Omega', 'Omega*', '123']) zap.sandbox.createQueue({ name });
  });

  test.each([
    [{ name: 'omega' }, ['Big Omega', 'Omega', 'Omega Gold', 'Omega*']],
    [{ name: 'Omega', name_match: 'starts_with' }, ['Omega', 'Omega Gold', 'Omega*']],
    [{ name: 'Omega', name_match: 'ends_with' }, ['Big Omega', 'Omega']],
    [{ name: 'Omega', name_match: 'exactly' }, ['Omega']],
    [{ name: 'Omega*' }, ['Omega*']],
    [{ name: 'nothing of this name' }, []],
    [{ name: 123 }, ['123']],
  ])('%p', async (input, expected) => {
    expect((await names(input)).sort()).toEqual(expected.sort());
  });
});

test.each([null, ''])('every field %j: as if none were filled in', async (value) => {
  const keys = ['name', 'name_match', 'division_id', 'sort_order', 'max_queues'];
  expect(await names(Object.fromEntries(keys.map((key) => [key, value])))).toEqual(await names());
});

test('a paging token goes on where the step stopped, to the end', async () => {
  const whole = await names();
  const first = await list({ max_queues: 20 });
  const second = await list({ max_queues: 20 }, { paging_token: first.paging_token });
  expect([...first.results, ...second.results].map(({ name }) => name)).toEqual(whole);
  expect(second.paging_token).toBeNull();
});

test('the division dropdown shows the divisions of the queues, by name, and works as the filter', async () => {
  const choices = await zap.zapier.call<{ id: string; name: string }[]>('triggers.division_choices.operation.perform', {
    authData: zap.authData,
    meta: { isFillingDynamicDropdown: true },
  });
  expect(choices.map(({ name }) => name)).toEqual(zap.sandbox.state.divisions.map(({ name }) => name).sort());
  const [{ id } = { id: '' }] = choices;
  expect((await list({ division_id: id })).results.length).toBeGreaterThan(0);
});

test('as many as one result may hold can be asked for', async () => {
  expect((await list({ max_queues: 5_000 })).results).toHaveLength(zap.sandbox.state.queues.length);
});

test.each([
  [{ max_queues: 0 }, {}, 'Maximum Number of Queues must be a whole number from 1 to 5000; it is "0".'],
  [{ max_queues: 5_001 }, {}, 'Maximum Number of Queues must be a whole number from 1 to 5000; it is "5001".'],
  [{ max_queues: 'many' }, {}, 'Maximum Number of Queues must be a whole number from 1 to 5000; it is "many".'],
  ...['0x10', '1e3', '5,000', ' 0 '].map((max_queues): [object, object, string] => [
    { max_queues },
    {},
    `Maximum Number of Queues must be a whole number from 1 to 5000; it is "${max_queues.trim()}".`,
  ]),
  [{ max_queues: 1.5 }, {}, 'Maximum Number of Queues must be a whole number from 1 to 5000; it is "1.5".'],
  [
    { name_match: 'like' },
    {},
    'Name Match must be one of "Contains", "Starts with", "Ends with", "Is exactly"; it is "like".',
  ],
  [{ name: { a: 1 } }, {}, 'Name must be a single value; it is an object.'],
  [{ max_queues: [5, 6] }, {}, 'Maximum Number of Queues must be a single value; it is a list.'],
  [{ sort_order: 'newest' }, {}, 'Sort Order must be one of "By name, A to Z", "By name, Z to A"; it is "newest".'],
  ...['x', 7, 0, true, false, ['x'], [], {}, { token: 'x' }].map((paging_token): [object, object, string] => [
    {},
    { paging_token },
    'The paging token is damaged. It must be used exactly as the step before returned it; to start again, leave it out.',
  ]),
])('bad input %p %p gets a sentence, before any request', async (inputData, meta, message) => {
  zap.sandbox.requests.length = 0;
  await expect(list(inputData, meta)).rejects.toMatchObject({ kind: 'AppError', code: 'invalid_input', message });
  expect(zap.sandbox.requests).toHaveLength(0);
});

test('what is no queue is left out, and the rest goes on behind it', async () => {
  const [one, two] = zap.sandbox.state.queues;
  const json = { entities: [null, { id: one?.id }, 7, { id: two?.id, name: two?.name }], pageSize: 4, total: 4 };
  zap.sandbox.faults.add({ kind: 'body', json, times: 2 });
  const first = await list({ max_queues: 1 });
  const second = await list({ max_queues: 5 }, { paging_token: first.paging_token });
  expect([...first.results, ...second.results].map(({ id }) => id)).toEqual([one?.id, two?.id]);
});
