/** Find Queue through Zapier's runtime, over HTTP against the sandbox. */
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

beforeAll(async () => {
  zap = await connectedZapier({ queues: 10 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
});

beforeEach(() => {
  zap.sandbox.requests.length = 0;
});

interface Item {
  id: string;
  name: string;
}

const find = (inputData = {}) =>
  zap.zapier.call<Item[]>('searches.find_queue.operation.perform', { authData: zap.authData, inputData });
const names = async (inputData = {}) => (await find(inputData)).map(({ name }) => name);
const NOBODY = '6512cf67-7a56-44cb-a4b5-6612cbe6d636';

describe('by queue', () => {
  test('the queue, in one request, whatever the name says', async () => {
    const [queue] = zap.sandbox.state.queues;
    const found = await find({ queue_id: ` ${queue?.id} `, name: 'something else' });
    expect(found).toMatchObject([{ id: queue?.id, name: queue?.name, division_id: queue?.divisionId }]);
    expect(zap.sandbox.requests.map(({ path }) => path)).toEqual([`/api/v2/routing/queues/${queue?.id}`]);
  });

  test('none of this id: no result', async () => {
    expect(await find({ queue_id: NOBODY })).toEqual([]);
  });

  test('an answer that is no queue: no result', async () => {
    zap.sandbox.faults.add({ kind: 'body', json: {}, match: { path: '/api/v2/routing/queues/' } });
    expect(await find({ queue_id: NOBODY })).toEqual([]);
  });

  test('any other refusal is told', async () => {
    const fault = { kind: 'status', status: 403, code: 'not.authorized', message: 'No.' } as const;
    zap.sandbox.faults.add({ ...fault, match: { path: '/api/v2/routing/queues/' } });
    await expect(find({ queue_id: NOBODY })).rejects.toMatchObject({
      message: expect.stringMatching(/^Genesys Cloud would not show this queue/),
    });
  });
});

describe('by name', () => {
  beforeAll(() => {
    for (const name of ['Omega', 'Big Omega', 'Omega Gold', 'An Omega', 'O*ega', '123'])
      zap.sandbox.createQueue({ name });
  });

  test.each([
    [123, ['123']],
    ['Omega', ['Omega', 'An Omega', 'Big Omega', 'Omega Gold']],
    [' oMEGA ', ['Omega', 'An Omega', 'Big Omega', 'Omega Gold']],
    ['gold', ['Omega Gold']],
    ['O*ega', ['O*ega']],
    ['nothing of this name', []],
  ])('%j finds %j', async (name, expected) => {
    expect(await names({ name })).toEqual(expected);
  });

  test('exactly this name comes before one that differs in upper and lower case', async () => {
    const [omega] = zap.sandbox.state.queues.filter(({ name }) => name === 'Omega');
    if (!omega) throw new Error('Omega is gone.');
    zap.sandbox.state.queues.unshift({ ...omega, id: NOBODY, name: 'OMEGA' });
    expect((await names({ name: 'Omega' })).slice(0, 2)).toEqual(['Omega', 'OMEGA']);
    expect((await names({ name: 'OMEGA' })).slice(0, 2)).toEqual(['OMEGA', 'Omega']);
    zap.sandbox.state.queues.shift();
  });

  test('the equal name is found behind hundreds that contain it; 100 are returned, for two requests', async () => {
    for (let count = 0; count < 600; count++) zap.sandbox.createQueue({ name: `A Sigma ${count}` });
    zap.sandbox.createQueue({ name: 'Sigma' });
    const found = await names({ name: 'sigma' });
    expect(found[0]).toBe('Sigma');
    expect(found).toHaveLength(100);
    expect(zap.sandbox.requests).toHaveLength(2);
  });

  test('a queue without a name comes last', async () => {
    const match = { path: '/api/v2/routing/queues', query: { name: '*x*' } };
    zap.sandbox.faults.add({
      kind: 'body',
      json: { entities: [{ id: 'a' }, { id: 'b', name: 'x' }], total: 2 },
      match,
    });
    expect((await find({ name: 'x' })).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

test.each([
  [{}, 'Find Queue needs to know which queue: choose one under Queue, or enter a Name.'],
  [{ queue_id: null, name: null }, 'Find Queue needs to know which queue: choose one under Queue, or enter a Name.'],
  [{ name: {} }, 'Name must be a single value; it is an object.'],
  [{ name: 'a', name_match: 'like' }, 'Name Match must be one of "Contains", "Is Exactly"; it is "like".'],
  [{ queue_id: ['a', 'b'] }, 'Queue must be a single value; it is a list.'],
  [{ queue_id: ' ', name: '  ' }, 'Find Queue needs to know which queue: choose one under Queue, or enter a Name.'],
  [
    { queue_id: 'Billing' },
    expect.stringMatching(/it is "Billing"\. To find a queue by its name, enter it under Name\.$/),
  ],
])('%j gets a sentence, before any request', async (inputData, message) => {
  await expect(find(inputData)).rejects.toMatchObject({ kind: 'AppError', code: 'invalid_input', message });
  expect(zap.sandbox.requests).toHaveLength(0);
});
