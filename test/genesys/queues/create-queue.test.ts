/** Whose queue it is: what a step that runs twice at once makes of it, and what the server's clock has to do with it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answer, Call, Client } from '../../../src/genesys/client.ts';
import { diagnosisOf } from '../../../src/genesys/errors/diagnosis.ts';
import { GenesysError } from '../../../src/genesys/errors/genesys-error.ts';
import { createQueue } from '../../../src/genesys/queues/create-queue.ts';
import { regionById } from '../../../src/genesys/regions.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';

const ID = (digit: number) => `${digit}f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11`;
const ME = ID(9);
const NOON = Date.parse('2026-06-18T12:00:00Z');

/** An organization whose server answers at once; `takes` says which writes arrive, and every answer to one is lost. */
function organization({
  serverClock = 0,
  says = true,
  takes = [true],
  name = 'Claims',
  own = ME as string | null,
  seen = true,
  answer = null as object | GenesysError | null,
} = {}) {
  const queues: object[] = [];
  let now = NOON;
  let sent = 0;
  let reads = 0;
  const serverNow = () => now + serverClock;
  const call = async <T, R = T>({ write }: Call, reduce?: (data: T) => R): Promise<Answer<R>> => {
    // So that two runs at once take turns, as on a network.
    await nextTurn();
    now += 10;
    if (write) {
      if (takes[sent++])
        queues.push({
          id: ID(queues.length + 1),
          name,
          createdBy: ME,
          dateCreated: new Date(serverNow()).toISOString(),
        });
      if (answer instanceof GenesysError) throw answer;
      if (answer) return { data: reduce?.(answer as T) as R, status: 200, date: null, pressed: false };
      throw new GenesysError({ ...diagnosisOf('unavailable', REQUIREMENTS.createQueue), outcomeUnknown: true });
    }
    reads++;
    if (!seen)
      throw new GenesysError({ ...diagnosisOf('refused_without_reason', REQUIREMENTS.listQueues), status: 403 });
    const data = { entities: [...queues], total: queues.length, pageSize: 500, pageCount: 1 } as T;
    return {
      data: reduce ? reduce(data) : (data as unknown as R),
      status: 200,
      // A header has no milliseconds.
      date: says ? Math.floor(serverNow() / 1_000) * 1_000 : null,
      pressed: false,
    };
  };
  const sleep = async (ms: number) => {
    now += ms;
  };
  const plain = {
    region: regionById('eu-west-1'),
    runtime: { now: () => now, random: () => 0.5, sleep, log: () => {} },
    deadline: NOON + 25_000,
    redact: (text: string) => text,
    call,
  } as unknown as Client;
  const client = { ...plain, plain };
  const run = () =>
    create().then(
      ({ id }) => id,
      ({ diagnosis }: GenesysError) => (diagnosis.outcomeUnknown ? 'unknown' : 'refused'),
    );
  const create = () => createQueue(client, { name }, async () => own);
  return { queues, run, create, sent: () => sent, reads: () => reads, elapsed: () => now - NOON };
}

describe('two runs for the same name, the write of the second lost on its way', () => {
  test('at once: the second takes the first one’s queue for its own, which the step’s lock is there to prevent', async () => {
    const { run, queues } = organization({ takes: [true, false] });
    expect(await Promise.all([run(), run()])).toEqual([ID(1), ID(1)]);
    expect(queues).toHaveLength(1);
  });

  test('one after the other, as the lock makes them run: the second says that it is not known', async () => {
    const { run, queues } = organization({ takes: [true, false] });
    expect(await run()).toBe(ID(1));
    expect(await run()).toBe('unknown');
    expect(queues).toHaveLength(1);
  });
});

test.each([-600_000, 0, 600_000])('a server whose clock is off by %i ms tells the same', async (serverClock) => {
  expect(await organization({ serverClock }).run()).toBe(ID(1));
});

test('a server that tells no time is taken to have ours', async () => {
  expect(await organization({ says: false }).run()).toBe(ID(1));
  expect(await organization({ says: false, serverClock: -600_000 }).run()).toBe('unknown');
});

test.each([{ dateCreated: undefined }, { dateCreated: 'yesterday' }, { createdBy: undefined }, { id: 7 }])(
  'a queue that does not tell %j is not known to be ours',
  async (change) => {
    const { run, queues } = organization();
    queues.push = (...added) => Array.prototype.push.apply(queues, [{ ...added[0], ...change }]);
    expect(await run()).toBe('unknown');
  },
);

test('two new queues of the name prove nothing', async () => {
  const { run, queues } = organization();
  queues.push = (...added) => Array.prototype.push.apply(queues, [...added, { ...added[0], id: ID(5) }]);
  expect(await run()).toBe('unknown');
});

test('it looks for as long as the run has time, and no longer', async () => {
  const lost = organization({ takes: [false] });
  expect(await lost.run()).toBe('unknown');
  expect(lost.sent()).toBe(1);
  expect(lost.elapsed()).toBeGreaterThan(10_000);
  expect(lost.elapsed()).toBeLessThan(20_000);
});

test('what is found at once is looked for no more', async () => {
  const { run, reads } = organization();
  expect(await run()).toBe(ID(1));
  expect(reads()).toBe(2);
});

test.each<[what: string, org: Parameters<typeof organization>[0], outcome: string]>([
  [
    'that was refused',
    { answer: new GenesysError(diagnosisOf('input_rejected', REQUIREMENTS.createQueue)) },
    'refused',
  ],
  ['by nobody who is known', { own: null }, 'unknown'],
  ['by somebody who may not see queues', { seen: false }, 'unknown'],
])('a queue %s is not looked for', async (_, org, outcome) => {
  const { run, reads } = organization({ ...org, takes: [false] });
  expect(await run()).toBe(outcome);
  expect(reads()).toBe(1);
});

test('one created in the very millisecond in which it was asked for is ours', async () => {
  // It is created two answers of 10 ms later, by a clock that is so much behind.
  expect(await organization({ says: false, serverClock: -20 }).run()).toBe(ID(1));
  expect(await organization({ says: false, serverClock: -21 }).run()).toBe('unknown');
});

test('one of the name in other letters is not ours; one whose name is longer than what is read of it is', async () => {
  const { run, queues } = organization();
  queues.push = (...added) => Array.prototype.push.apply(queues, [{ ...added[0], name: 'CLAIMS' }]);
  expect(await run()).toBe('unknown');
  expect(await organization({ name: 'x'.repeat(250) }).run()).toBe(ID(1));
});

test('an answer that is no queue leaves it unknown, and says where it came from', async () => {
  const { create } = organization({ answer: { id: 7 }, takes: [false] });
  await expect(create()).rejects.toMatchObject({
    diagnosis: { kind: 'not_genesys', status: 200, outcomeUnknown: true },
    context: { regionName: 'Europe (Ireland)' },
  });
});
