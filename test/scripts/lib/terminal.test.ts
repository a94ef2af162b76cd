/** Lines as long as the terminal is wide: sentences, help texts, and what each script prints of itself. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Check } from '../../../scripts/doctor/check.ts';
import { createPrinter as doctorPrinter } from '../../../scripts/doctor/print.ts';
import { fitted, printProse, widthOf, wrap } from '../../../scripts/lib/terminal.ts';
import { createPrinter as releasePrinter } from '../../../scripts/release/print.ts';
import { createPrinter as startPrinter } from '../../../scripts/start/print.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

test.each<[number | undefined, string | undefined, number]>([
  [undefined, undefined, 110],
  [0, undefined, 110],
  [80, undefined, 80],
  [80, '60', 80],
  [undefined, '60', 60],
  [undefined, 'many', 110],
  [10, undefined, 40],
  [500, undefined, 200],
  [undefined, '-5', 40],
  [99.9, undefined, 99],
])('a terminal of %j columns, COLUMNS=%j: %i', (columns, COLUMNS, width) => {
  expect(widthOf({ columns }, 110, COLUMNS === undefined ? {} : { COLUMNS })).toBe(width);
});

test('what is no terminal has lines as long as they are', () => {
  expect(widthOf({}, Number.POSITIVE_INFINITY, {})).toBe(Number.POSITIVE_INFINITY);
});

test('property: lines are no longer than allowed, but for a word that alone is, and the words stay', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1 });
  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 200 }), fc.integer({ min: 0, max: 9 }), (all, width, blanks) => {
      const indent = ' '.repeat(blanks);
      const lines = wrap(all.join(' '), width, indent);
      expect(lines.join(' ').trim().split(/ +/)).toEqual(all);
      for (const line of lines) {
        expect(line.length).toBeLessThanOrEqual(width);
        expect(line.startsWith(indent)).toBe(true);
      }
    }),
  );
});

test('a command in backticks stays whole; no words are one line', () => {
  expect(wrap('run `npm run doctor -- --json` now', 12)).toEqual(['run', '`npm run doctor -- --json`', 'now']);
  expect(wrap('', 40, '- ')).toEqual(['- ']);
});

test('a help text is broken anew: paragraphs, synopses, flags, names beside flags', () => {
  const usage = `Usage: npm run x -- [--one ONE]
       npm run -s x -- --two

Does what it
does.

  --one ONE  the first,
             and more
               name     what it is
  --two      the second

The end.`;
  expect(fitted(usage, 60)).toBe(`Usage: npm run x -- [--one ONE]
       npm run -s x -- --two

Does what it does.

  --one ONE  the first, and more
               name     what it is
  --two      the second

The end.`);
  for (const width of [40, 50, 80])
    for (const line of fitted(usage, width).split('\n')) expect(line.length).toBeLessThanOrEqual(width);
});

const SCRIPTS = [
  'bench',
  'build',
  'check-scopes',
  'docs',
  'doctor',
  'mutation',
  'package',
  'pictures',
  'preview',
  'release-check',
  'sandbox',
  'start',
  'update-tables',
  'validate',
  'where',
];

function run(script: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { PATH: `${process.env.PATH}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = { code: null as number | null, stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      ended[stream] += text;
    });
  return new Promise<typeof ended>((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** What `dist/` is made for first. They are asked as npm asks them, so that what becomes of a flag on the way is seen, too. */
const BUILT = ['start', 'preview', 'pictures', 'sandbox', 'bench', 'docs'];

test('npm makes dist/ by the script alone, which knows who asks for help only', () => {
  const built = Object.entries(scripts).filter(([, command]) => command.includes('scripts/built.ts'));
  expect(built).toEqual(BUILT.map((name) => [name, `node scripts/built.ts ${name}`]));
  for (const [name, command] of Object.entries(scripts))
    if (name.startsWith('pre') && name.slice(3) in scripts) expect(command).toBe('node scripts/lib/installed.js');
});

/** Another test may build meanwhile, but hardly three times in a row. */
async function buildsNothing(work: () => Promise<void>): Promise<void> {
  const builtAt = () => statSync(join(ROOT, 'dist/index.js'), { bigint: true }).mtimeNs;
  let before = 0n;
  for (let tries = 0; tries < 3 && builtAt() !== before; tries += 1) {
    before = builtAt();
    await work();
  }
  expect(builtAt()).toBe(before);
}

test.each(SCRIPTS)('%s --help fits 40 columns, and does nothing else', (name) =>
  buildsNothing(async () => {
    const [script, ...args] = BUILT.includes(name) ? ['scripts/built.ts', name] : [`scripts/${name}.ts`];
    const asked = ['--help', '-h'].map((flag) => run(`${script}`, [...args, flag], { COLUMNS: '40' }));
    for (const { code, stdout, stderr } of await Promise.all(asked)) {
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(BUILT.includes(name) ? new RegExp(`^Usage: npm (run )?(-s )?${name}`) : /^Usage: /);
      expect(stdout).toContain('--help');
      // A name that is longer than a line cannot be broken.
      const long = stdout.split('\n').filter((line) => line.length > 40 && line.trim().includes(' '));
      expect(long).toEqual([]);
    }
  }),
);

test("invoke --help is ours and that of Zapier's command line", () =>
  buildsNothing(async () => {
    const args = ['--edition', 'service-account', '--help'];
    const { code, stdout } = await run('scripts/invoke.ts', args, { COLUMNS: '40' });
    expect(code).toBe(0);
    expect(stdout).toContain('--edition');
    expect(stdout).toContain('--inputData');
  }));

test.each([
  'start',
  'preview',
  'pictures',
  'sandbox',
  'build',
  'bench',
  'docs',
  'doctor',
  'invoke',
  'where',
  'package',
  'validate',
  'test',
  'lint',
  'typecheck',
  'release-check',
  'tables',
  'mutation',
])('npm looks whether packages are installed before %s', (name) => {
  expect(scripts[`pre${name}`]).toBe('node scripts/lib/installed.js');
});

test('prose fits, and what is to be copied stays whole', () => {
  const written: string[] = [];
  const out = { columns: 40, write: (text: string) => Boolean(written.push(text)) };
  const command = `  curl ${'x'.repeat(60)} and more of it`;
  const column = `Client id      ${'y'.repeat(40)} z`;
  printProse(`A sentence that is longer than a line of this terminal.\n\n${command}\n${column}`, out);
  expect(written).toEqual([`A sentence that is longer than a line of\nthis terminal.\n\n${command}\n${column}\n`]);
});

test('what is told of a wrong flag fits, too', async () => {
  const { code, stdout, stderr } = await run('scripts/docs.ts', ['--nope-and-much-more-than-that'], { COLUMNS: '40' });
  expect([code, stdout]).toEqual([2, '']);
  for (const line of stderr.trimEnd().split('\n')) expect(line.length).toBeLessThanOrEqual(40);
});

describe('without packages', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bare-'));
    for (const name of ['package.json', 'scripts', 'src', 'sandbox', 'preview', 'recipes', 'index.js'])
      cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(['start', 'docs', 'update-tables'])('%s says what to do first', async (name) => {
    expect(await run(join(folder, `scripts/${name}.ts`), [])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Packages that this script needs are not installed. Run npm ci first.\n',
    });
    expect((await run(join(folder, `scripts/${name}.ts`), ['--help'])).stdout).toMatch(/^Usage: /);
  });

  test("what is asked of Zapier's command line for -h is --help, which it knows, and nothing is built", async () => {
    // In place of Zapier's, which takes a second to start, one that tells what it was asked.
    const bin = join(folder, 'node_modules/zapier-platform-cli/src/bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'run'), 'console.log(process.env.GENESYS_EDITION, ...process.argv.slice(2))');
    const args = ['--edition', 'service-account', '-h', 'trigger'];
    const { code, stdout, stderr } = await run(join(folder, 'scripts/invoke.ts'), args);
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: npm run -s invoke .*[\s\S]*--edition E[\s\S]*\nservice-account invoke --help\n$/);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  test('what npm runs before a script says so, too, and nothing where they are there', async () => {
    expect(await run(join(folder, 'scripts/lib/installed.js'), [])).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^Packages that this project needs are not installed \((\d+) of \1\)\. Run npm ci first\.\n$/,
      ),
    });
    expect(await run(join(ROOT, 'scripts/lib/installed.js'), [])).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

const long =
  'a sentence that is long enough to be broken more than once, whatever the width of the terminal may be '.repeat(3);
const check: Check = {
  id: 'roles',
  title: 'Roles',
  status: 'failed',
  found: long,
  fix: { who: 'Genesys admin', where: long },
  lines: [long],
  milliseconds: 1234,
};

test.each([40, 60, 80, 110, 200])('doctor, story and release check in %i columns', (columns) => {
  const written: string[] = [];
  const out = { columns, write: (text: string) => written.push(text) };
  const doctor = doctorPrinter(out);
  doctor.opening(true);
  doctor.check(check);
  const start = startPrinter(out);
  start.opening({ url: 'http://127.0.0.1:4010', queues: 3 });
  start.chapter(1, {
    title: 'One',
    about: long,
    facts: { some_fact: long, other: 3 },
    first_rows: [{ name: long, count: 3 }],
    checks: [
      { claim: long, held: true, reason: null },
      { claim: long, held: false, reason: long },
    ],
  } as unknown as Parameters<typeof start.chapter>[1]);
  const release = releasePrinter(out);
  release.finding({ id: 'x', title: 'X', status: 'failed', found: long, lines: [long], fix: long } as never);
  const lines = written.join('').split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
  expect(Math.max(...lines.map((line) => line.length))).toBeGreaterThan(columns - 15);
});
