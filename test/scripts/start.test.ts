/** The script itself, over the built app: what comes out of it, and its exit codes. */
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Story } from '../../scripts/start/chapter.ts';
import { createPrinter } from '../../scripts/start/print.ts';
import { BARE } from '../support/environment.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SCRIPT = join(ROOT, 'scripts/start.ts');

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** @param onOutput called with what is on standard output, each time there is more */
function start(args: string[], environment = {}, onOutput = (_child: ReturnType<typeof spawn>) => {}): Promise<Ended> {
  const env = { ...BARE, ...environment };
  const child = spawn(process.execPath, [SCRIPT, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    ended.stdout += text;
    onOutput(child);
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    ended.stderr += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}

/** With as many queues as it has by itself, through npm: told once for all who read it. */
let asJson: Ended;
beforeAll(async () => {
  asJson = await throughNpm('--json');
}, 60_000);

/** In a copy, because `npm start` builds first, and other tests run what is built. */
function throughNpm(...args: string[]): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  const copied = ['package.json', 'tsconfig.json', 'index.js', 'src', 'sandbox', 'scripts'];
  for (const name of copied) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const env = { ...BARE, HOME: folder, npm_config_update_notifier: 'false' };
  return new Promise((resolve) =>
    execFile('npm', ['-s', 'start', '--', ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      rmSync(folder, { recursive: true });
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    }),
  );
}

test('through npm -s, too, --json prints one document and nothing else', () => {
  const { code, stdout, stderr } = asJson;
  const story = JSON.parse(stdout);
  expect(story).toMatchObject({ held: true, sandbox: { queues: 1200 }, chapters: { length: 7 } });
  expect(story.chapters[2].facts).toMatchObject({ queues: 1200, requests: 3 });
  expect(stdout).not.toContain('sandbox-client-secret');
  expect([code, stderr]).toEqual([0, '']);
});

/** As it is printed where no terminal is. */
function printed(story: Story): string {
  const written: string[] = [];
  // As wide as it is without a terminal, whatever the shell says that these tests run in.
  delete process.env.COLUMNS;
  const printer = createPrinter({ write: (text: string) => written.push(text) });
  printer.opening(story.sandbox);
  for (const [index, chapter] of story.chapters.entries()) printer.chapter(index + 1, chapter);
  printer.closing(story);
  return written.join('');
}

test('what the README shows of it is what it prints', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const stdout = printed(JSON.parse(asJson.stdout));
  // Each run takes its own time.
  const timeless = (text: string) => text.replace(/, in [\d.]+ s\./, '.');
  const [, shown = ''] = /```\n(2\. Test the connection\n[^`]*)```/.exec(readme) ?? [];
  const lines = timeless(shown)
    .split('\n')
    .filter((line) => !['', '…'].includes(line));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => !timeless(stdout).split('\n').includes(line))).toEqual([]);
  expect(readme).toContain(
    "lists the sandbox's 1,200 queues (asked for up to 5,000; by itself List Queues returns 500 at once)",
  );
});

test('text tells the same, without escape codes when piped, and an empty organization is no failure', async () => {
  const { code, stdout } = await start(['--queues', '0']);
  // What is told of an organization with queues is told of this one in the same order.
  const titles = (text: string) => text.match(/^\d\. .*$/gm);
  expect(titles(stdout)).toEqual(titles(printed(JSON.parse(asJson.stdout))));
  expect(stdout).toMatch(/All \d+ checks held/);
  expect(stdout).toContain('No queue is visible');
  expect(stdout).not.toContain('\x1b');
  expect(code).toBe(0);
});

test('the exit code tells when something did not hold', async () => {
  const wrong = { CLIENT_ID_SANDBOX: 'wrong', CLIENT_SECRET_SANDBOX: 'canary-secret' };
  const { code, stdout } = await start(['--json'], wrong);
  expect(JSON.parse(stdout).held).toBe(false);
  expect(stdout).not.toContain('canary-secret');
  expect(code).toBe(1);
});

test('--help prints how to use it', async () => {
  expect(await start(['--help'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Usage: npm start.*\n +npm -s start -- --json/),
    stderr: '',
  });
});

test.each([
  [['--queues', 'x'], '--queues must be a whole number from 0 to 20000, not "x"; --help shows what is accepted.\n'],
  [['--nope'], "Unknown option '--nope'; --help shows what is accepted.\n"],
])('%j is refused with one sentence', async (args, stderr) => {
  expect(await start(args)).toEqual({ code: 2, stdout: '', stderr });
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends it in good order', async (signal, code) => {
  const ended = await start([], {}, (child) => child.kill(signal));
  expect(ended.code).toBe(code);
  expect(ended.stdout).not.toContain('checks held');
});
