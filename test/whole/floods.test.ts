/** Answers of a few kilobytes on the wire that hold millions of values: refused at once, before any of them is kept. */

import { directSend } from '../../src/genesys/http/direct-send.ts';
import { bytesFor, SMALL_BODY_BYTES } from '../../src/genesys/http/http.ts';
import { ASKING, CONNECTION_TEST, leastInput, methodOf, OAUTH } from '../support/steps.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const LARGE_BODY_BYTES = 8 * 1024 * 1024;

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 2 });
});

/** Runs a step, or the connection test, whose every answer is this. */
const flooded = (key: string, json: unknown, input: object = {}) => floodedWith(key, JSON.stringify(json), input);

function floodedWith(key: string, raw: string, input: object = {}) {
  zap.sandbox.requests.length = 0;
  const headers = { 'content-type': 'application/json' };
  const match = { path: '/(api|oauth)/' };
  zap.sandbox.faults.add({ kind: 'status', status: 200, raw, headers, match, times: 'forever' });
  const ids = zap.sandbox.state.queues.map(({ id }) => id);
  const inputData = { ...leastInput(key, ids), ...input };
  return zap.zapier.callOnce<unknown>(methodOf(key), { authData: zap.authData, inputData });
}

/**
 * JSON as text: millions of objects would be the garbage collector's. More than 1 MiB, which the shortest answers may have, and
 * under 8 MiB, so that the longest are refused for what they hold and not for their length; values are counted from 3 MiB.
 */
const many = (item: string, count = 700_000) => `[${`${item},`.repeat(count - 1)}${item}]`;
const FLOODS: [what: string, json: () => string][] = [
  ['zeros for entities', () => `{"entities":${many('0')},"total":700000}`],
  ['objects for entities', () => `{"entities":${many('{}')},"results":${many('{}')},"total":2,"pageSize":500}`],
  ['objects where nothing should be', () => `{"x":${many('{}', 400_000)}}`],
  ['a list', () => many('{}')],
  ['the same, and a right list', () => `{"entities":[{"id":"q"}],"total":5000000,"x":${many('{}', 1_200_000)}}`],
  ['more than 8 MiB', () => `{"entities":${many('"0123456789"')}}`],
];

describe.each(FLOODS)('%s', (_what, json) => {
  let raw: string;
  beforeAll(() => {
    // Flat, and the same for all: a text of pieces would be put together for each request.
    raw = Buffer.from(json()).toString();
  });

  test.each([...ASKING, CONNECTION_TEST])('%s', async (key) => {
    const outcome = await floodedWith(key, raw).catch((error: unknown) => error);
    // The only one that begins with a write, which may have happened all the same.
    expect(outcome).toMatchObject(key === 'create_callback' ? { kind: 'HaltedError' } : { code: 'not_genesys' });
    expect(zap.sandbox.requests).not.toEqual([]);
    expect(zap.sandbox.requests.length).toBeLessThanOrEqual(5);
    expect(zap.logged.filter((line) => line.includes('fault of the integration'))).toEqual([]);
  });

  test('a renewal', async () => {
    await expect(floodedWith(`${OAUTH}.refreshAccessToken`, raw)).rejects.toMatchObject({
      kind: 'ThrottledError',
    });
    expect(zap.sandbox.requests).toHaveLength(1);
  });
});

const entities = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `e${index}`, name: `n${index}` }));

test.each([
  ['new_queue', 500],
  ['queue_settings_changed', 500],
  ['division_choices', 500],
  ['queue_choices', 500],
  ['list_queues', 500],
  ['find_queue_members', 100],
  [CONNECTION_TEST, 1],
])('%s takes as many entities as it asks for, %i, and not one more', async (key, most) => {
  const stated = { pageSize: most * 2, pageCount: 1 };
  await expect(flooded(key, { entities: entities(most), ...stated })).resolves.toBeDefined();
  zap.sandbox.faults.clear();
  await expect(flooded(key, { entities: entities(most + 1), ...stated })).rejects.toMatchObject({
    code: 'not_genesys',
    message: expect.stringMatching(/did not come from Genesys Cloud \(HTTP status 200\)/),
  });
});

test('the pages of 100 that are asked for where 500 are too large', async () => {
  const tooLarge = { kind: 'status', status: 400, code: 'response.entity.too.large' } as const;
  zap.sandbox.faults.add({ ...tooLarge, match: { query: { pageSize: '500' } }, times: 'forever' });
  await expect(flooded('new_queue', { entities: entities(101), total: 101 })).rejects.toMatchObject({
    code: 'not_genesys',
  });
  expect(zap.sandbox.requests).toHaveLength(2);
});

describe('a list that cannot be read', () => {
  const LISTS = ['new_queue', 'queue_settings_changed', 'list_queues', 'division_choices', 'queue_choices'];

  test.each(
    [...LISTS, 'find_queue_members'].flatMap((key) =>
      [[null], [{}, {}], [7, 'x', [], { id: '' }, { id: 7 }, { id: 'x'.repeat(201) }]].map(
        (list) => [key, list] as const,
      ),
    ),
  )('%s does not take %j for an empty one', async (key, list) => {
    await expect(flooded(key, { entities: list, total: list.length })).rejects.toMatchObject({ code: 'not_genesys' });
  });

  test.each([...LISTS, 'find_queue_members'])('%s leaves out what is unreadable among the rest', async (key) => {
    const list = [null, {}, { id: 'q', name: 'Readable', division: { id: 'q' } }];
    const found = await flooded(key, { entities: list, total: 3, pageSize: 500 });
    expect(JSON.stringify(found)).toContain(key === 'queue_settings_changed' ? '[]' : '"q"');
  });

  test.each([...LISTS, 'find_queue_members'])('%s takes an empty one for what it is', async (key) => {
    const found = await flooded(key, { entities: [], total: 0, pageSize: 500 });
    expect([found].flat()).toEqual(key === 'list_queues' ? [{ results: [], paging_token: null }] : []);
  });
});

describe('statistics', () => {
  const status = (results: readonly unknown[]) => {
    const list = zap.sandbox.state.queues.map(({ id, name }) => ({ id, name }));
    return flooded('find_queue_status', { results, entities: list, total: 2 });
  };
  const group = () => ({ queueId: zap.sandbox.state.queues[0]?.id, mediaType: 'voice' });
  const waiting = { metric: 'oWaiting', stats: { count: 1 } };

  test.each<[what: string, results: () => unknown[], isRefused: boolean]>([
    ['as many results as there may be', () => Array(100).fill({ group: group(), data: [waiting] }), false],
    ['one more', () => Array(101).fill({ group: group() }), true],
    ['as many values in one', () => [{ group: group(), data: Array(500).fill(waiting) }], false],
    ['one value more', () => [{ group: group(), data: Array(501).fill(waiting) }], true],
    ['results that name no queue', () => [{}, null, { group: {} }], true],
  ])('of two queues, %s', async (_what, results, isRefused) => {
    const outcome = await status(results()).catch((error: unknown) => error);
    if (isRefused) expect(outcome).toMatchObject({ code: 'not_genesys' });
    else expect(outcome).toMatchObject([{ waiting: expect.any(Number) }, { waiting: 0 }]);
  });

  test('more waits of one queue than a call takes arguments', async () => {
    const data = Array(500).fill({ metric: 'oLongestWaiting' });
    const ids = Array.from({ length: 100 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
    const results = Array(400).fill({ group: { queueId: ids[0], mediaType: 'voice' }, data });
    const found = await flooded('queue_backlog', { results, entities: [], total: 0 }, { queue_ids: ids, waiting: 1 });
    expect(found).toEqual([]);
  });
});

describe('bytes', () => {
  const get = (path: string, maxBytes?: number) =>
    directSend(
      {
        method: 'GET',
        url: `${zap.sandbox.url}${path}`,
        headers: {},
        timeoutMs: 10_000,
        ...(maxBytes && { maxBytes }),
      },
      ({ body }) => body.length,
    );
  const text = (bytes: number) => 'x'.repeat(bytes - 2);

  test('one request may have more than another', async () => {
    const path = '/api/v2/anything';
    const body = (bytes: number, status = 200) =>
      zap.sandbox.faults.add({ kind: 'body', json: text(bytes), status, match: { path } });
    body(SMALL_BODY_BYTES);
    expect(await get(path)).toBe(SMALL_BODY_BYTES);
    body(SMALL_BODY_BYTES + 1);
    await expect(get(path)).rejects.toMatchObject({ reason: 'too_large' });
    body(LARGE_BODY_BYTES);
    expect(await get(path, LARGE_BODY_BYTES)).toBe(LARGE_BODY_BYTES);
    body(LARGE_BODY_BYTES + 1);
    await expect(get(path, LARGE_BODY_BYTES)).rejects.toMatchObject({ reason: 'too_large' });
    body(SMALL_BODY_BYTES + 1, 403);
    await expect(get(path, LARGE_BODY_BYTES)).rejects.toMatchObject({ reason: 'too_large' });
  });

  test.each([400, 401, 403, 404, 429, 500, 503])(
    'an error of more than 1 MiB, status %i, is not read',
    async (status) => {
      zap.sandbox.faults.add({
        kind: 'body',
        json: { message: text(SMALL_BODY_BYTES) },
        status,
        match: { path: '/api/' },
        times: 'forever',
      });
      const outcome = await flooded('new_queue', {}).catch((error: unknown) => error);
      expect(outcome).toMatchObject(status === 401 ? { kind: 'RefreshAuthError' } : { code: 'not_genesys' });
      expect(zap.sandbox.requests.length).toBeLessThanOrEqual(2);
    },
  );

  test('what is asked for decides', () => {
    expect([1, 100, 112, 500].map(bytesFor)).toEqual([17, 116, 128, 128].map((parts) => parts * 65_536));
  });
});
