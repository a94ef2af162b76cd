/** Every control and every example of docs/sandbox.md works as it stands there. */
import { readFileSync } from 'node:fs';
import { FAULT_KINDS } from '../../sandbox/faults.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';

const text = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');
const examples = text.split('\n').filter((line) => line.startsWith('curl '));
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ queues: 2 });
});
afterAll(() => sandbox.close());

/** Does what curl would do with the line: POST with a body, else GET, unless told otherwise. */
async function run(line: string): Promise<number> {
  const ids = { $QUEUE: sandbox.state.queues[0]?.id ?? '', $AGENT: sandbox.state.users[1]?.id ?? '' };
  const filled = line.replace(/'?(\$QUEUE|\$AGENT)'?/g, (_, name: keyof typeof ids) => ids[name]);
  const [, method, body, path = ''] =
    /^curl(?: -X (\w+))?(?: -d '([^']*)')? http:\/\/127\.0\.0\.1:4010(\/\S+)$/.exec(filled) ?? [];
  if (path === '') throw new SyntaxError(`This is no example of the usual kind: ${line}`);
  const init = { method: method ?? (body === undefined ? 'GET' : 'POST'), ...(body === undefined ? {} : { body }) };
  return (await fetch(sandbox.url + path, init)).status;
}

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(15);
});

test.each(examples)('%s', async (line) => {
  expect([200, 201, 204]).toContain(await run(line));
});

test('every kind of fault is there, with its moment', () => {
  const rows = [...text.matchAll(/^\| `(\w+)` \| .* \| (before|after|after, always) \|$/gm)].map(([, kind]) => kind);
  expect(rows.toSorted()).toEqual(FAULT_KINDS.toSorted());
});

test.each([
  'joinDelayMs',
  'callbackAnswer',
  'callbackMaxDays',
  'callbackAttributeLimit',
  'unknownWait',
  'searchLimits',
  'sparseQueues',
])('the setting %s is there', (name) => {
  expect(Object.keys(sandbox.state.settings)).toContain(name);
  expect(text).toContain(`| \`${name}\` |`);
});

test('what the state shows is listed', async () => {
  const shown: object = JSON.parse(await (await fetch(`${sandbox.url}/sandbox/state`)).text());
  const row = text.split('\n').find((line) => line.startsWith('| `GET /sandbox/state`')) ?? '';
  for (const member of Object.keys(shown).filter((key) => key !== 'queues')) expect(row).toContain(member);
});
