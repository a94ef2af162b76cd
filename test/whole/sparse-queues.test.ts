/**
 * Queues as sparse as the API may show them, only an id and a name: every step, its results and its samples. What is not
 * there is left out, and nothing reads as if it were.
 */
import { stepsOf } from '../../scripts/docs/definition.ts';
import { flat, sampleFaults } from '../support/output.ts';
import { definition, leastInput, methodOf } from '../support/steps.ts';
import { OPERATIONS, type Tamper, tampered } from '../support/tampered.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;
let ids: string[];

beforeAll(async () => {
  zap = await connectedZapier({ queues: 4, sparse: true });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
  ids = zap.sandbox.state.queues.map(({ id }) => id);
});
/** Takes from each queue of an answer all but its id and its name: the contract requires no more than a name. */
const onlyIdAndName: Tamper = (answer, path) => {
  if (!/^\/api\/v2\/routing\/queues(\/[^/]+)?$/.test(path)) return answer;
  const json = JSON.parse(answer.body);
  const bare = ({ id, name }: { id: string; name: string }) => ({ id, name });
  const sparse = json.entities ? { ...json, entities: json.entities.map(bare) } : bare(json);
  return { ...answer, body: JSON.stringify(sparse) };
};

const run = async (key: string, inputData: object = leastInput(key, ids), meta: object = {}) => {
  const bundle = { authData: zap.authData, inputData: { ...inputData }, meta: { ...meta } };
  const result = await zap.zapier.callOnce<object>(methodOf(key), bundle);
  return listOf(result);
};

/** A list, a page of a search, or the one thing that a create returns. */
const listOf = (result: object) => [Object(result).results ?? result].flat() as Record<string, unknown>[];

// What was created is taken away.
afterEach(() => {
  const { state } = zap.sandbox;
  state.queues = state.queues.filter(({ id }) => ids.includes(id));
});
const steps = stepsOf(definition).map((step) => [step.key, step] as const);
const SITUATIONS: [string, object][] = [
  ['a run', {}],
  ['a sample', { isLoadingSample: true }],
  ['the first poll', { isPopulatingDedupe: true }],
];

test('the sandbox’s queues are sparse', async () => {
  const [queue] = await run('list_queues');
  expect(queue).not.toHaveProperty('member_count');
});

function hold(key: string, results: readonly Record<string, unknown>[]): void {
  const { outputFields = [] } = steps.find(([name]) => name === key)?.[1].operation ?? {};
  for (const result of results) {
    expect(sampleFaults(key, outputFields, result)).toEqual([]);
    expect(JSON.stringify(flat(result))).not.toMatch(/undefined|NaN|Invalid|\[object/);
  }
  const primary = outputFields.filter((field) => field.primary).map((field) => field.key);
  for (const name of primary.length > 0 ? primary : ['id'])
    expect(results.filter((result) => typeof result[name] !== 'string')).toEqual([]);
}

describe.each(SITUATIONS)('%s', (_what, meta) => {
  test.each(steps)('%s, as the sandbox has them', async (key) => {
    hold(key, await run(key, leastInput(key, ids), meta));
  });

  test.each(steps.filter(([key]) => key in OPERATIONS))('%s, of an id and a name alone', async (key) => {
    const { text, error, log } = await tampered(zap.sandbox)(key, onlyIdAndName, leastInput(key, ids), meta);
    expect([error, log]).toEqual([null, []]);
    hold(key, listOf(JSON.parse(text)));
  });
});

test('of an id and a name alone, a queue has an id and a name', async () => {
  const { text } = await tampered(zap.sandbox)('list_queues', onlyIdAndName);
  expect(JSON.parse(text).results.map(Object.keys)).toEqual(ids.map(() => ['id', 'name']));
});

test('a sparse queue that is new fires, once', async () => {
  await zap.zapier.poll('new_queue', zap.authData);
  const { id } = zap.sandbox.createQueue({ name: 'Just made' });
  const { fired } = await zap.zapier.poll<{ id: string }>('new_queue', zap.authData);
  expect(fired.map((queue) => queue.id)).toEqual([id]);
  expect((await zap.zapier.poll('new_queue', zap.authData)).fired).toEqual([]);
  const { queues } = zap.sandbox.state;
  queues.splice(
    queues.findIndex((queue) => queue.id === id),
    1,
  );
});

test('names cost no request where no queue tells of a user', async () => {
  zap.sandbox.requests.length = 0;
  await tampered(zap.sandbox)('list_queues', onlyIdAndName, { look_up_names: true });
  expect(zap.sandbox.requests.map(({ path }) => path)).toEqual(['/api/v2/routing/queues']);
});

test('a division is found by its name, though no queue tells of one', async () => {
  const [home] = zap.sandbox.state.divisions;
  for (const queue of await run('list_queues', { division_id: home?.name })) expect(ids).toContain(queue.id);
});

test('the dropdowns: names, and no division to choose', async () => {
  const { text } = await tampered(zap.sandbox)('queue_choices', onlyIdAndName, {}, { page: 0 });
  const names = JSON.parse(text).map(({ name }: { name: string }) => name);
  expect(names.sort()).toEqual(zap.sandbox.state.queues.map(({ name }) => name).sort());
  expect((await tampered(zap.sandbox)('division_choices', onlyIdAndName)).text).toBe('[]');
});
