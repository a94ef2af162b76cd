/**
 * Every step that writes, under random faults before and after the write takes effect. The sandbox knows the truth: nothing
 * is done twice, nothing that was done is reported as failed without saying that it may be done, and nothing that was lost
 * is reported as done. `AT_MOST_ONCE_RUNS=1000` gives each step a thousand runs.
 */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import type { Bundle, ZObject } from 'zapier-platform-core';
import { type Fault, type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { STEPS } from '../support/steps.ts';
import { inTimeLapse } from '../support/time-lapse.ts';
import { errors } from '../support/zapier-errors.ts';

// What core sends with, but without core: it ends a process after many runs.
const fetch = createRequire(createRequire(import.meta.url).resolve('zapier-platform-core'))('node-fetch') as (
  url: string,
  options: object,
) => Promise<{ status: number }>;

const RUNS = Number(process.env.AT_MOST_ONCE_RUNS ?? 40);

/** So much faster than real time passes the wait for what never comes. */
const FACTOR = 200;

/** Real milliseconds: an answer may come after any run has given up. */
const SLOWEST_MS = 40_000 / FACTOR;

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ queues: 3 });
  sandbox.state.settings.rateLimitPerMinute = 1e9;
  process.env.GENESYS_SANDBOX_URL = sandbox.url;
});
afterAll(() => sandbox.close());

const constant = <const T>(value: T) => fc.constant(value);
const oneOf = <const T extends readonly unknown[]>(...values: T): fc.Arbitrary<T[number]> => fc.constantFrom(...values);

/** What may happen to any request. */
const trouble: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: constant('status'), status: oneOf(500, 502, 503, 504) }) },
  { weight: 2, arbitrary: fc.record({ kind: constant('reset') }) },
  { weight: 3, arbitrary: fc.record({ kind: constant('cut'), at: fc.nat(3_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: constant('cut'), gzip: constant(true) }) },
  { weight: 1, arbitrary: fc.record({ kind: constant('hang'), headers: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: constant('empty'), status: oneOf(200, 500) }) },
  { weight: 1, arbitrary: fc.record({ kind: constant('html'), status: oneOf(200, 502) }) },
  { weight: 1, arbitrary: fc.record({ kind: constant('body'), json: constant({}) }) },
  { weight: 1, arbitrary: fc.record({ kind: constant('delay'), ms: fc.nat(SLOWEST_MS) }) },
);

const onWrite: fc.Arbitrary<Fault> = fc
  .record({
    fault: trouble,
    when: oneOf('before', 'after'),
    times: oneOf(1, 2, 'forever'),
    skip: oneOf(0, 0, 0, 1),
  })
  .map(({ fault, ...rest }) => ({ ...fault, ...rest }));

/** Says that nothing was done, and nothing was. */
const refusal: fc.Arbitrary<Fault> = fc
  .record({ status: oneOf(400, 401, 403, 404, 409, 429), times: oneOf(1, 'forever') })
  .map((fault) => ({ ...fault, kind: 'status', headers: { 'retry-after': '0' } }));

const onRead: fc.Arbitrary<Fault> = fc
  .record({ fault: trouble, skip: fc.nat(4), times: oneOf(1, 3, 'forever') })
  .map(({ fault, ...rest }) => ({ ...fault, ...rest }));

const plans = fc.record({
  writes: fc.array(fc.oneof({ weight: 4, arbitrary: onWrite }, { weight: 1, arbitrary: refusal }), { maxLength: 2 }),
  reads: fc.oneof({ weight: 3, arbitrary: constant([]) }, { weight: 1, arbitrary: fc.array(onRead, { maxLength: 2 }) }),
  joinDelayMs: oneOf(0, 2_000, 60_000),
  callbackAnswer: oneOf('created', 'accepted'),
});

type Plan = typeof plans extends fc.Arbitrary<infer T> ? T : never;
type Result = Readonly<Record<string, unknown>>;

interface Outcome {
  /** Null for an error. */
  readonly result: Result | null;
  readonly error: Error | null;
}

const WRITE_PATH = '^/api/v2/(routing/queues(/[^/]+/members)?|conversations/callbacks)$';

async function run(key: string, method: 'POST' | 'PATCH', inputData: object, plan: Plan): Promise<Outcome> {
  const { state, faults, requests } = sandbox;
  const { writes, reads, joinDelayMs, callbackAnswer } = plan;
  Object.assign(state.settings, { joinDelayMs, callbackAnswer });
  requests.length = 0;
  for (const fault of writes) faults.add({ ...fault, match: { method, path: WRITE_PATH } });
  for (const fault of reads) faults.add({ ...fault, match: { method: 'GET' } });
  const z = {
    errors,
    console: { log: () => {} },
    request: async ({ url, ...options }: { url: string }) => {
      const response = await fetch(url, options);
      if (response.status === 401) throw new errors.RefreshAuthError();
      return response;
    },
  };
  const { operation } = STEPS.find((step) => step.key === key) as (typeof STEPS)[number];
  const { perform } = operation as unknown as { perform: (z: ZObject, bundle: Bundle) => Promise<Result> };
  const authData = { access_token: sandbox.issueToken(), region: 'sandbox' };
  const outcome = await inTimeLapse(FACTOR, () =>
    perform(z as unknown as ZObject, { authData, inputData, meta: {} } as unknown as Bundle).then(
      (result) => ({ result, error: null }),
      (error: Error) => ({ result: null, error }),
    ),
  );
  // What is still on its way may yet take effect.
  const late = Math.max(...writes.map((fault) => (fault.kind === 'delay' ? fault.ms + 20 : 0)), 0);
  if (late > 0) await wait(late);
  faults.clear();
  expect(sentTwice(method)).toEqual([]);
  return outcome;
}

/** Bodies that reached the sandbox again after they may have taken effect. */
function sentTwice(method: string): unknown[] {
  const maybeDone = new Set<string>();
  const twice: unknown[] = [];
  for (const request of sandbox.requests) {
    if (request.method !== method || !new RegExp(WRITE_PATH).test(request.path)) continue;
    const sent = JSON.stringify([request.path, request.query, request.body]);
    if (maybeDone.has(sent)) twice.push(request);
    if (request.status < 400 || request.status >= 500) maybeDone.add(sent);
  }
  return twice;
}

/** An error that is no halt says that nothing was done; Zapier may run the step again. */
function expectTruth({ error }: Outcome, done: boolean): void {
  if (error === null) return;
  if (error.name === 'HaltedError') {
    expect(error.message).toMatch(/^It is not known whether Genesys Cloud did /);
    expect(error).toHaveProperty('doNotContextify', true);
  } else expect([error.name, error.message, done]).toEqual([error.name, error.message, false]);
}

const outcomes: Record<string, Record<string, number>> = {};

function count(step: string, { result, error }: Outcome): void {
  const kind = error?.name ?? (typeof result?.status === 'string' ? result.status : 'result');
  outcomes[step] = { ...outcomes[step], [kind]: (outcomes[step]?.[kind] ?? 0) + 1 };
}

afterAll(() => {
  // Faults that no step noticed would show nothing.
  for (const counts of Object.values(outcomes)) expect(Object.keys(counts)).toContain('HaltedError');
  if (process.env.AT_MOST_ONCE_RUNS) process.stderr.write(`${JSON.stringify(outcomes)}\n`);
});

const property = (step: string, check: (plan: Plan) => Promise<Outcome>) =>
  fc.assert(
    fc.asyncProperty(plans, async (plan) => count(step, await check(plan))),
    { numRuns: RUNS },
  );

const TIMEOUT = 60_000 + RUNS * 1_000;

test(
  'Create Queue',
  async () => {
    await property('create_queue', async (plan) => {
      const name = `Queue ${randomUUID()}`;
      const outcome = await run('create_queue', 'POST', { name }, plan);
      const created = sandbox.state.queues.filter((queue) => queue.name === name);
      expect(created.length).toBeLessThanOrEqual(1);
      if (outcome.result) expect(outcome.result.id).toBe(created[0]?.id);
      expectTruth(outcome, created.length > 0);
      sandbox.state.queues = sandbox.state.queues.filter((queue) => !created.includes(queue));
      return outcome;
    });
  },
  TIMEOUT,
);

test(
  'Create Callback',
  async () => {
    await property('create_callback', async (plan) => {
      // Its own name: what an earlier run sent may come late.
      const customer_name = randomUUID();
      const input = { queue_id: sandbox.state.queues[0]?.id, phone_numbers: ['+13175550100'], customer_name };
      const outcome = await run('create_callback', 'POST', input, plan);
      const created = sandbox.state.callbacks.filter(({ command }) => command.callbackUserName === customer_name);
      expect(created.length).toBeLessThanOrEqual(1);
      if (outcome.result) {
        expect(created).toHaveLength(1);
        if (outcome.result.status === 'created') expect(outcome.result.id).toBe(created[0]?.conversationId);
      }
      expectTruth(outcome, created.length > 0);
      return outcome;
    });
  },
  TIMEOUT,
);

interface Told {
  readonly id: string | null;
  readonly result: string;
}

/** What a result says of an agent, and what the sandbox must then show. */
const MEMBERSHIP: Readonly<Record<string, { member: boolean; joined?: boolean }>> = {
  added: { member: true },
  already_member: { member: true },
  removed: { member: false },
  not_a_member: { member: false },
  on: { member: true, joined: true },
  off: { member: true, joined: false },
};

test.each([
  ['add_queue_members', 'POST', {}],
  ['remove_queue_members', 'POST', {}],
  ['set_queue_membership', 'PATCH', { joined: true }],
  ['set_queue_membership', 'PATCH', { joined: false }],
] as const)(
  '%s %s %j',
  async (key, method, more) => {
    const agents = sandbox.state.users.filter(({ state }) => state === 'active').slice(0, 4);
    await property(key, async (plan) => {
      // One of its own: what an earlier run sent may come late.
      const queue = sandbox.createQueue({ name: randomUUID() });
      queue.members = agents.slice(0, 2).map(({ id }) => ({ id, joined: 'joined' in more && !more.joined }));
      const before = structuredClone(queue.members);
      const agent_ids = agents.map(({ id, email }, index) => (index % 2 ? email : id));
      const outcome = await run(key, method, { queue_id: queue.id, agent_ids, ...more }, plan);
      for (const { id, result } of (outcome.result?.agents ?? []) as Told[]) {
        const truth = queue.members.find((member) => member.id === id);
        const { member, joined } = MEMBERSHIP[result] ?? {};
        if (member !== undefined) expect([id, result, truth !== undefined]).toEqual([id, result, member]);
        if (joined !== undefined) expect([id, result, truth?.joined]).toEqual([id, result, joined]);
      }
      expectTruth(outcome, JSON.stringify(queue.members) !== JSON.stringify(before));
      sandbox.state.queues = sandbox.state.queues.filter((other) => other !== queue);
      return outcome;
    });
  },
  TIMEOUT,
);
