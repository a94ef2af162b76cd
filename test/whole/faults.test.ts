/** Each fault met by each operation, over HTTP: how often it is sent, what comes of it, and that nothing is lost. */
import type { Fault } from '../../sandbox/index.ts';
import type { EditorError } from '../../scripts/lib/editor-error.ts';
import { REQUEST_TIMEOUT_MS } from '../../src/genesys/client.ts';
import { inTimeLapse } from '../support/time-lapse.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

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
  'connection test': 'authentication.test',
  'List Queues': 'searches.list_queues.operation.perform',
  'New Queue': 'triggers.new_queue.operation.perform',
  'Check Queue Access': 'searches.check_queue_access.operation.perform',
};

const run = (method: string) => zap.zapier.callOnce<unknown>(method, { authData: zap.authData, inputData: {} });
const lists = () => zap.sandbox.requests.filter(({ path }) => path === LIST.path).length;

const PASSING: [what: string, fault: Fault][] = [
  ['429 with Retry-After 0', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
  ['429', { kind: 'status', status: 429 }],
  ['502', { kind: 'status', status: 502 }],
  ['503', { kind: 'status', status: 503 }],
  ['504', { kind: 'status', status: 504 }],
  ['a reset before the request', { kind: 'reset', when: 'before' }],
  ['a reset after the request', { kind: 'reset', when: 'after' }],
  ['a gzip cut short', { kind: 'cut', gzip: true }],
  [
    'no gzip where one is announced',
    { kind: 'status', status: 200, raw: '{', headers: { 'content-encoding': 'gzip' } },
  ],
  ['an empty answer', { kind: 'empty' }],
];

const LASTING: [what: string, fault: Fault, attempts: number, kind: string][] = [
  ['500', { kind: 'status', status: 500 }, 1, 'ThrottledError'],
  ['HTML', { kind: 'html' }, 1, 'AppError'],
  ['HTML with 503', { kind: 'html', status: 503 }, 3, 'ThrottledError'],
  ['a redirect', { kind: 'redirect', status: 307, location: 'http://127.0.0.1:9/' }, 1, 'AppError'],
  ['an answer far too large', { kind: 'huge', bytes: 40_000_000 }, 1, 'AppError'],
];

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

/** Waits until no request has come for a while. */
async function quiet({ sandbox }: Connected): Promise<void> {
  let before = -1;
  while (before !== sandbox.requests.length) {
    before = sandbox.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

const withoutTime = (result: unknown) =>
  JSON.parse(JSON.stringify(result).replace(/"checked_at":"[^"]*"/, '"checked_at":""'));

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
  inTimeLapse(4, async () => {
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
  const many = await connectedZapier({ queues: 12_000 });
  many.sandbox.faults.add({ kind: 'status', status: 500, match: { ...LIST, query: { pageNumber: '3' } } });
  await expect(many.zapier.poll('new_queue', many.authData)).rejects.toMatchObject({ kind: 'ThrottledError' });
  expect(many.sandbox.requests.length).toBeLessThan(24);
  // What was under way when the page failed still arrives there.
  await quiet(many);
  many.sandbox.requests.length = 0;
  await many.zapier.call('triggers.new_queue.operation.perform', { authData: many.authData });
  expect(many.sandbox.requests).toHaveLength(24);
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
