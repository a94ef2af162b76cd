/** New Queue as a Zap that is switched on polls it, over HTTP against the sandbox. */
import { type Connected, connectedZapier } from '../support/zapier.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 40 });
});

afterEach(() => zap.sandbox.close());

/** More queues than two pages of the largest size hold. */
const inThreeLargePages = async () => {
  await zap.sandbox.close();
  zap = await connectedZapier({ queues: 1_100 });
};

/** The same with pages of 16. */
const inThreePages = () => {
  zap.sandbox.state.settings.pageSizeCap = 16;
};

interface Item {
  id: string;
  name: string;
  description?: string;
  date_created?: string;
}

const poll = (inputData = {}) => zap.zapier.poll<Item>('new_queue', zap.authData, inputData);
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

test('the first poll remembers, the next fires exactly for the queue that was created', async () => {
  inThreePages();
  expect((await poll()).fired).toEqual([]);
  const created = zap.sandbox.createQueue({ name: 'Zebra, last by name' });
  const { fired } = await poll();
  expect(fired.map(({ id }) => id)).toEqual([created.id]);
  expect(fired[0]?.name).toBe('Zebra, last by name');
  expect((await poll()).fired).toEqual([]);
});

const PAGES = ['1', '2', '3'];
/** What each request of the list asked for: page, page size and order. */
const asked = () =>
  zap.sandbox.requests.map(({ query }) => [query.pageNumber, query.pageSize, query.sortOrder].flat().join(' '));

test('each poll reads every page once, 500 queues a page; the one that only records reads them backwards, too', async () => {
  await inThreeLargePages();
  await poll();
  expect(asked().slice(0, 3)).toEqual(PAGES.map((page) => `${page} 500 `));
  expect(asked().slice(3)).toEqual(PAGES.map((page) => `${page} 500 desc`));
  zap.sandbox.requests.length = 0;
  await poll();
  expect(asked()).toEqual(PAGES.map((page) => `${page} 500 `));
});

test('a list of one page is read once, also by the poll that only records', async () => {
  zap.sandbox.state.settings.pageSizeCap = 40;
  expect(zap.sandbox.state.queues).toHaveLength(40);
  await poll();
  expect(asked()).toEqual(['1 500 ']);
});

test('29 days in, 31 out, newest first', async () => {
  zap.sandbox.state.queues.splice(0);
  for (const days of [31, 29, 0, 5, 400]) zap.sandbox.createQueue({ name: `${days} days`, dateCreated: ago(days) });
  expect((await poll()).results.map(({ name }) => name)).toEqual(['0 days', '5 days', '29 days']);
});

test('the window is measured by the server’s clock', async () => {
  const past = await connectedZapier({ queues: 0, now: () => Date.now() - 20 * HOUR });
  past.sandbox.createQueue({ name: 'Young by the server’s clock', dateCreated: ago(30.5) });
  expect((await past.zapier.poll<Item>('new_queue', past.authData)).results).toHaveLength(1);
});

test.each([
  ['1970', () => 0],
  ['ten days behind', () => Date.now() - 10 * DAY],
])('one answer whose date is %s fires for nothing, and the next poll is as ever', async (_when, wrong) => {
  let clock = Date.now;
  const odd = await connectedZapier({ queues: 0, now: () => clock() });
  for (let days = 1; days < 90; days++) odd.sandbox.createQueue({ name: `${days} days`, dateCreated: ago(days) });
  const fired = async () => (await odd.zapier.poll<Item>('new_queue', odd.authData)).fired.map(({ name }) => name);
  expect(await fired()).toEqual([]);
  clock = wrong;
  expect(await fired()).toEqual([]);
  clock = Date.now;
  odd.sandbox.createQueue({ name: 'New' });
  expect(await fired()).toEqual(['New']);
});

test('the clock of this machine serves when the server does not tell its own', async () => {
  const entities = [1, 40].map((days) => ({ id: `${days}`, dateCreated: ago(days) }));
  const raw = JSON.stringify({ entities, total: 2 });
  const headers = { date: 'unknown', 'content-type': 'application/json' };
  zap.sandbox.faults.add({ kind: 'status', status: 200, raw, headers, match: { path: '/api/v2/routing' } });
  expect((await poll()).results.map(({ id }) => id)).toEqual(['1']);
});

test('queues deleted between polls make no other fire', async () => {
  inThreePages();
  await poll();
  zap.sandbox.state.queues.splice(0, 10);
  expect((await poll()).fired).toEqual([]);
});

test('300 old queues that become visible at once do not fire', async () => {
  const { queues, users } = zap.sandbox.state;
  const [division] = zap.sandbox.state.divisions;
  const grants = users[0]?.grants ?? [];
  queues.splice(0);
  for (let count = 0; count < 300; count++)
    zap.sandbox.createQueue({
      name: `Hidden ${count}`,
      dateCreated: ago(31 + count),
      division: { id: zap.sandbox.state.divisions[1]?.id ?? '' },
    });
  for (const grant of grants) grant.divisionId = division?.id ?? '';
  expect((await poll()).results).toEqual([]);
  for (const grant of grants) grant.divisionId = '*';
  expect((await poll()).fired).toEqual([]);
});

test('two queues of one name both fire', async () => {
  await poll();
  const first = zap.sandbox.createQueue({ name: 'Twin' });
  zap.sandbox.state.queues.push({ ...first, id: '00000000-0000-4000-8000-000000000000' });
  expect((await poll()).fired.map(({ name }) => name)).toEqual(['Twin', 'Twin']);
});

test('the same poll twice gives the same ids in the same order', async () => {
  const first = await poll();
  expect(first.results.length).toBeGreaterThan(3);
  expect((await poll()).results).toEqual(first.results);
});

test('a poll that failed misses nothing at the next', async () => {
  inThreePages();
  await poll();
  const { id } = zap.sandbox.createQueue({ name: 'Made while Genesys was down' });
  zap.sandbox.faults.add({
    kind: 'status',
    status: 500,
    match: { path: '/api/v2/routing/queues', query: { pageNumber: '2' } },
  });
  await expect(poll()).rejects.toMatchObject({ kind: 'ThrottledError' });
  expect((await poll()).fired.map((queue) => queue.id)).toEqual([id]);
});

test('the editor’s samples are the newest three, whatever their age', async () => {
  zap.sandbox.state.queues.splice(0);
  for (const days of [400, 300, 200, 100]) zap.sandbox.createQueue({ name: `${days} days`, dateCreated: ago(days) });
  const results = await zap.zapier.call<Item[]>('triggers.new_queue.operation.perform', {
    authData: zap.authData,
    meta: { isLoadingSample: true },
  });
  expect(results.map(({ name }) => name)).toEqual(['100 days', '200 days', '300 days']);
});

test('division and name go to Genesys as query parameters', async () => {
  const division = zap.sandbox.state.divisions[2]?.id ?? '';
  for (const name of ['Gold * VIP', 'Golden VIP']) zap.sandbox.createQueue({ name, division: { id: division } });
  zap.sandbox.createQueue({ name: 'Gold Elsewhere', division: { id: zap.sandbox.state.divisions[0]?.id ?? '' } });
  const names = async (name: string) =>
    (await poll({ division_id: division, name })).results.map((queue) => queue.name);
  expect((await names('gold')).sort()).toEqual(['Gold * VIP', 'Golden VIP']);
  expect(zap.sandbox.requests.at(-1)?.query).toMatchObject({ divisionId: [division], name: ['*gold*'] });
  expect(await names('gold *')).toEqual(['Gold * VIP']);
});

test('queues deleted during a poll hide no new one', async () => {
  inThreePages();
  await poll();
  const { id } = zap.sandbox.createQueue({ name: 'zz new' });
  zap.sandbox.faults.add({
    kind: 'delay',
    ms: 60,
    match: { path: '/api/v2/routing/queues', query: { pageNumber: '3' } },
  });
  const polling = poll();
  while (!zap.sandbox.requests.some(({ query }) => query.pageNumber?.includes('2')))
    await new Promise((done) => setTimeout(done, 2));
  zap.sandbox.state.queues.splice(0, 10);
  expect((await polling).fired.map((queue) => queue.id)).toEqual([id]);
});

/** Lets something happen just before a request of the list is answered. */
function beforePage(pageNumber: string, happen: () => void): void {
  const { faults } = zap.sandbox;
  const take = faults.take.bind(faults);
  faults.take = (request) => {
    if (request.query.get('pageNumber') === pageNumber) happen();
    return take(request);
  };
}

describe('a queue deleted and another created between two pages of the poll that only records', () => {
  const replaceFirst = (count: number) => {
    const sorted = zap.sandbox.state.queues.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
    zap.sandbox.state.queues.splice(0, zap.sandbox.state.queues.length, ...sorted.slice(1));
    zap.sandbox.createQueue({ name: `zzzz ${count}`, dateCreated: ago(3) });
  };

  beforeEach(() => {
    inThreePages();
    for (const queue of zap.sandbox.state.queues) queue.dateCreated = ago(5);
  });

  test('once: no queue that was there before fires', async () => {
    let count = 0;
    beforePage('2', () => {
      if (count++ === 0) replaceFirst(count);
    });
    await poll();
    expect((await poll()).fired).toEqual([]);
  });

  test('in each of its readings: none either', async () => {
    let recording = true;
    let count = 0;
    beforePage('2', () => {
      if (recording) replaceFirst(count++);
    });
    await poll();
    recording = false;
    expect((await poll()).fired.filter(({ name }) => !name.startsWith('zzzz'))).toEqual([]);
  });
});

describe('more than Zapier takes in one result', () => {
  const description = 'é'.repeat(9_500);

  test('all come, the oldest without description; what is deleted or shortened makes no other fire', async () => {
    zap.sandbox.state.queues.splice(0);
    for (let index = 0; index < 400; index++)
      zap.sandbox.createQueue({ name: `Large ${index}`, description, dateCreated: ago(index / 14) });
    const names = Array.from({ length: 400 }, (_, index) => `Large ${index}`);
    const { results } = await poll();
    expect(results.map(({ name }) => name)).toEqual(names);
    const told = results.map((queue) => queue.description !== undefined);
    expect(told).toEqual(told.toSorted((a, b) => Number(b) - Number(a)));
    expect(told.filter(Boolean).length).toBeGreaterThan(200);
    const { queues } = zap.sandbox.state;
    queues.splice(0, 30);
    for (const queue of queues.slice(0, 200))
      queue.chosen = { ...queue.chosen, name: queue.name, description: 'short' };
    expect((await poll()).fired).toEqual([]);
    const created = Array.from({ length: 90 }, (_, index) =>
      zap.sandbox.createQueue({ name: `Burst ${index}`, description }),
    );
    expect((await poll()).fired.map(({ id }) => id).sort()).toEqual(created.map(({ id }) => id).sort());
  });

  test('what does not fit without descriptions either fails in words, and nothing is lost', async () => {
    await poll();
    const { id } = zap.sandbox.createQueue({ name: 'Made meanwhile' });
    const entities = Array.from({ length: 8_000 }, (_, index) => ({
      id: `q${index}`,
      name: '漢'.repeat(200),
      description: 'x',
      dateCreated: ago(1),
    }));
    for (let page = 1; page <= 16; page++)
      zap.sandbox.faults.add({
        kind: 'body',
        json: { entities: entities.slice(page * 500 - 500, page * 500), pageSize: 500, pageCount: 16, total: 8_000 },
        match: { path: '/api/v2/routing/queues', query: { pageNumber: `${page}` } },
      });
    await expect(poll()).rejects.toMatchObject({
      kind: 'AppError',
      code: 'invalid_input',
      message: expect.stringMatching(
        /^New Queue could not return its queues: one result holds 5 MB at most, and 8000 queues created in the last 30 days take 5\.\d MB, even without their descriptions\. Whoever edits this Zap can narrow its trigger: choose a Division, or fill in Name Contains, with more of the name where it is filled in\. Then publish the Zap again\.$/,
      ),
    });
    expect((await poll()).fired.map((queue) => queue.id)).toEqual([id]);
  });
});

test('ids that repeat across pages come once', async () => {
  zap.sandbox.state.queues.splice(0);
  for (const name of ['a', 'b', 'c']) zap.sandbox.createQueue({ name });
  const entities = [{ id: 'same', name: 'Same', dateCreated: ago(1) }];
  for (const pageNumber of [1, 2])
    zap.sandbox.faults.add({
      kind: 'body',
      json: { entities, pageSize: 1, pageNumber, pageCount: 2, total: 2 },
      times: 3,
      match: { path: '/api/v2/routing/queues', query: { pageNumber: `${pageNumber}` } },
    });
  expect((await poll()).results.map((queue) => queue.id)).toEqual(['same']);
});

test('mapped values of another type: a number is text, what was empty is no filter, a list of one is that one, more get a sentence', async () => {
  zap.sandbox.state.queues.splice(0);
  for (const name of ['Line 123', 'Line 4']) zap.sandbox.createQueue({ name });
  const names = async (inputData = {}) => (await poll(inputData)).results.map(({ name }) => name).sort();
  expect(await names({ name: 123 })).toEqual(['Line 123']);
  expect(await names({ name: null, division_id: null })).toEqual(['Line 123', 'Line 4']);
  expect(await names({ name: ['Line 4'] })).toEqual(['Line 4']);
  await expect(poll({ name: ['a', 'b'] })).rejects.toMatchObject({
    code: 'invalid_input',
    message: 'Name Contains must be a single value; it is a list.',
  });
});
