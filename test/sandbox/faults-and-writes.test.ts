/** Every fault before and after a write takes effect: what the sandbox holds afterwards is the truth that a client can only guess. */
import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { type Fault, type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { control } from './calls.ts';

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ queues: 1 });
  sandbox.state.settings.rateLimitPerMinute = 1_000_000;
  token = sandbox.issueToken();
});
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

interface Seen {
  /** Null when no headers came. */
  status: number | null;
  body: string;
  length: number;
  whole: boolean;
}

/** Sends a write and reports what comes back, however it ends. */
function write(path: string, body: unknown, milliseconds = 2000): Promise<Seen> {
  return new Promise((resolve) => {
    let seen: Seen = { status: null, body: '', length: 0, whole: false };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const sent = httpRequest(`${sandbox.url}/api/v2${path}`, { method: 'POST', headers }, (response) => {
      seen = { ...seen, status: response.statusCode ?? null, length: Number(response.headers['content-length'] ?? 0) };
      response.on('data', (chunk: Buffer) => {
        seen.body += chunk.toString('latin1');
      });
      response.on('error', () => {});
      response.on('close', () => resolve({ ...seen, whole: response.complete }));
    });
    sent.setTimeout(milliseconds, () => sent.destroy());
    sent.on('error', () => resolve(seen));
    sent.end(JSON.stringify(body));
  });
}

let count = 0;
const name = () => `Queue ${++count}`;
const queuesNamed = (wanted: string) => sandbox.state.queues.filter((queue) => queue.name === wanted).length;

const KINDS: Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 504, raw: '' },
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'hang', headers: true },
  { kind: 'html', status: 502 },
  { kind: 'cut' },
  { kind: 'cut', gzip: true },
  { kind: 'redirect', location: 'http://127.0.0.1:9/' },
  { kind: 'empty', status: 503 },
  { kind: 'body', json: {} },
  { kind: 'huge', bytes: 10 },
];

describe.each(['before', 'after'] as const)('%s', (when) => {
  test.each(KINDS)('%j', async (fault) => {
    const wanted = name();
    sandbox.faults.add({ ...fault, when });
    const seen = await write('/routing/queues', { name: wanted }, 60);
    expect(queuesNamed(wanted)).toBe(when === 'after' ? 1 : 0);
    if (fault.kind === 'status') expect(seen.status).toBe(fault.status);
    if (fault.kind === 'reset') expect(seen.status).toBeNull();
  });
});

test.each([
  ['status', { kind: 'status', status: 500 }, 0],
  ['reset', { kind: 'reset' }, 0],
  ['hang', { kind: 'hang' }, 0],
  ['cut', { kind: 'cut' }, 1],
  ['omit', { kind: 'omit', fields: ['id'] }, 1],
] as const)('%s without a word of when leaves %i queue', async (_, fault, made) => {
  const wanted = name();
  sandbox.faults.add(fault as Fault);
  await write('/routing/queues', { name: wanted }, 60);
  expect(queuesNamed(wanted)).toBe(made);
});

test('a delay holds up the effect, or only the answer', async () => {
  const effects = async (when: 'before' | 'after') => {
    const wanted = name();
    sandbox.faults.add({ kind: 'delay', ms: 200, when });
    expect((await write('/routing/queues', { name: wanted }, 80)).status).toBeNull();
    const soon = queuesNamed(wanted);
    await new Promise((resolve) => setTimeout(resolve, 250));
    return [soon, queuesNamed(wanted)];
  };
  expect([await effects('before'), await effects('after')]).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

test('property: cut at any byte, what came is the start of the answer and never all of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1200 }), fc.constantFrom('before', 'after'), async (at, when) => {
      const wanted = name();
      sandbox.faults.add({ kind: 'cut', at, when });
      const seen = await write('/routing/queues', { name: wanted });
      expect([seen.status, seen.whole]).toEqual([200, false]);
      expect(seen.body).toHaveLength(Math.min(at, seen.length - 1));
      expect(queuesNamed(wanted)).toBe(when === 'after' ? 1 : 0);
      expect(() => JSON.parse(seen.body)).toThrow(SyntaxError);
    }),
    { numRuns: 40 },
  );
});

test('cut at 0 has the headers, and an answer without a body is cut within them', async () => {
  sandbox.faults.add({ kind: 'cut', at: 0 });
  expect(await write('/routing/queues', { name: name() })).toMatchObject({ status: 200, body: '', whole: false });
  const [queue] = sandbox.state.queues;
  const [user] = sandbox.state.users;
  if (queue) queue.members = [];
  sandbox.faults.add({ kind: 'cut' });
  const seen = await write(`/routing/queues/${queue?.id}/members`, [{ id: user?.id }]);
  expect(seen).toMatchObject({ status: null, whole: false });
  expect(queue?.members).toHaveLength(1);
});

test.each([
  [{ kind: 'status', status: 500, when: 'later' }, '"when" must be before or after'],
  [{ kind: 'omit', fields: ['id'], when: 'before' }, '"omit" needs an answer'],
  [{ kind: 'cut', at: -1 }, '"at" must be a whole number'],
  [{ kind: 'cut', at: '1' }, '"at" must be a whole number'],
])('%j is refused', async (fault, words) => {
  const { status, text } = await control(sandbox, 'POST /faults', fault);
  expect([status, JSON.parse(text).error]).toEqual([400, expect.stringContaining(words)]);
});
