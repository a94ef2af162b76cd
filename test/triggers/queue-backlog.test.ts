/** Queue Backlog as a Zap that is switched on polls it, over HTTP against a sandbox whose clock the test sets. */
import type { Interaction } from '../../sandbox/index.ts';
import type { queueBacklogs } from '../../src/genesys/statistics/backlog.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

type QueueBacklog = Awaited<ReturnType<typeof queueBacklogs>>[number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A clock that is further from ours would not be believed. */
const TODAY = new Date().toISOString().slice(0, 10);
const NOON = Date.parse(`${TODAY}T12:00:00Z`);
const QUEUES = '/api/v2/routing/queues';

let now: number;
let zap: Connected;
let ids: string[];

beforeEach(async () => {
  now = NOON;
  zap = await connectedZapier({ queues: 0, now: () => now });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
  ids = ['Alpha', 'Bravo', 'Carol', 'Delta'].map((name) => zap.sandbox.createQueue({ name }).id);
  zap.sandbox.state.interactions = [];
});

const poll = (inputData: Record<string, unknown> = {}) =>
  zap.zapier.poll<QueueBacklog>('queue_backlog', zap.authData, { queue_ids: ids, ...inputData });
const sample = (inputData: Record<string, unknown>) =>
  zap.zapier.call<QueueBacklog[]>('triggers.queue_backlog.operation.perform', {
    authData: zap.authData,
    inputData: { queue_ids: ids, ...inputData },
    meta: { isLoadingSample: true },
  });

/** Lets interactions wait in a queue. */
function wait(queue: number, count: number, minutes = 0, mediaType: Interaction['mediaType'] = 'voice') {
  const startedAt = new Date(now - minutes * MINUTE).toISOString();
  for (let index = 0; index < count; index++)
    zap.sandbox.state.interactions.push({ queueId: ids[queue] ?? '', mediaType, state: 'waiting', startedAt });
}

const names = (items: readonly QueueBacklog[]) => items.map(({ queue_name }) => queue_name);

test('fires for the queue that reaches the number, once in the slot, and again in the next', async () => {
  const zapped = { waiting: 3 };
  expect((await poll(zapped)).fired).toEqual([]);
  wait(1, 2);
  expect((await poll(zapped)).fired).toEqual([]);
  wait(1, 1);
  now += 5 * MINUTE;
  const { fired } = await poll(zapped);
  expect(fired).toMatchObject([
    {
      id: `${ids[1]} ${TODAY}T12:00:00.000Z`,
      queue_id: ids[1],
      queue_name: 'Bravo',
      slot_start: `${TODAY}T12:00:00.000Z`,
      waiting_reached: true,
      longest_wait_reached: false,
      observed_at: `${TODAY}T12:05:00.000Z`,
      waiting: 3,
      voice: { waiting: 3 },
    },
  ]);
  now = NOON + 59 * MINUTE;
  expect((await poll(zapped)).fired).toEqual([]);
  now = NOON + HOUR;
  expect((await poll(zapped)).fired.map(({ slot_start }) => slot_start)).toEqual([`${TODAY}T13:00:00.000Z`]);
  zap.sandbox.state.interactions = [];
  now = NOON + 2 * HOUR;
  expect((await poll(zapped)).results).toEqual([]);
});

test('one answer whose date is wrong does not fire a second time in a slot', async () => {
  const zapped = { waiting: 1, pause: '1440' };
  expect((await poll(zapped)).fired).toEqual([]);
  wait(0, 1);
  expect((await poll(zapped)).fired).toHaveLength(1);
  const believed = now;
  for (const wrong of [0, believed - 10 * 24 * HOUR, believed - 3 * 24 * HOUR]) {
    now = wrong;
    expect((await poll(zapped)).fired).toEqual([]);
  }
  now = believed;
  expect((await poll(zapped)).fired).toEqual([]);
});

test('a backlog that is there when the Zap is switched on waits for the next slot', async () => {
  wait(0, 5);
  expect((await poll({ waiting: 5 })).fired).toEqual([]);
  expect((await poll({ waiting: 5 })).fired).toEqual([]);
  now += HOUR;
  expect(names((await poll({ waiting: 5 })).fired)).toEqual(['Alpha']);
});

test.each([
  ['15', `${TODAY}T13:45:00.000Z`],
  ['30', `${TODAY}T13:30:00.000Z`],
  ['60', `${TODAY}T13:00:00.000Z`],
  ['240', `${TODAY}T12:00:00.000Z`],
  ['1440', `${TODAY}T00:00:00.000Z`],
  ['', `${TODAY}T13:00:00.000Z`],
])('with a pause of %s minutes the slot of 13:59:59 begins at %s', async (pause, expected) => {
  now = NOON + 2 * HOUR - 1_000;
  wait(0, 1);
  const { results } = await poll({ waiting: 1, pause });
  expect(results.map(({ slot_start }) => slot_start)).toEqual([expected]);
});

test.each([
  [{ waiting: 2 }, ['Bravo', 'Carol']],
  [{ longest_wait_minutes: 10 }, ['Alpha', 'Carol']],
  [{ longest_wait_minutes: 10.01 }, ['Carol']],
  [{ waiting: '2', longest_wait_minutes: '10' }, ['Alpha', 'Bravo', 'Carol']],
  [{ waiting: 3, longest_wait_minutes: '' }, ['Bravo']],
  [{ waiting: 2, media_type: 'voice' }, ['Bravo']],
  [{ waiting: 2, media_type: ' ' }, ['Bravo', 'Carol']],
  [{ longest_wait_minutes: 10, media_type: 'email' }, ['Carol']],
  [{ longest_wait_minutes: 10, media_type: 'chat' }, []],
])('%j finds %j', async (input, expected) => {
  wait(0, 1, 10);
  wait(1, 3, 1);
  wait(2, 1, 1);
  wait(2, 1, 60, 'email');
  expect(names((await poll(input)).results)).toEqual(expected);
});

test('a poll that finds no backlog costs one request, one that does costs two', async () => {
  await poll({ waiting: 1 });
  expect(zap.sandbox.requests.map(({ path }) => path)).toEqual(['/api/v2/analytics/queues/observations/query']);
  wait(0, 1);
  zap.sandbox.requests.length = 0;
  await poll({ waiting: 1 });
  expect(zap.sandbox.requests.map(({ path }) => path)).toEqual(['/api/v2/analytics/queues/observations/query', QUEUES]);
});

test('a backlog in a queue that may not be viewed still fires, without a name', async () => {
  wait(0, 1);
  zap.sandbox.faults.add({ kind: 'body', json: { entities: [], total: 0 }, match: { path: QUEUES } });
  const { results } = await poll({ waiting: 1 });
  expect(results.map(({ queue_id }) => queue_id)).toEqual([ids[0]]);
  expect(results[0]).not.toHaveProperty('queue_name');
});

test.each([
  ['its scope', 403, 'app.not.authorized.for.scope'],
  ['its permission', 403, 'missing.permissions'],
  ['its permission in a division', 403, 'missing.division.permission'],
  ['a reason', 403, undefined],
])('a backlog still fires, without a name, where listing queues is refused for want of %s', async (_, status, code) => {
  wait(0, 2);
  zap.sandbox.faults.add({ kind: 'status', status, ...(code && { code }), match: { path: QUEUES }, times: 'forever' });
  const { results } = await poll({ waiting: 2 });
  expect(results).toMatchObject([{ queue_id: ids[0], waiting: 2, waiting_reached: true }]);
  expect(results[0]).not.toHaveProperty('queue_name');
});

test.each([
  ['a policy', { kind: 'status', status: 403, code: 'authz.policy.denied' } as const, /policy/],
  ['a fault', { kind: 'status', status: 500, code: 'internal.server.error' } as const, /list/],
])('names that cannot be read because of %s are an error', async (_, fault, message) => {
  wait(0, 1);
  zap.sandbox.faults.add({ ...fault, match: { path: QUEUES }, times: 'forever' });
  await expect(poll({ waiting: 1 })).rejects.toMatchObject({ message: expect.stringMatching(message) });
});

test('samples are queues as they are now, those with a backlog first', async () => {
  wait(3, 4);
  wait(1, 1);
  const samples = await sample({ waiting: 2 });
  expect(samples.map(({ queue_name, waiting, waiting_reached }) => [queue_name, waiting, waiting_reached])).toEqual([
    ['Delta', 4, true],
    ['Alpha', 0, false],
    ['Bravo', 1, false],
  ]);
});

describe('a queue that is gone or not visible', () => {
  const GONE = '0e9d1f5a-1111-4222-8333-444455556666';
  const SENTENCE = `Queue Backlog cannot watch a queue chosen, because it was deleted, or not visible to this connection: ${GONE}. Choose again from the list under Queues. Where a queue is not in the list, ask a Genesys admin whether it exists, and to grant a role with Routing > Queue > View (routing:queue:view) for its division.`;

  test('is refused when the step is tested', async () => {
    await expect(sample({ waiting: 1, queue_ids: [...ids, GONE] })).rejects.toMatchObject({
      code: 'invalid_input',
      message: SENTENCE,
    });
    const other = Array.from({ length: 7 }, (_, digit) => GONE.replace(/^./, `${digit}`));
    await expect(sample({ waiting: 1, queue_ids: [...ids, ...other] })).rejects.toMatchObject({
      message: expect.stringContaining(
        `watch 7 of the queues chosen, because they were deleted, or not visible to this connection: ${other.slice(0, 5).join(', ')} and 2 more. `,
      ),
    });
  });

  test('is refused when it is tested, though it may be observed', async () => {
    zap.sandbox.faults.add({ kind: 'body', json: { entities: [], total: 0 }, match: { path: QUEUES } });
    await expect(sample({ waiting: 1, queue_ids: [ids[0]] })).rejects.toMatchObject({
      message: expect.stringContaining(`not visible to this connection: ${ids[0]}.`),
    });
  });

  test('is said in the log of a poll, once, and the others are watched', async () => {
    wait(0, 1);
    zap.logged.length = 0;
    const { results } = await poll({ waiting: 1, queue_ids: [...ids, GONE] });
    expect(names(results)).toEqual(['Alpha']);
    expect(zap.logged).toEqual([SENTENCE]);
    expect(zap.sandbox.requests.filter(({ path }) => path === QUEUES)).toHaveLength(1);
  });

  test('is said as long as no queue is left', async () => {
    for (const id of ids) await fetch(`${zap.sandbox.url}/sandbox/queues/${id}`, { method: 'DELETE' });
    expect((await poll({ waiting: 1 })).results).toEqual([]);
    expect(zap.logged).toEqual([expect.stringContaining('cannot watch 4 of the queues chosen, because they were')]);
  });

  test('could not be checked where the list may not be read: unknown is not gone, and is said in the log', async () => {
    const UNCHECKED = `Queue Backlog could not check a queue chosen: Genesys Cloud said nothing of it, and this connection may not list queues: ${GONE}. If it was deleted, no backlog of it is ever found. With the scope "routing:readonly" on the OAuth client and a role with Routing > Queue > View (routing:queue:view), this is checked.`;
    zap.sandbox.faults.add({ kind: 'status', status: 403, match: { path: QUEUES }, times: 'forever' });
    expect((await poll({ waiting: 1, queue_ids: [...ids, GONE] })).results).toEqual([]);
    expect(zap.logged.splice(0)).toEqual([UNCHECKED]);
    expect(await sample({ waiting: 1, queue_ids: [GONE] })).toMatchObject([{ queue_id: GONE }]);
    expect(zap.logged.splice(0)).toEqual([UNCHECKED]);
    const other = Array.from({ length: 7 }, (_, digit) => GONE.replace(/^./, `${digit}`));
    await poll({ waiting: 1, queue_ids: other });
    expect(zap.logged.splice(0)).toEqual([
      expect.stringContaining(
        `check 7 of the queues chosen: Genesys Cloud said nothing of them, and this connection may not list queues: ${other.slice(0, 5).join(', ')} and 2 more. If one was deleted, `,
      ),
    ]);
    await poll({ waiting: 1 });
    await sample({ waiting: 1 });
    expect(zap.logged).toEqual([]);
  });
});

test.each([
  [{}, 'Queue Backlog needs a limit: fill in Interactions Waiting, Longest Wait in Minutes, or both.'],
  [{ waiting: '' }, 'Queue Backlog needs a limit: fill in Interactions Waiting, Longest Wait in Minutes, or both.'],
  [{ waiting: null }, 'Queue Backlog needs a limit: fill in Interactions Waiting, Longest Wait in Minutes, or both.'],
  [{ waiting: ' \n' }, 'Queue Backlog needs a limit: fill in Interactions Waiting, Longest Wait in Minutes, or both.'],
  [{ waiting: '0x10' }, 'Interactions Waiting must be a number above 0; it is "0x10".'],
  [{ waiting: '1e3' }, 'Interactions Waiting must be a number above 0; it is "1e3".'],
  [{ waiting: 0 }, 'Interactions Waiting must be a number above 0; it is "0".'],
  [{ waiting: 'many' }, 'Interactions Waiting must be a number above 0; it is "many".'],
  [{ longest_wait_minutes: -1 }, 'Longest Wait in Minutes must be a number above 0; it is "-1".'],
  [
    { waiting: 1, pause: '5' },
    'Alert Again After must be one of "15 minutes", "30 minutes", "1 hour", "4 hours", "1 day"; it is "5".',
  ],
  [
    { waiting: 1, media_type: 'fax' },
    'Media Type must be one of "Voice", "Callback", "Chat", "Email", "Message"; it is "fax".',
  ],
  [{ waiting: 1, media_type: { id: 'voice' } }, 'Media Type must be a single value; it is an object.'],
  [
    { waiting: 1, queue_ids: [123] },
    expect.stringMatching(/it is "123"\. To choose a queue by its name, search the list\.$/),
  ],
  [{ waiting: 1, queue_ids: [] }, expect.stringContaining('Queues is empty')],
])('%j gets a sentence, before any request, in the editor too', async (input, message) => {
  await expect(poll(input)).rejects.toMatchObject({ code: 'invalid_input', message });
  await expect(sample(input)).rejects.toMatchObject({ code: 'invalid_input', message });
  expect(zap.sandbox.requests).toEqual([]);
});
