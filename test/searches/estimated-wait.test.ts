/** Estimated Wait in Find Queue Status: all media types and each, what is not known, and what it costs. */
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;
let ids: string[];

type Status = Record<string, unknown> & Record<'voice' | 'callback' | 'chat' | 'email' | 'message', object>;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 3 });
  ids = zap.sandbox.state.queues.map(({ id }) => id);
});

const find = (inputData: object = {}) =>
  zap.zapier.callOnce<Status[]>('searches.find_queue_status.operation.perform', {
    authData: zap.authData,
    inputData: { queue_ids: ids, ...inputData },
  });
const paths = () => zap.sandbox.requests.map(({ path }) => path).filter((path) => path.endsWith('/estimatedwaittime'));
const key = 'estimated_wait_seconds';

test.each([undefined, '', null, 'none', 'Not needed'])(
  'none is asked for when not wanted: %j',
  async (estimated_wait) => {
    const found = await find({ estimated_wait });
    expect(found).toHaveLength(3);
    for (const status of found) expect(JSON.stringify(status)).not.toContain(key);
    expect(paths()).toEqual([]);
  },
);

test('all media types together: one request for each queue', async () => {
  const path = (id: string) => `/api/v2/routing/queues/${id}/estimatedwaittime`;
  for (const [index, id] of ids.entries())
    zap.sandbox.faults.add({
      kind: 'body',
      json: { results: [{ intent: 'ALL', formula: 'BEST', estimatedWaitTimeSeconds: index * 60 }] },
      match: { path: path(id) },
    });
  const found = await find({ estimated_wait: 'all' });
  expect(found.map((status) => status[key])).toEqual(found.map(({ id }) => ids.indexOf(`${id}`) * 60));
  expect(found[0]?.voice).not.toHaveProperty(key);
  expect(paths().sort()).toEqual(ids.map(path).sort());
});

test('each media type as well: six requests for each queue, and a call is voice', async () => {
  const [id = ''] = ids;
  const of = { call: 10, callback: 20, chat: 30, email: 40, message: 50 };
  for (const [media, estimatedWaitTimeSeconds] of Object.entries(of)) {
    const path = `/api/v2/routing/queues/${id}/mediatypes/${media}/estimatedwaittime`;
    const json = { results: [{ intent: media.toUpperCase(), formula: 'SIMPLE', estimatedWaitTimeSeconds }] };
    zap.sandbox.faults.add({ kind: 'body', json, match: { path } });
  }
  const [status] = await find({ queue_ids: [id], estimated_wait: 'each' });
  expect(status).toMatchObject({
    voice: { [key]: 10 },
    callback: { [key]: 20 },
    chat: { [key]: 30 },
    email: { [key]: 40 },
    message: { [key]: 50 },
  });
  expect(paths()).toHaveLength(6);
});

test.each<[what: string, json: unknown, seconds: number | null]>([
  ['nothing', {}, null],
  ['no results', { results: [] }, null],
  ['null', { results: null }, null],
  ['no seconds', { results: [{ intent: 'ALL', formula: 'BEST' }] }, null],
  ['seconds that are none', { results: [{ intent: 'ALL', estimatedWaitTimeSeconds: '7' }] }, null],
  ['less than nothing', { results: [{ intent: 'ALL', estimatedWaitTimeSeconds: -1 }] }, null],
  ['another media type', { results: [{ intent: 'CALL', estimatedWaitTimeSeconds: 7 }] }, null],
  ['no wait', { results: [{ intent: 'ALL', estimatedWaitTimeSeconds: 0 }] }, 0],
  ['no intent', { results: [{ estimatedWaitTimeSeconds: 7 }] }, 7],
  [
    'none first, and then one',
    {
      results: [
        { intent: 'ALL', formula: 'BEST' },
        { intent: 'ALL', estimatedWaitTimeSeconds: 9 },
      ],
    },
    9,
  ],
  [
    'more than one',
    {
      results: [null, { intent: 'CHAT', estimatedWaitTimeSeconds: 1 }, { intent: 'ALL', estimatedWaitTimeSeconds: 9 }],
    },
    9,
  ],
])('where Genesys Cloud says %s', async (_what, json, seconds) => {
  const [id] = ids;
  zap.sandbox.faults.add({ kind: 'body', json, match: { path: `/api/v2/routing/queues/${id}/estimatedwaittime` } });
  const [status] = await find({ queue_ids: [id], estimated_wait: 'all' });
  expect(status?.[key]).toBe(seconds);
});

test.each(['noResults', 'withoutSeconds'] as const)(
  'a queue without an agent: empty, not 0 (%s)',
  async (unknownWait) => {
    Object.assign(zap.sandbox.state.settings, { unknownWait });
    const { id } = zap.sandbox.createQueue({ name: 'Nobody' });
    const [status] = await find({ queue_ids: [id], estimated_wait: 'each' });
    expect(status).toMatchObject({ [key]: null, voice: { [key]: null }, message: { [key]: null } });
  },
);

test('a queue that is gone between two requests has none', async () => {
  const path = `/api/v2/routing/queues/${ids[0]}/estimatedwaittime`;
  zap.sandbox.faults.add({ kind: 'status', status: 404, code: 'not.found', match: { path } });
  const found = await find({ estimated_wait: 'all' });
  expect(found.find(({ id }) => id === ids[0])?.[key]).toBeNull();
});

test('an outage is an error: an estimate was asked for', async () => {
  zap.sandbox.faults.add({
    kind: 'status',
    status: 503,
    match: { path: `/api/v2/routing/queues/${ids[0]}/estimatedwaittime` },
    times: 'forever',
  });
  await expect(find({ estimated_wait: 'all' })).rejects.toMatchObject({ kind: 'ThrottledError' });
});

test.each([
  [
    'all',
    151,
    'Estimated Wait "All media types together" may be asked for 150 queues at most; Queues names 151. Choose fewer, or another Estimated Wait.',
  ],
  [
    'each',
    26,
    'Estimated Wait "All together, and each media type" may be asked for 25 queues at most; Queues names 26. Choose fewer, or another Estimated Wait.',
  ],
])('%s for %i queues is more than a run may spend', async (estimated_wait, count, message) => {
  const many = (length: number) =>
    Array.from({ length }, (_, index) => `0e9d1f5a-1111-4222-8333-${`${index}`.padStart(12, '0')}`);
  await expect(find({ queue_ids: many(count), estimated_wait })).rejects.toMatchObject({
    code: 'invalid_input',
    message,
  });
  expect(zap.sandbox.requests).toEqual([]);
  expect(await find({ queue_ids: many(count - 1), estimated_wait })).toEqual([]);
  expect(await find({ queue_ids: many(count), estimated_wait: 'none' })).toEqual([]);
});

test('what it costs is what the page says', async () => {
  const many = await connectedZapier({ queues: 25 });
  const queue_ids = many.sandbox.state.queues.map(({ id }) => id);
  await many.zapier.callOnce('searches.find_queue_status.operation.perform', {
    authData: many.authData,
    inputData: { queue_ids, estimated_wait: 'each' },
  });
  expect(many.sandbox.requests).toHaveLength(2 + 25 * 6);
});
