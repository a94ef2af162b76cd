/** Find Queue Members through Zapier's runtime, over HTTP against the sandbox. */
import type { QueueRecord } from '../../sandbox/index.ts';
import app from '../../src/index.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;
let queue: QueueRecord;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 0 });
  queue = zap.sandbox.createQueue({ name: 'Alpha' });
});

interface Item {
  id: string;
  name: string;
  joined: boolean;
}

const find = (inputData = {}) =>
  zap.zapier.call<Item[]>('searches.find_queue_members.operation.perform', {
    authData: zap.authData,
    inputData: { queue_id: queue.id, ...inputData },
  });
const path = '/members';
const pages = () => zap.sandbox.requests.map(({ query }) => Number(query.pageNumber?.[0]));
/** Members as an answer of Genesys Cloud holds them, numbered. */
const entities = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ id: `m${from + index}` }));
const answer = (page: number, json: object) =>
  zap.sandbox.faults.add({ kind: 'body', json, match: { path, query: { pageNumber: String(page) } } });

test('a member with all that a builder sees; the sample has the same keys and types', async () => {
  const [, user] = zap.sandbox.state.users;
  if (!user) throw new Error('The sandbox has one user only.');
  user.routingStatus = { status: 'INTERACTING', startTime: '2026-07-01T08:00:00.000Z' };
  queue.members = [{ id: user.id, joined: true, ringNumber: 2 }];
  const [member] = await find();
  expect(member).toEqual({
    id: user.id,
    name: user.name,
    email: user.email,
    joined: true,
    ring_number: 2,
    member_by: 'user',
    routing_status: 'INTERACTING',
    routing_status_since: '2026-07-01T08:00:00.000Z',
    queue_id: queue.id,
  });
  const { sample } = app.searches.find_queue_members?.operation ?? {};
  const types = (item: object = {}) => Object.entries(item).map(([key, value]) => [key, typeof value]);
  expect(types(sample)).toEqual(types(member));
});

test.each([
  [{}, ['Amara', 'Ben', 'Chloé']],
  [{ joined: 'all' }, ['Amara', 'Ben', 'Chloé']],
  [{ joined: '' }, ['Amara', 'Ben', 'Chloé']],
  [{ joined: null }, ['Amara', 'Ben', 'Chloé']],
  [{ joined: 'joined' }, ['Amara', 'Chloé']],
  [{ joined: 'not_joined' }, ['Ben']],
])('%j gives %j', async (inputData, expected) => {
  const some = zap.sandbox.state.users.filter(({ name }) => /^(Amara|Ben|Chloé) /.test(name));
  queue.members = some.map(({ id, name }) => ({ id, joined: !name.startsWith('Ben') }));
  const found = await find(inputData);
  expect(found.map(({ name }) => name.split(' ')[0])).toEqual(expected);
});

describe('all pages', () => {
  test.each([
    [0, [1]],
    [99, [1]],
    [100, [1, 2, 3]],
    [250, [1, 2, 3]],
    [750, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]],
  ])('%i members, by name, for the pages %j', async (count, expected) => {
    zap.sandbox.addMembers(queue.id, count);
    const found = await find();
    expect(new Set(found.map(({ id }) => id)).size).toBe(count);
    expect(found.map(({ name }) => name)).toEqual(found.map(({ name }) => name).toSorted());
    expect(pages().sort((a, b) => a - b)).toEqual(expected);
    expect(zap.sandbox.requests[0]?.query).toMatchObject({ pageSize: ['100'], expand: ['routingStatus'] });
  });

  test('fewer a page than asked for', async () => {
    zap.sandbox.state.settings.pageSizeCap = 7;
    zap.sandbox.addMembers(queue.id, 50);
    expect(await find()).toHaveLength(50);
  });

  test('an answer that does not say its page size is not taken for the last', async () => {
    answer(1, { entities: entities(1, 60) });
    answer(2, { entities: entities(61, 90) });
    answer(3, { entities: [] });
    expect(await find()).toHaveLength(90);
  });

  test('a member on two pages is returned once; a server that repeats itself comes to an end', async () => {
    const json = { entities: entities(1, 100), pageSize: 100 };
    zap.sandbox.faults.add({ kind: 'body', json, match: { path }, times: 'forever' });
    expect(await find()).toHaveLength(100);
    expect(pages().sort()).toEqual([1, 2, 3]);
  });

  test('a list far longer than Zapier could take comes to an end', async () => {
    Object.assign(zap.sandbox.state.settings, { pageSizeCap: 1, rateLimitPerMinute: 1e6 });
    zap.sandbox.addMembers(queue.id, 400);
    expect((await find()).length).toBeGreaterThanOrEqual(300);
    expect(zap.sandbox.requests.length).toBeLessThan(310);
  });

  test('what is no member is left out, and so are keys that Genesys left out', async () => {
    answer(1, { entities: [null, {}, { id: 'a' }, { id: 'b', user: { name: 'Ben', email: 'b@example.com' } }] });
    answer(2, {});
    answer(3, {});
    const queue_id = queue.id;
    expect(await find()).toEqual([
      { id: 'a', queue_id },
      { id: 'b', name: 'Ben', email: 'b@example.com', queue_id },
    ]);
  });

  test('a page that fails fails the step: no part of a queue passes for the whole', async () => {
    zap.sandbox.addMembers(queue.id, 250);
    const fault = { kind: 'status', status: 500, match: { path, query: { pageNumber: '2' } } } as const;
    zap.sandbox.faults.add({ ...fault, times: 'forever' });
    await expect(find()).rejects.toMatchObject({
      message: expect.stringMatching(/could not be reached to list the members of this queue/),
    });
  });

  test('what is too large for Zapier is cut at whole members', async () => {
    const large = (from: number) => entities(from, from + 99).map(({ id }) => ({ id, name: 'é'.repeat(50_000) }));
    answer(1, { entities: large(1), pageSize: 100 });
    answer(2, { entities: [], pageSize: 100 });
    answer(3, { entities: [], pageSize: 100 });
    const found = await find();
    expect(found).toHaveLength(49);
    expect(Buffer.byteLength(JSON.stringify(found))).toBeLessThan(5_000_000);
    expect(zap.logged).toEqual(['Returned 49 of 100 members: Zapier takes no more.']);
  });
});

test('no such queue: no members', async () => {
  expect(await find({ queue_id: '6512cf67-7a56-44cb-a4b5-6612cbe6d636' })).toEqual([]);
});

describe('a refusal', () => {
  test('names every permission that would do', async () => {
    for (const { grants } of zap.sandbox.state.users) grants.splice(0);
    await expect(find()).rejects.toMatchObject({
      message: expect.stringContaining(
        'do not include Routing > Queue > View (routing:queue:view) or Routing > Queue > Edit (routing:queue:edit) or ' +
          'Routing > Queue > Readonly (routing:queue:readonly) or Routing > Queue Member > Manage (routing:queueMember:manage)',
      ),
    });
  });

  test('without a list from Genesys the same are named', async () => {
    const fault = { kind: 'status', status: 403, code: 'not.authorized', message: 'No.', match: { path } } as const;
    zap.sandbox.faults.add(fault);
    await expect(find()).rejects.toMatchObject({
      message: expect.stringMatching(
        /the scope "routing:readonly" on the OAuth client and .*\(routing:queue:view\) or .*\(routing:queueMember:manage\) in a role/,
      ),
    });
  });
});

test.each([
  [
    { queue_id: 'Alpha' },
    'Queue must be chosen from the list, or be the ID of a queue from an earlier step; it is "Alpha". ' +
      'To use a queue by its name, add a Find Queue step before this one and choose its Queue ID.',
  ],
  [{ joined: 'maybe' }, 'Members to Find must be one of all, joined, not_joined; it is "maybe".'],
  [
    { queue_id: 5 },
    'Queue must be chosen from the list, or be the ID of a queue from an earlier step; it is "5". ' +
      'To use a queue by its name, add a Find Queue step before this one and choose its Queue ID.',
  ],
  [{ queue_id: {} }, 'Queue must be a single value; it is an object.'],
  [{ joined: 'toString' }, 'Members to Find must be one of all, joined, not_joined; it is "toString".'],
])('%j gets a sentence, before any request', async (inputData, message) => {
  await expect(find(inputData)).rejects.toMatchObject({ kind: 'AppError', code: 'invalid_input', message });
  expect(zap.sandbox.requests).toHaveLength(0);
});
