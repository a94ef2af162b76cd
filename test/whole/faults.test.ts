/** Each fault met by each operation, over HTTP: how often it is sent, what comes of it, and that nothing is lost. */
import type { Fault } from '../../sandbox/index.ts';
import type { EditorError } from '../../scripts/lib/editor-error.ts';
import { ASKING, CONNECTION_TEST, definition, leastInput, methodOf } from '../support/steps.ts';
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

/** Those that read: what a write does, which is sent once, is another matter. */
const READING = ASKING.filter((key) => !(key in (definition.creates ?? {})));

const { random } = Math;
afterEach(() => {
  Math.random = random;
});

test.each(READING)('%s: faults that pass, that stay, and that last', async (key) => {
  // No wait before the next attempt.
  Math.random = () => 0;
  const inputData = leastInput(
    key,
    zap.sandbox.state.queues.slice(0, 2).map(({ id }) => id),
  );
  const attempt = async (fault?: Fault): Promise<unknown> => {
    zap.sandbox.faults.clear();
    zap.sandbox.requests.length = 0;
    if (fault) zap.sandbox.faults.add(fault);
    return withoutTime(await zap.zapier.callOnce(methodOf(key), { authData: zap.authData, inputData }));
  };
  const healthy = await attempt();
  const requests = zap.sandbox.requests.map(({ method, path }) => ({ method, path }));
  // Queues, where it asks for some: not every other question is worth a second attempt.
  const match = requests.find(({ path }) => path.startsWith(LIST.path)) ?? requests[0];
  if (match === undefined) throw new Error(`${key} asks nothing.`);
  const countOf = (all: { path: string }[]) => all.filter(({ path }) => path === match.path).length;
  const asked = () => countOf(zap.sandbox.requests);
  const healthily = countOf(requests);
  for (const [, fault] of PASSING.slice(0, 9)) {
    expect(await attempt({ ...fault, match })).toEqual(healthy);
    expect(asked()).toBe(healthily + 1);
  }
  for (const [, fault] of [...PASSING.slice(3, 4), ...PASSING.slice(6, 8)]) {
    await expect(attempt({ ...fault, match, times: 'forever' })).rejects.toMatchObject({ kind: 'ThrottledError' });
    expect(asked()).toBe(3);
  }
  for (const [, fault, attempts, kind] of LASTING.slice(0, 4)) {
    await expect(attempt({ ...fault, match, times: 'forever' })).rejects.toMatchObject({ kind });
    expect(asked()).toBe(attempts);
  }
});

const withoutTime = (result: unknown) =>
  JSON.parse(JSON.stringify(result).replace(/"(checked_at|observed_at)":"[^"]*"/g, '"$1":""'));

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
  await many.zapier.call(methodOf('new_queue'), { authData: many.authData });
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
