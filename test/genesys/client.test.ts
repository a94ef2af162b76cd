/** Retries and the run's budget, on a virtual clock. */
import fc from 'fast-check';
import { createClient, RUN_BUDGET_MS } from '../../src/genesys/client.ts';
import type { GenesysError } from '../../src/genesys/errors/genesys-error.ts';
import { ATTEMPTS, backoffMs } from '../../src/genesys/http/backoff.ts';
import type { HttpRequest, SendRequest } from '../../src/genesys/http/http.ts';
import { NoAnswerError, type NoAnswerReason } from '../../src/genesys/http/no-answer-error.ts';
import { regionById } from '../../src/genesys/regions.ts';
import { REQUIREMENTS } from '../../src/genesys/requirements.ts';

type Step = { status: number; headers?: Record<string, string>; body?: string; takes?: number } | NoAnswerReason;

/** A client whose server answers with the given steps, the last one for ever. */
function scripted(steps: Step[], token: object = {}) {
  let time = 1_000_000;
  const sent: HttpRequest[] = [];
  const waits: number[] = [];
  const send: SendRequest = async (request, read) => {
    const step = steps[Math.min(sent.length, steps.length - 1)] ?? 'cut';
    sent.push(request);
    if (typeof step === 'string') throw new NoAnswerError(step, 'api.example');
    time += Math.min(step.takes ?? 0, request.timeoutMs);
    if ((step.takes ?? 0) > request.timeoutMs) throw new NoAnswerError('timeout', 'api.example');
    return read({ status: step.status, header: (name) => step.headers?.[name] ?? null, body: step.body ?? '{}' });
  };
  const sleep = async (ms: number) => {
    waits.push(ms);
    time += ms;
  };
  const start = time;
  const client = createClient(
    regionById('eu-west-1'),
    { value: 'secret-token', expiresAt: null, ...token },
    { send, now: () => time, random: () => 0.5, sleep, log: () => {} },
  );
  return { client, sent, waits, elapsed: () => time - start };
}

const call = { requirement: REQUIREMENTS.listQueues, path: '/api/v2/routing/queues' };
const outcome = (client: ReturnType<typeof scripted>['client'], more = {}) =>
  client.call({ ...call, ...more }).then(
    () => 'answer',
    (error: GenesysError) => error.diagnosis.kind,
  );

test.each<[Step, attempts: number, result: string]>([
  [{ status: 200 }, 1, 'answer'],
  [{ status: 400 }, 1, 'unknown'],
  [{ status: 401 }, 1, 'token_expired'],
  [{ status: 403 }, 1, 'refused_without_reason'],
  [{ status: 404 }, 1, 'not_found'],
  [{ status: 409 }, 1, 'unknown'],
  [{ status: 429 }, ATTEMPTS, 'rate_limited'],
  [{ status: 500 }, 1, 'unavailable'],
  [{ status: 502 }, ATTEMPTS, 'unavailable'],
  [{ status: 503 }, ATTEMPTS, 'unavailable'],
  [{ status: 504 }, ATTEMPTS, 'unavailable'],
  [{ status: 199 }, 1, 'not_genesys'],
  [{ status: 300 }, 1, 'not_genesys'],
  [{ status: 301 }, 1, 'not_genesys'],
  [{ status: 200, body: '{"entities": [' }, ATTEMPTS, 'unavailable'],
  [{ status: 200, body: '' }, ATTEMPTS, 'unavailable'],
  [{ status: 200, body: '[]' }, ATTEMPTS, 'unavailable'],
  // More values than an answer of Genesys can have.
  [{ status: 200, body: `[${'0,'.repeat(600_000)}0]` }, 1, 'not_genesys'],
  [{ status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }, 1, 'not_genesys'],
  [{ status: 403, body: '<html>' }, 1, 'not_genesys'],
  ['unreachable', ATTEMPTS, 'unavailable'],
  ['timeout', ATTEMPTS, 'unavailable'],
  ['cut', ATTEMPTS, 'unavailable'],
  ['too_large', 1, 'not_genesys'],
])('%p is sent %i times and ends as %s', async (step, attempts, result) => {
  const { client, sent } = scripted([step]);
  expect(await outcome(client)).toBe(result);
  expect(sent).toHaveLength(attempts);
});

test.each(['', '[]', '{"entities": ['])('an answer of %j was cut', async (body) => {
  const { client } = scripted([{ status: 200, body }]);
  await expect(client.call({ ...call, retry: false })).rejects.toMatchObject({ diagnosis: { noAnswer: 'cut' } });
});

test('a query by POST only reads, so it is repeated too', async () => {
  const { client, sent } = scripted([{ status: 503 }, { status: 200 }]);
  expect(await outcome(client, { body: { metrics: ['oWaiting'] } })).toBe('answer');
  expect(sent.map(({ method, body, headers }) => [method, body, headers['content-type']])).toEqual(
    Array(2).fill(['POST', '{"metrics":["oWaiting"]}', 'application/json']),
  );
});

test.each([
  ['2', [2_000], 'answer'],
  ['5', [5_000], 'answer'],
  // Longer than a person waits: Zapier's to arrange.
  ['6', [], 'rate_limited'],
  ['0', [250], 'answer'],
  ['garbage', [250], 'answer'],
])('Retry-After %s', async (value, expected, result) => {
  const { client, waits } = scripted([{ status: 429, headers: { 'retry-after': value } }, { status: 200 }]);
  expect(await outcome(client)).toBe(result);
  expect(waits).toEqual(expected);
});

test('an answer after a 429 says that the limit is near, as do the headers', async () => {
  const headers = (count: number) => ({ 'inin-ratelimit-count': `${count}`, 'inin-ratelimit-allowed': '300' });
  for (const [steps, pressed] of [
    [[{ status: 429 }, { status: 200 }], true],
    [[{ status: 200, headers: headers(240) }], true],
    [[{ status: 200, headers: headers(239) }], false],
    [[{ status: 503 }, { status: 200 }], false],
    [[{ status: 200 }], false],
  ] as const)
    expect(await scripted([...steps]).client.call(call)).toMatchObject({ pressed });
});

test('an answer, and what is told about it', async () => {
  const { client } = scripted([
    { status: 201, body: '{"id":"a"}', headers: { date: new Date(7_000_000).toUTCString() } },
  ]);
  const told = { status: 201, date: 7_000_000, pressed: false };
  expect(await client.call(call)).toEqual({ data: { id: 'a' }, ...told });
  expect(await client.call(call, ({ id }: { id: string }) => `${id}!`)).toEqual({ data: 'a!', ...told });
  expect(await client.call({ ...call, write: 'POST', body: {} })).toEqual({ data: { id: 'a' }, ...told });
});

const DAY = 86_400_000;
// The clock of these tests stands at the second 1,000.
test.each([
  [1_000_000 + DAY, 1_000_000 + DAY],
  [1_001_000 + DAY, null],
  [999_000 - DAY, null],
  ['soon', null],
  [undefined, null],
])('a server whose clock says %j is believed within a day', async (clock, date) => {
  const said = typeof clock === 'number' ? new Date(clock).toUTCString() : clock;
  const { client } = scripted([{ status: 200, ...(said && { headers: { date: said } }) }]);
  expect(await client.call(call)).toMatchObject({ date });
});

test('a signal and a bound go with the request, where there are any', async () => {
  const { client, sent } = scripted([{ status: 200 }]);
  const { signal } = new AbortController();
  await client.call({ ...call, signal, maxBytes: 7 });
  await client.call(call);
  expect(sent).toMatchObject([{ method: 'GET', maxBytes: 7 }, { method: 'GET' }]);
  expect(sent[0]?.signal).toBe(signal);
  expect(Object.keys(sent[1] ?? {}).sort()).toEqual(['headers', 'method', 'timeoutMs', 'url']);
});

test('what no header can hold is not sent', async () => {
  const { client, sent } = scripted([{ status: 200 }], { value: 'two\nlines' });
  expect(await outcome(client)).toBe('token_expired');
  expect(sent).toEqual([]);
});

test('a client that acts for itself is not asked what needs a user', async () => {
  const { client, sent } = scripted([{ status: 403 }], { actsForItself: true });
  expect(await outcome(client, { requirement: REQUIREMENTS.userInfo })).toBe('user_required');
  expect(sent).toEqual([]);
  const context = { regionName: 'Europe (Ireland)', actsForItself: true };
  await expect(client.call(call)).rejects.toMatchObject({ context });
  expect([client.actsForItself, scripted([]).client.actsForItself]).toEqual([true, false]);
});

test('waits that would use up the run are not begun', async () => {
  for (const [takes, attempts] of [
    [4_950, 3],
    [4_949, 4],
  ] as const) {
    const { client, sent } = scripted([
      ...Array<Step>(2).fill({ status: 503, takes: 10_000 }),
      { status: 503, takes },
      { status: 200 },
    ]);
    for (let count = 0; count < 2; count++) await outcome(client, { retry: false });
    await outcome(client);
    expect(sent).toHaveLength(attempts);
  }
});

test('a call that is not worth a second attempt, or no longer wanted, is not repeated', async () => {
  for (const more of [{ retry: false }, { signal: AbortSignal.abort() }]) {
    const { client, sent } = scripted([{ status: 503 }]);
    expect(await outcome(client, more)).toBe('unavailable');
    expect(sent).toHaveLength(1);
  }
});

test('one request gets its timeout, and never more than the run has left', async () => {
  const { client, sent, elapsed } = scripted([{ status: 200, takes: 60_000 }]);
  expect(await outcome(client)).toBe('unavailable');
  expect(sent[0]?.timeoutMs).toBe(10_000);
  expect(elapsed()).toBeLessThanOrEqual(RUN_BUDGET_MS);
  await outcome(client);
  expect(sent.at(-1)?.timeoutMs).toBeGreaterThanOrEqual(1);
});

test('an error of ours comes through as it is', async () => {
  const broken = new TypeError('a bug');
  const client = createClient(
    regionById('eu-west-1'),
    { value: 'token', expiresAt: null },
    { send: () => Promise.reject(broken), now: Date.now, random: Math.random, sleep: async () => {}, log: () => {} },
  );
  await expect(client.call(call)).rejects.toBe(broken);
  await expect(client.call(call)).rejects.toBe(broken);
});

test('the token goes to the API host of the region and is cut out of what is quoted', async () => {
  const { client, sent } = scripted([
    { status: 418, body: JSON.stringify({ message: 'you sent Bearer secret-token' }) },
  ]);
  const error = await client
    .call({ ...call, query: { id: ['a', 'b'], name: undefined, pageNumber: 1 } })
    .catch((caught) => caught);
  expect(sent[0]?.url).toBe('https://api.mypurecloud.ie/api/v2/routing/queues?id=a&id=b&pageNumber=1');
  expect(sent[0]?.headers).toEqual({ accept: 'application/json', authorization: 'Bearer secret-token' });
  expect(error.diagnosis.message).toContain('you sent Bearer …');
  expect(JSON.stringify(error)).not.toContain('secret-token');
});

test('property: backoff stays within its bounds', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 30 }),
      fc.boolean(),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, throttled, random) => {
        const wait = backoffMs(attempt, throttled, random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(5_000, (throttled ? 500 : 100) * 2 ** attempt));
      },
    ),
  );
});

test('property: whatever the server does, a run ends within its budget', async () => {
  const step = fc.oneof(
    fc.record({
      status: fc.constantFrom(200, 403, 429, 500, 502, 503, 504),
      takes: fc.nat({ max: 20_000 }),
      headers: fc.constantFrom({}, { 'retry-after': '1' }, { 'retry-after': '5' }, { 'retry-after': '999' }),
    }),
    fc.constantFrom<NoAnswerReason>('unreachable', 'timeout', 'cut'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 1, max: 5 }),
      async (steps, calls) => {
        const { client, elapsed } = scripted(steps as Step[]);
        for (let count = 0; count < calls; count++) await outcome(client);
        expect(elapsed()).toBeLessThanOrEqual(RUN_BUDGET_MS + calls);
      },
    ),
  );
});

describe('a write', () => {
  const write = { requirement: REQUIREMENTS.createQueue, write: 'POST', body: { name: 'Sales' } } as const;
  const end = (client: ReturnType<typeof scripted>['client'], more = {}) =>
    client.call({ ...call, ...write, ...more }).then(
      ({ status }) => `answer ${status}`,
      ({ diagnosis: { kind, outcomeUnknown } }: GenesysError) => `${kind}${outcomeUnknown ? ', unknown' : ''}`,
    );

  test.each<[Step, attempts: number, result: string]>([
    [{ status: 200 }, 1, 'answer 200'],
    [{ status: 202, body: '' }, 1, 'answer 202'],
    [{ status: 400 }, 1, 'unknown'],
    [{ status: 401 }, 1, 'token_expired'],
    [{ status: 403 }, 1, 'refused_without_reason'],
    [{ status: 403, body: '<html>' }, 1, 'not_genesys'],
    [{ status: 404 }, 1, 'not_found'],
    [{ status: 408 }, 1, 'unavailable'],
    [{ status: 409 }, 1, 'unknown'],
    [{ status: 429 }, ATTEMPTS, 'rate_limited'],
    [{ status: 500 }, 1, 'unavailable, unknown'],
    [{ status: 502 }, 1, 'unavailable, unknown'],
    [{ status: 503 }, 1, 'unavailable, unknown'],
    [{ status: 504 }, 1, 'unavailable, unknown'],
    [{ status: 303 }, 1, 'not_genesys, unknown'],
    [{ status: 200, body: '{"id": "4f' }, 1, 'unavailable, unknown'],
    [{ status: 200, body: '[]' }, 1, 'unavailable, unknown'],
    [{ status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }, 1, 'not_genesys, unknown'],
    ['unreachable', ATTEMPTS, 'unavailable'],
    ['timeout', 1, 'unavailable, unknown'],
    ['cut', 1, 'unavailable, unknown'],
    ['too_large', 1, 'not_genesys, unknown'],
  ])('answered with %p is sent %i times and ends as %s', async (step, attempts, result) => {
    const { client, sent } = scripted([step]);
    expect(await end(client)).toBe(result);
    expect(sent).toHaveLength(attempts);
  });

  test('is sent by its own method, as JSON', async () => {
    const { client, sent } = scripted([{ status: 200 }]);
    await end(client, { write: 'PATCH' });
    expect(sent.map(({ method, body, headers }) => [method, body, headers['content-type']])).toEqual([
      ['PATCH', '{"name":"Sales"}', 'application/json'],
    ]);
  });

  test('that would be sent too late to look what came of it is not sent', async () => {
    const { client, sent } = scripted([{ status: 503, takes: 8_000 }, { status: 503, takes: 7_500 }, { status: 200 }]);
    await outcome(client, { retry: false });
    await outcome(client, { retry: false });
    expect(await end(client)).toBe('unavailable');
    expect(sent).toHaveLength(2);
  });

  test('is given up in time to look what came of it', async () => {
    const { client, sent, elapsed } = scripted([
      { status: 503, takes: 9_000 },
      { status: 503, takes: 6_000 },
      { status: 200, takes: 60_000 },
    ]);
    await outcome(client, { retry: false });
    await outcome(client, { retry: false });
    expect(await end(client)).toBe('unavailable, unknown');
    expect(sent).toHaveLength(3);
    expect(RUN_BUDGET_MS - elapsed()).toBe(6_000);
  });

  test('after a limit waits only as long as it may still be sent', async () => {
    const { client, sent } = scripted([
      { status: 503, takes: 9_000 },
      { status: 429, takes: 5_000, headers: { 'retry-after': '3' } },
      { status: 200 },
    ]);
    await outcome(client, { retry: false });
    expect(await end(client)).toBe('rate_limited');
    expect(sent).toHaveLength(2);
  });
});
