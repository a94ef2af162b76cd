/** Queue Settings Changed as a Zap that is switched on polls it, over HTTP against the sandbox. */
import type { QueueRecord } from '../../sandbox/index.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const DAY = 86_400_000;

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

test('what one result cannot hold is left out, and the owner reads that in the log', async () => {
  const description = 'é'.repeat(4_000);
  for (let count = 0; count < 700; count++)
    change(zap.sandbox.createQueue({ name: 'Old', dateCreated: ago(400), description }), `Imported ${count}`);
  const { results } = await poll();
  expect(results.length).toBeGreaterThan(500);
  expect(zap.logged).toEqual([
    expect.stringMatching(
      /^Changes of queues of the last 30 days are too many for one result; those since .+ are given\.$/,
    ),
    `Changes of queues: ${700 - results.length} are left out, Zapier takes no more at once.`,
  ]);
});

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
  const past = await connectedZapier({ queues: 0, now: () => Date.now() - 365 * DAY });
  past.sandbox.createQueue({ name: 'A', dateCreated: ago(900), dateModified: ago(370) });
  expect((await past.zapier.poll<Item>('queue_settings_changed', past.authData)).results).toHaveLength(1);
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
    await expect(poll({ queue_id: 'Alpha' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/it is "Alpha"\. To choose a queue by its name, search the list\.$/),
    });
  });
});

test('more changes than Zapier takes at once: those since a midnight, and deletions make no old change fire', async () => {
  const midnight = Math.floor(Date.now() / DAY - 2) * DAY;
  const description = 'é'.repeat(9_500);
  for (let count = 0; count < 400; count++)
    zap.sandbox.createQueue({
      name: `Large ${count}`,
      description,
      dateCreated: ago(400),
      dateModified: new Date(midnight - ((count + 0.5) / 40) * DAY).toISOString(),
    });
  // Some 250 fit: those of 6 days, 40 a day.
  const given = Array.from({ length: 240 }, (_, count) => `Large ${count}`);
  expect((await poll()).results.map(({ name }) => name)).toEqual(given);
  const { queues } = zap.sandbox.state;
  for (const name of given.slice(0, 10))
    queues.splice(
      queues.findIndex((queue) => queue.name === name),
      1,
    );
  const { results, fired } = await poll();
  expect(results.map(({ name }) => name)).toEqual(given.slice(10));
  expect(fired).toEqual([]);
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
