/** Names beside ids: who created a queue and who changed it last, in every step that gives queues. */
import { inputFieldsOf } from '../../scripts/docs/definition.ts';
import type { Queue } from '../../src/genesys/queues/queue.ts';
import { definition, methodOf } from '../support/steps.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const USERS = '/api/v2/users';
const STEPS = [...Object.values(definition.triggers), ...Object.values(definition.searches)]
  .filter((step) => inputFieldsOf(step).some(({ key }) => key === 'look_up_names'))
  .map(({ key }) => key);

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 3 });
  const dates = {
    dateCreated: new Date(Date.now() - 86_400_000).toISOString(),
    dateModified: new Date().toISOString(),
  };
  const [olivia, amara] = zap.sandbox.state.users;
  for (const queue of zap.sandbox.state.queues)
    Object.assign(queue, dates, { createdBy: olivia?.id, chosen: { ...queue.chosen, modifiedBy: amara?.id } });
});

const run = async (key: string, inputData: object = {}) => {
  const [queue] = zap.sandbox.state.queues;
  const least = key === 'find_queue' ? { queue_id: queue?.id } : {};
  const result = await zap.zapier.callOnce<Queue[] | { results: Queue[] }>(methodOf(key), {
    authData: zap.authData,
    inputData: { ...least, ...inputData },
  });
  return 'results' in result ? result.results : result;
};
const asked = () => zap.sandbox.requests.filter(({ path }) => path === USERS).length;

test('steps that give queues have the field, off for those with many results', () => {
  const defaults = STEPS.map((key) => {
    const step = definition.triggers[key] ?? definition.searches[key];
    const field = step && inputFieldsOf(step).find((one) => one.key === 'look_up_names');
    return [key, field?.default];
  });
  expect(Object.fromEntries(defaults)).toEqual({
    new_queue: 'false',
    queue_settings_changed: 'false',
    list_queues: 'false',
    find_queue: 'true',
  });
});

describe.each(STEPS)('%s', (key) => {
  test('names cost one request for all queues', async () => {
    const queues = await run(key, { look_up_names: true });
    expect(queues.length).toBeGreaterThan(0);
    const creator = zap.sandbox.state.users.find(({ id }) => id === queues[0]?.created_by_id);
    const changer = zap.sandbox.state.users.find(({ id }) => id === queues[0]?.modified_by_id);
    for (const queue of queues)
      expect(queue).toMatchObject({
        created_by_name: creator?.name,
        created_by_email: creator?.email,
        ...(changer && { modified_by_name: changer.name, modified_by_email: changer.email }),
      });
    expect(creator?.name).toBeTruthy();
    expect(asked()).toBe(1);
  });

  test.each([undefined, null, '', false, 'false', 'no'])('none when not wanted: %j', async (look_up_names) => {
    for (const queue of await run(key, { look_up_names })) expect(queue).not.toHaveProperty('created_by_name');
    expect(asked()).toBe(0);
  });

  test('left out where the scope is missing, and no error', async () => {
    zap.sandbox.state.organization.enforceScopes = true;
    zap.authData.access_token = zap.sandbox.issueToken({ scopes: ['routing:readonly'] });
    const queues = await run(key, { look_up_names: 'yes' });
    expect(queues.length).toBeGreaterThan(0);
    for (const queue of queues) expect(queue).not.toHaveProperty('created_by_name');
    expect(asked()).toBe(1);
  });

  test('what is no yes or no gets a sentence, before any request', async () => {
    await expect(run(key, { look_up_names: 'perhaps' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'Look Up Names must be true or false; it is "perhaps".',
    });
    expect(zap.sandbox.requests).toEqual([]);
  });
});

test.each<[string, Parameters<Connected['sandbox']['faults']['add']>[0]]>([
  ['an outage', { kind: 'status', status: 503 }],
  ['a limit', { kind: 'status', status: 429 }],
  ['a page', { kind: 'html' }],
  ['no list', { kind: 'body', json: { entities: 7 } }],
  ['nothing', { kind: 'body', json: {} }],
  [
    'more than asked for',
    { kind: 'body', json: { entities: Array.from({ length: 9 }, (_, id) => ({ id: `${id}` })) } },
  ],
  ['what are no users', { kind: 'body', json: { entities: [null, 7] } }],
])('names are left out after %s, asked for once', async (_what, fault) => {
  zap.sandbox.faults.add({ ...fault, match: { path: USERS }, times: 'forever' });
  const queues = await run('list_queues', { look_up_names: true });
  expect(queues).toHaveLength(3);
  for (const queue of queues) expect(queue).not.toHaveProperty('created_by_name');
  expect(asked()).toBe(1);
});

test('who has left is named, too; who is not told of is not', async () => {
  const former = zap.sandbox.state.users.find(({ state }) => state !== 'active');
  const [one, two] = zap.sandbox.state.queues;
  Object.assign(one ?? {}, { createdBy: former?.id });
  Object.assign(two ?? {}, { createdBy: '0e9d1f5a-1111-4222-8333-444455556666' });
  const queues = await run('list_queues', { look_up_names: true });
  expect(queues.find(({ id }) => id === one?.id)).toMatchObject({ created_by_name: former?.name });
  expect(queues.find(({ id }) => id === two?.id)).not.toHaveProperty('created_by_name');
});

test('250 different users cost three requests', async () => {
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
  for (let index = 0; index < 247; index++)
    zap.sandbox.createQueue({
      name: `Q${index}`,
      createdBy: `0e9d1f5a-1111-4222-8333-${`${index}`.padStart(12, '0')}`,
    });
  for (const [index, queue] of zap.sandbox.state.queues.entries())
    Object.assign(queue, { createdBy: `0e9d1f5a-1111-4222-8333-${`${index}`.padStart(12, '0')}`, chosen: {} });
  await run('list_queues', { look_up_names: true });
  expect(asked()).toBe(3);
});

test('names that would make the result too large are left out, and the log says so', async () => {
  const creator = zap.sandbox.state.users[0]?.id ?? '';
  for (let index = 0; index < 590; index++)
    zap.sandbox.createQueue({ name: `Q${index}`, createdBy: creator, description: 'x'.repeat(7_900) });
  for (const user of zap.sandbox.state.users)
    Object.assign(user, { name: 'N'.repeat(200), email: `${'e'.repeat(180)}@x.y` });
  const queues = await run('list_queues', { look_up_names: true, max_queues: 5_000 });
  expect(queues.length).toBeGreaterThan(500);
  expect(queues[0]).not.toHaveProperty('created_by_name');
  expect(zap.logged).toEqual(['The names of users are left out: with them the queues are too large for one result.']);
});
