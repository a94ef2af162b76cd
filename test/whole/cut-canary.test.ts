/**
 * Every secret that a run knows, wherever something of ours cuts the text that it stands in: no 8 characters of it in a row
 * leave in an error, a log line, a label or a result. Encoded up to twice, and broken into lines.
 */
import fc from 'fast-check';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { BASES, BREAKS, ESCAPES } from '../support/echoes.ts';
import { leaksOf } from '../support/leaks.ts';
import { FIELDS } from '../support/steps.ts';
import { OPERATIONS, type Outcome, placesIn, type Tamper, tampered } from '../support/tampered.ts';

/** As long as Genesys's; none has a piece of another. */
const SECRETS = {
  access_token: 'Acc-Zq3vX9-_Lk7mR2tWbY5nHs8cDfGjP4aEuKo6iQxVhTz0BwNyMrCgSlJpAdFe1UYtReWq',
  refresh_token: 'Ref_8hJw2nQm5zTc-V1yKdXo9eLbPg4sUaRf7iG_3kNxEtHuWvZlCjM6pSrDqBy0OIAFKYTGV',
  client_secret: 'Cli-OqT5wGe_r1Xz7UjLn3Ea9Mb-KfYd4HcPs8VxWi2RtBgNy6oQkZhDmSuJv0lCpIFA',
};

let sandbox: Sandbox;
let run: ReturnType<typeof tampered>;

beforeAll(async () => {
  sandbox = await startSandbox({ queues: 3 });
  sandbox.state.settings.rateLimitPerMinute = 1e6;
  run = tampered(sandbox, SECRETS, { once: true });
});
afterAll(() => sandbox.close());

const steps = Object.keys(OPERATIONS).filter((name) => !/AccessToken$/.test(name));
const named = (table: object) => fc.constantFrom(...Object.keys(table));

const echo = fc
  .record({
    secret: fc.constantFrom(...Object.values(SECRETS)),
    before: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 210 }) },
      { weight: 1, arbitrary: fc.integer({ min: 9_700, max: 10_010 }) },
    ),
    base: named(BASES),
    escapes: fc.array(named(ESCAPES), { maxLength: 2 }),
    broken: fc.option(named(BREAKS)),
    length: fc.integer({ min: 8, max: 90 }),
    behind: fc.constantFrom('', ' and on'),
  })
  .map(({ secret, before, base, escapes, broken, length, behind }) => {
    const based = `${BASES[base]?.(secret)}`;
    const lines = broken === null ? based : `${BREAKS[broken]?.(based, length)}`;
    return `${'x'.repeat(before)}${escapes.reduce((text, name) => `${ESCAPES[name]?.(text)}`, lines)}${behind}`;
  });

/** Each name, description, e-mail address and so on; of a refusal the message. */
const echoing =
  (text: string, status: number): Tamper =>
  (answer, path) => {
    if (status !== 200 && path.includes('/routing/'))
      return { ...answer, status, body: JSON.stringify({ code: 'x', message: text, contextId: text }) };
    const json = JSON.parse(answer.body);
    for (const place of placesIn(json)) {
      const last = `${place.at(-1)}`;
      const holder = place.slice(0, -1).reduce((value, key) => value[key], json);
      if (/name|description|email|state|status|pattern/i.test(last) && typeof holder[last] === 'string')
        holder[last] = text;
    }
    return { ...answer, body: JSON.stringify(json) };
  };

function leaked({ text, log, error }: Outcome): string[] {
  // The editor unpacks an AppError's message.
  const shown = /^(App|Throttled)Error: /.test(text) ? JSON.parse(text.replace(/^\w+: /, '')).message : text;
  const { paging_token = '' } = error === null ? Object(JSON.parse(text)) : {};
  const place = Buffer.from(`${paging_token}`.split('.')[0] ?? '', 'base64url').toString();
  return Object.values(SECRETS).flatMap((secret) =>
    [shown, ...log, error?.stack ?? '', place].flatMap((said) => leaksOf(secret, said)),
  );
}

test.each(steps)('property: %s says nothing of a secret, wherever the text is cut', async (step) => {
  await fc.assert(
    fc.asyncProperty(echo, fc.constantFrom(200, 200, 400, 403, 404), async (text, status) => {
      const input = step === 'list_queues' ? { max_queues: 1 } : {};
      const outcome = await run(step, echoing(text, status), input);
      expect(outcome.asked).not.toEqual([]);
      expect(leaked(outcome)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('property: nor does the sentence about what was mapped into a field', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...FIELDS), echo, fc.boolean(), async ([step, field], text, inside) => {
      const custom =
        field === 'from' || field === 'to' ? { period: 'custom', from: '2026-01-01', to: '2026-01-02' } : {};
      const value = inside ? { [text.slice(0, 5)]: text } : text;
      expect(leaked(await run(step, undefined, { ...custom, [field]: value }))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test.each([
  ['a label', 'test', 'x'.repeat(185)],
  ['a label, percent-encoded and cut inside an escape', 'test', 'o'.repeat(153)],
])('the place where a name is cut in %s', async (_what, step, before) => {
  const pct = ESCAPES['every byte percent-encoded'] ?? String;
  const secret = before.startsWith('o') ? pct(SECRETS.access_token) : SECRETS.access_token;
  const outcome = await run(step, echoing(`${before}${secret}`, 200));
  expect(leaked(outcome)).toEqual([]);
  expect(outcome.text).toContain(`${before}…`);
});

test('a queue with a token in its name: List Queues goes on behind it, and its paging token says nothing of it', async () => {
  const { access_token: token } = SECRETS;
  const names = [`a ${token}`, `b ${'n'.repeat(70)}${token}`, `c ${token.slice(0, 13)} d`];
  for (const [index, queue] of sandbox.state.queues.entries()) queue.name = `${names[index]}`;
  const run = tampered(sandbox, SECRETS);
  const found: string[] = [];
  let paging_token: string | null = null;
  do {
    const outcome: Outcome = await run('list_queues', undefined, { max_queues: 1 }, { paging_token });
    expect(outcome.error).toBeNull();
    // Of the third, a part in the middle of a text, which is not taken for the secret; but its base64 looks like it.
    if (found.length < 2) expect(leaked(outcome)).toEqual([]);
    const page = JSON.parse(outcome.text);
    found.push(...page.results.map(({ name }: { name: string }) => name));
    paging_token = page.paging_token;
  } while (paging_token !== null);
  expect(found).toEqual(['a …', `b ${'n'.repeat(70)}…`, `c ${token.slice(0, 13)} d`]);
});
