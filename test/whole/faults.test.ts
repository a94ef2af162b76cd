/** Each fault met by each operation, over HTTP: how often it is sent, what comes of it, and that nothing is lost. */
import type { EditorError } from '../../scripts/lib/editor-error.ts';
import { LASTING, PASSING, withoutTime } from '../support/fault-tables.ts';
import { quiet } from '../support/quiet.ts';
import { CONNECTION_TEST, methodOf } from '../support/steps.ts';
import { inTimeLapse } from '../support/time-lapse.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const REQUEST_TIMEOUT_MS = 10_000;

let zap: Connected;
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeAll(() => process.on('unhandledRejection', note));
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

// Connected once: core ends a process after many runs.
beforeAll(async () => {
  zap = await connectedZapier({ queues: 4 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
});

beforeEach(() => {
  zap.sandbox.faults.clear();
  zap.sandbox.requests.length = 0;
});

const LIST = { method: 'GET', path: '/api/v2/routing/queues' };
const OPERATIONS = {
  'connection test': CONNECTION_TEST,
  'List Queues': methodOf('list_queues'),
  'New Queue': methodOf('new_queue'),
  'Check Queue Access': methodOf('check_queue_access'),
};

const run = (method: string) => zap.zapier.callOnce<unknown>(method, { authData: zap.authData, inputData: {} });
const lists = () => zap.sandbox.requests.filter(({ path }) => path === LIST.path).length;

describe.each(Object.entries(OPERATIONS))('%s', (_name, method) => {
  test.each(PASSING)('%s once: sent again, and nothing is lost', async (_what, fault) => {
    const healthy = await run(method);
    zap.sandbox.requests.length = 0;
    zap.sandbox.faults.add({ ...fault, match: LIST });
    expect(withoutTime(await run(method))).toEqual(withoutTime(healthy));
    expect(lists()).toBe(2);
  });

  test.each(PASSING)('%s for ever: three attempts, then Zapier tries later', async (_what, fault) => {
    zap.sandbox.faults.add({ ...fault, match: LIST, times: 'forever' });
    await expect(run(method)).rejects.toMatchObject({ kind: 'ThrottledError', retryAfterSeconds: expect.any(Number) });
    expect(lists()).toBe(3);
  });

  test.each(LASTING)('%s', async (_what, fault, attempts, kind) => {
    zap.sandbox.faults.add({ ...fault, match: LIST, times: 'forever' });
    await expect(run(method)).rejects.toMatchObject({ kind });
    expect(lists()).toBe(attempts);
  });
});

test.each([
  ['30', () => '30', 30],
  ['181', () => '181', 180],
  ['a date', () => new Date(Date.now() + 90_000).toUTCString(), expect.any(Number)],
])('Retry-After as %s is handed to Zapier', async (_what, valueNow, seconds) => {
  const value = valueNow();
  zap.sandbox.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': value }, match: LIST });
  const error: EditorError = await run(OPERATIONS['New Queue']).then(
    () => Promise.reject(),
    (caught) => caught,
  );
  expect(error).toMatchObject({ kind: 'ThrottledError', retryAfterSeconds: seconds });
  expect(lists()).toBe(1);
});

test('a body cut short of its Content-Length ends with the request’s timeout, and is asked for again', () =>
  inTimeLapse(10, async () => {
    zap.sandbox.faults.add({ kind: 'cut', match: LIST });
    const begun = Date.now();
    expect(await run(OPERATIONS['List Queues'])).toMatchObject({ results: { length: 4 } });
    expect(Date.now() - begun).toBeGreaterThanOrEqual(REQUEST_TIMEOUT_MS);
    expect(lists()).toBe(2);
  }));

test('a hang after the headers ends in time, with a sentence', () =>
  inTimeLapse(10, async () => {
    zap.sandbox.faults.add({ kind: 'hang', headers: true, match: LIST, times: 'forever' });
    const begun = Date.now();
    await expect(run(OPERATIONS['List Queues'])).rejects.toMatchObject({
      kind: 'ThrottledError',
      message: expect.stringMatching(/it did not answer in time/),
    });
    expect(Date.now() - begun).toBeGreaterThan(2 * REQUEST_TIMEOUT_MS);
    expect(Date.now() - begun).toBeLessThan(28_000);
    expect(lists()).toBe(3);
  }));

test('a page that fails fails the poll, the rest is not asked for, and the next poll is whole', async () => {
  const many = await connectedZapier({ queues: 6_000 });
  many.sandbox.faults.add({ kind: 'status', status: 500, match: { ...LIST, query: { pageNumber: '3' } } });
  await expect(many.zapier.poll('new_queue', many.authData)).rejects.toMatchObject({ kind: 'ThrottledError' });
  expect(many.sandbox.requests.length).toBeLessThan(12);
  // What was under way when the page failed still arrives there.
  await quiet(many);
  many.sandbox.requests.length = 0;
  await many.zapier.call(methodOf('new_queue'), { authData: many.authData });
  expect(many.sandbox.requests).toHaveLength(12);
});

test('a page said to be too large is asked for in smaller ones', async () => {
  zap.sandbox.faults.add({
    kind: 'status',
    status: 400,
    code: 'response.entity.too.large',
    match: { ...LIST, query: { pageSize: '500' } },
    times: 'forever',
  });
  expect(await run(OPERATIONS['List Queues'])).toMatchObject({ results: { length: 4 } });
  await run(OPERATIONS['New Queue']);
  expect(zap.sandbox.requests.map(({ query }) => query.pageSize)).toEqual([['500'], ['100'], ['500'], ['100']]);
  zap.sandbox.faults.add({
    kind: 'status',
    status: 400,
    code: 'response.entity.too.large',
    match: LIST,
    times: 'forever',
  });
  await expect(run(OPERATIONS['List Queues'])).rejects.toMatchObject({ code: 'unknown' });
});
