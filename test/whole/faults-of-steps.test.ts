/** Each fault met by each step that reads: by itself, since core ends a process after many runs. */
import type { Fault, LoggedRequest } from '../../sandbox/index.ts';
import { LASTING, PASSING, withoutTime } from '../support/fault-tables.ts';
import { quiet } from '../support/quiet.ts';
import { ASKING, definition, leastInput, methodOf } from '../support/steps.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

beforeAll(async () => {
  zap = await connectedZapier({ queues: 4 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
});

/** Those that read: what a write does, which is sent once, is another matter. */
const READING = ASKING.filter((key) => !(key in (definition.creates ?? {})));

const { random } = Math;
afterEach(() => {
  Math.random = random;
});

/** With its body, which tells apart what is asked of one path side by side. */
const asMatch = ({ method, path, body }: LoggedRequest) => ({
  method,
  path,
  ...(body !== null && { body: JSON.stringify(body) }),
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
  // What the step before asked side by side may still arrive.
  await quiet(zap);
  const healthy = await attempt();
  const requests = zap.sandbox.requests.map(asMatch);
  // Queues, where it asks for some: not every other question is worth a second attempt.
  const match = requests.find(({ path }) => path.startsWith('/api/v2/routing/queues')) ?? requests[0];
  if (match === undefined) throw new Error(`${key} asks nothing.`);
  const countOf = (all: (typeof match)[]) =>
    all.filter(({ path, body }) => path === match.path && body === match.body).length;
  const asked = () => countOf(zap.sandbox.requests.map(asMatch));
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
