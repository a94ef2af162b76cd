/** Find Queue Members through Zapier's runtime, over HTTP against the sandbox. */
import type { QueueRecord } from '../../sandbox/index.ts';
import app from '../../src/index.ts';
import { inMemory } from '../support/in-memory.ts';
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
/** One page of so many members. */
const pageOf = (count: number, pageSize: number, { searchParams }: URL, more = {}) => {
  const from = (Number(searchParams.get('pageNumber')) - 1) * pageSize + 1;
  return {
    entities: entities(from, Math.min(count, from + pageSize - 1)).map((each) => ({ ...each, ...more })),
    pageSize,
  };
};
const answer = (page: number, json: object) =>
  zap.sandbox.faults.add({
    kind: 'body',
    json,
    match: { path, query: { pageNumber: String(page) } },
    times: 'forever',
  });

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
    member_by_label: 'User',
    routing_status: 'INTERACTING',
    routing_status_label: 'Interacting',
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
  const some = zap.sandbox.state.users.filter(
    ({ name, state }) => state === 'active' && /^(Amara|Ben|Chloé) /.test(name),
  );
  queue.members = some.map(({ id, name }) => ({ id, joined: !name.startsWith('Ben') }));
  const found = await find(inputData);
  expect(found.map(({ name }) => name.split(' ')[0])).toEqual(expected);
});

describe('all pages', () => {
  test.each([
    [0, [1], []],
    [99, [1], []],
    [100, [1, 2, 3], [1, 2]],
    [250, [1, 2, 3], [1, 2, 3]],
    [750, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], [1, 2, 3, 4, 5, 6, 7, 8]],
  ])('%i members, by name, for the pages %j, and %j once more, backwards', async (count, forth, back) => {
    zap.sandbox.addMembers(queue.id, count);
    const found = await find();
    expect(new Set(found.map(({ id }) => id)).size).toBe(count);
    expect(found.map(({ name }) => name)).toEqual(found.map(({ name }) => name).toSorted());
    expect(pages().sort((a, b) => a - b)).toEqual([...forth, ...back].sort((a, b) => a - b));
    expect(zap.sandbox.requests[0]?.query).toMatchObject({ pageSize: ['100'], expand: ['routingStatus'] });
    expect(zap.sandbox.requests.map(({ query }) => query.sortOrder?.[0])).toEqual([
      ...forth.map(() => undefined),
      ...back.map(() => 'desc'),
    ]);
  });

  test('an agent who leaves between pages 1 and 2 hides nobody who stays', async () => {
    zap.sandbox.addMembers(queue.id, 800);
    const { faults } = zap.sandbox;
    const take = faults.take.bind(faults);
    const [leaver, ...stay] = queue.members;
    faults.take = (request) => {
      if (request.query.get('pageNumber') === '2' && leaver) leaver.joined = false;
      return take(request);
    };
    const found = await find({ joined: 'joined' });
    expect(found.map(({ id }) => id).sort()).toEqual(stay.map(({ id }) => id).sort());
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
    expect(pages().length).toBeLessThanOrEqual(3 * 3);
  });

  test('more pages than a result could hold come to an end, in words', async () => {
    let requests = 0;
    const read = inMemory('find_queue_members', { queue_id: queue.id }, (url) => {
      requests++;
      return pageOf(400, 1, url);
    });
    await expect(read).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/300 pages of them are read at most, and 303 members are not all\. Whoever edits/),
    });
    expect(requests).toBeLessThan(310);
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

  test('what is too large for Zapier fails in words: nobody is left out silently', async () => {
    const name = 'é'.repeat(200);
    const read = inMemory('find_queue_members', { queue_id: queue.id }, (url) => pageOf(12_000, 100, url, { name }));
    await expect(read).rejects.toMatchObject({
      kind: 'AppError',
      code: 'invalid_input',
      message:
        'Find Queue Members could not return the members of this queue: one result holds 5 MB at most, and 12000 members take 5.8 MB. ' +
        'Whoever edits this Zap can narrow this step: in Members to Find, choose only those who have joined, or only those who have not joined. Then test the step again.',
    });
  });

  test.each([
    ['joined', 'members who have joined'],
    ['not_joined', 'members who have not joined'],
  ])('what is too large where %s is chosen already: the advice is not to choose it', async (joined, which) => {
    const read = inMemory('find_queue_members', { queue_id: queue.id, joined }, (url) => {
      expect(url.searchParams.get('joined')).toBe(`${joined === 'joined'}`);
      return pageOf(400, 1, url);
    });
    await expect(read).rejects.toMatchObject({
      message:
        `Find Queue Members could not return the members of this queue: 300 pages of them are read at most, and 303 ${which} are not all. ` +
        'In Members to Find, only a part of the members is chosen already. Whoever edits this Zap can choose a queue with fewer members, ' +
        'or ask a Genesys admin to divide this one. Then test the step again.',
    });
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
  [{ queue_id: 'Alpha' }, expect.stringContaining('it is "Alpha". To use a queue by its name, add a Find Queue step')],
  [
    { joined: 'maybe' },
    'Members to Find must be one of "All members", "Only those who have joined", "Only those who have not joined"; it is "maybe".',
  ],
  [{ queue_id: 5 }, expect.stringContaining('it is "5". To use a queue by its name, ')],
  [{ queue_id: {} }, 'Queue must be a single value; it is an object.'],
  [
    { joined: 'toString' },
    'Members to Find must be one of "All members", "Only those who have joined", "Only those who have not joined"; it is "toString".',
  ],
])('%j gets a sentence, before any request', async (inputData, message) => {
  await expect(find(inputData)).rejects.toMatchObject({ kind: 'AppError', code: 'invalid_input', message });
  expect(zap.sandbox.requests).toHaveLength(0);
});
