/** Queue Settings Changed as a Zap that is switched on polls it, over HTTP against the sandbox. */
import type { QueueRecord } from '../../sandbox/index.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let zap: Connected;
let alpha: QueueRecord;
let beta: QueueRecord;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 0 });
  const [, division] = zap.sandbox.state.divisions;
  alpha = zap.sandbox.createQueue({ name: 'Alpha', dateCreated: ago(400) });
  beta = zap.sandbox.createQueue({ name: 'Beta', dateCreated: ago(400), division: { id: division?.id ?? '' } });
});

interface Item {
  id: string;
  name: string;
  date_modified: string;
}

const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const poll = (inputData = {}) => zap.zapier.poll<Item>('queue_settings_changed', zap.authData, inputData);
const fired = async (inputData = {}) => (await poll(inputData)).fired.map(({ name }) => name);
const change = (queue: QueueRecord, name: string, daysAgo = 0) =>
  Object.assign(queue, { name, dateModified: ago(daysAgo) });

test('fires once for each change of the same queue, and keeps the queue’s own id', async () => {
  expect((await poll()).results).toEqual([]);
  change(alpha, 'Alpha 2', 2);
  const [first] = (await poll()).fired;
  expect(first).toMatchObject({ id: alpha.id, name: 'Alpha 2', date_modified: alpha.dateModified });
  expect(await fired()).toEqual([]);
  change(alpha, 'Alpha 3', 1);
  expect(await fired()).toEqual(['Alpha 3']);
  expect(await fired()).toEqual([]);
});

test('a change before the Zap was switched on does not fire', async () => {
  change(alpha, 'Alpha 2', 1);
  expect(await poll()).toMatchObject({ results: [{ name: 'Alpha 2' }], fired: [] });
  expect(await fired()).toEqual([]);
});

test('the creation of a queue is no change, what is done to it later is', async () => {
  await poll();
  const queue = zap.sandbox.createQueue({ name: 'New', dateCreated: ago(1) });
  expect(await fired()).toEqual([]);
  change(queue, 'New 2');
  expect(await fired()).toEqual(['New 2']);
});

test('old changes that become visible do not fire', async () => {
  await poll();
  change(alpha, 'Old', 31);
  change(beta, 'Young', 29);
  expect(await fired()).toEqual(['Young']);
});

test('the window is measured by the server’s clock', async () => {
  const past = await connectedZapier({ queues: 0, now: () => Date.now() - 20 * HOUR });
  past.sandbox.createQueue({ name: 'A', dateCreated: ago(900), dateModified: ago(30.5) });
  expect((await past.zapier.poll<Item>('queue_settings_changed', past.authData)).results).toHaveLength(1);
});

test('one answer whose date is ten days behind fires for nothing', async () => {
  let clock = Date.now;
  const odd = await connectedZapier({ queues: 0, now: () => clock() });
  for (let days = 1; days < 90; days++)
    odd.sandbox.createQueue({ name: `${days} days`, dateCreated: ago(900), dateModified: ago(days) });
  const fired = async () => (await odd.zapier.poll<Item>('queue_settings_changed', odd.authData)).fired;
  await fired();
  clock = () => Date.now() - 10 * DAY;
  expect(await fired()).toEqual([]);
});

test('a queue deleted and another created between two pages of the poll that only records: nothing fires', async () => {
  zap.sandbox.state.settings.pageSizeCap = 5;
  for (let index = 10; index < 30; index++)
    zap.sandbox.createQueue({ name: `Queue ${index}`, dateCreated: ago(400), dateModified: ago(1) });
  const { faults, state } = zap.sandbox;
  const take = faults.take.bind(faults);
  let happened = false;
  faults.take = (request) => {
    if (request.query.get('pageNumber') === '2' && !happened) {
      happened = true;
      state.queues.splice(state.queues.indexOf(alpha), 1);
      zap.sandbox.createQueue({ name: 'Zulu' });
    }
    return take(request);
  };
  await poll();
  expect(await fired()).toEqual([]);
});

test('the poll that only records reads the list twice, every other one once', async () => {
  zap.sandbox.state.settings.pageSizeCap = 1;
  const pages = async () => {
    zap.sandbox.requests.length = 0;
    await poll();
    return zap.sandbox.requests.length;
  };
  const [recording, ordinary] = [await pages(), await pages()];
  expect([recording, ordinary]).toEqual([4, 2]);
});

test('the clock of this machine serves when the server does not tell its own', async () => {
  const entities = [
    { id: 'a', dateModified: ago(1) },
    { id: 'b', dateModified: ago(40) },
  ];
  const raw = JSON.stringify({ entities, total: 2 });
  const headers = { date: 'unknown', 'content-type': 'application/json' };
  zap.sandbox.faults.add({ kind: 'status', status: 200, raw, headers, match: { path: '/api/v2/routing' } });
  expect((await poll()).results.map(({ id }) => id)).toEqual(['a']);
});

describe('of some queues only', () => {
  test('of one division', async () => {
    const input = { division_id: beta.divisionId, queue_id: '' };
    await poll(input);
    change(alpha, 'Alpha 2');
    change(beta, 'Beta 2');
    expect(await fired(input)).toEqual(['Beta 2']);
  });

  test('of one queue, for one request a poll', async () => {
    const input = { queue_id: alpha.id };
    await poll(input);
    change(alpha, 'Alpha 2');
    change(beta, 'Beta 2');
    zap.sandbox.requests.length = 0;
    expect(await fired(input)).toEqual(['Alpha 2']);
    expect(zap.sandbox.requests.map(({ query }) => query.id)).toEqual([[alpha.id]]);
  });

  test('a queue that is gone: nothing', async () => {
    expect((await poll({ queue_id: '6512cf67-7a56-44cb-a4b5-6612cbe6d636' })).results).toEqual([]);
  });

  test('a field mapped from what was empty is not filled in', async () => {
    change(alpha, 'Alpha 2');
    expect((await poll({ division_id: null, queue_id: null })).results.map(({ name }) => name)).toEqual(['Alpha 2']);
  });

  test('what is no queue gets a sentence', async () => {
    await expect(poll({ queue_id: 5 })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/it is "5"/),
    });
    await expect(poll({ division_id: { id: 'x' } })).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'Division must be a single value; it is an object.',
    });
    await expect(poll({ queue_id: { id: 'x' } })).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'Queue must be a single value; it is an object.',
    });
    await expect(poll({ queue_id: 'Alpha' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/it is "Alpha"\. To choose a queue by its name, search the list\.$/),
    });
  });
});

describe('more changes than Zapier takes in one result', () => {
  test('all come, the oldest without description, and deletions make no old change fire', async () => {
    const description = 'é'.repeat(9_500);
    for (let count = 0; count < 400; count++)
      zap.sandbox.createQueue({
        name: `Large ${count}`,
        description,
        dateCreated: ago(400),
        dateModified: ago(count / 14),
      });
    const { results } = await poll();
    expect(results.map(({ name }) => name)).toEqual(Array.from({ length: 400 }, (_, count) => `Large ${count}`));
    const { queues } = zap.sandbox.state;
    for (const { id } of results.slice(0, 10))
      queues.splice(
        queues.findIndex((queue) => queue.id === id),
        1,
      );
    for (const queue of queues.slice(0, 200))
      queue.chosen = { ...queue.chosen, name: queue.name, description: 'short' };
    expect(await fired()).toEqual([]);
  });

  test('what does not fit without descriptions either fails in words', async () => {
    const entities = Array.from({ length: 8_000 }, (_, index) => ({
      id: `q${index}`,
      name: '漢'.repeat(200),
      dateModified: ago(1),
    }));
    for (let page = 1; page <= 16; page++)
      zap.sandbox.faults.add({
        kind: 'body',
        json: { entities: entities.slice(page * 500 - 500, page * 500), pageSize: 500, pageCount: 16, total: 8_000 },
        match: { path: '/api/v2/routing/queues', query: { pageNumber: `${page}` } },
      });
    await expect(poll()).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(
        /^Queue Settings Changed could not return its queues: one result holds 5 MB at most, and 8000 queues changed in the last 30 days take 5\.\d MB\. Whoever edits this Zap can narrow its trigger: choose a Division or a Queue; for several of them, make a Zap for each\. Then publish the Zap again\.$/,
      ),
    });
  });
});

test('the editor’s samples are the last three changes, whatever their age', async () => {
  for (const days of [400, 300, 200, 100])
    zap.sandbox.createQueue({ name: `${days} days`, dateCreated: ago(500), dateModified: ago(days) });
  const results = await zap.zapier.call<Item[]>('triggers.queue_settings_changed.operation.perform', {
    authData: zap.authData,
    meta: { isLoadingSample: true },
  });
  expect(results.map(({ name }) => name)).toEqual(['100 days', '200 days', '300 days']);
});
