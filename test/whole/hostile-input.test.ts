/** What may be mapped into a field from an earlier step is anything: each field of each step, and the sentence about it. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { ASKING, FIELDS } from '../support/steps.ts';
import { tampered } from '../support/tampered.ts';

let sandbox: Sandbox;
let run: ReturnType<typeof tampered>;

beforeAll(async () => {
  sandbox = await startSandbox({ queues: 2 });
  sandbox.state.settings.rateLimitPerMinute = 1e6;
  run = tampered(sandbox, { access_token: `a-token-that-was-pasted-${'0123456789'.repeat(30)}` }, { once: true });
});
afterAll(() => sandbox.close());

const VALUES: [what: string, value: unknown][] = [
  ['1 MB', 'x'.repeat(1_000_000)],
  ['1 MB of digits', '9'.repeat(1_000_000)],
  ['1 MB of blanks', ' '.repeat(1_000_000)],
  ['many commas', ','.repeat(100_000)],
  ['an object with a toString of its own', { toString: 1 }],
  ['an object with a toJSON of its own', { toJSON: 1 }],
  ['a list of them', [{ toString: 1 }]],
  ['lists in lists', [[[[1]]]]],
  ['a number', 1e308],
  ['a negative number', -1],
  ['true', true],
  ['null', null],
  ['the token itself', `a-token-that-was-pasted-${'0123456789'.repeat(30)}`],
];

test.each(ASKING)('%s asks Genesys Cloud when its input is right', async (step) => {
  const { asked, error } = await run(step);
  expect([asked.length > 0, error]).toEqual([true, null]);
});

test.each(VALUES)('%s in any field: a sentence that can be read, or a result', async (_what, value) => {
  for (const [step, field] of FIELDS) {
    const custom = field === 'from' || field === 'to' ? { period: 'custom', from: '2026-01-01', to: '2026-01-02' } : {};
    const { text, log, error, ms } = await run(step, undefined, { ...custom, [field]: value });
    expect([step, field, log.filter((line) => /fault/.test(line)), /fault of its own/.test(text)]).toEqual([
      step,
      field,
      [],
      false,
    ]);
    expect(error === null ? 0 : text.length).toBeLessThan(1_000);
    expect(text).not.toContain('a-token-that-was');
    expect(ms).toBeLessThan(2_000);
  }
});
