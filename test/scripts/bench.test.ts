/** The script itself with --quick, over the built app: that everything is measured, never how fast it was. */
import { spawn } from 'node:child_process';
import { tables } from '../../scripts/bench/print.ts';
import type { Report } from '../../scripts/bench/report.ts';
import { BARE } from '../support/environment.ts';

const SCRIPT = new URL('../../scripts/bench.ts', import.meta.url).pathname;

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** @param onError called each time there is more on standard error, with the process and all there is */
function bench(args: string[], onError = (_child: ReturnType<typeof spawn>, _stderr: string) => {}): Promise<Ended> {
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, ['--no-warnings', SCRIPT, ...args], { env: BARE, stdio });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    ended.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    ended.stderr += text;
    onError(child, ended.stderr);
  });
  // Closed when the last process that writes to it is gone, so a sandbox left behind shows as a timeout here.
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}

test('--quick --json measures everything, asks for no page twice and ends all it started', async () => {
  const { code, stdout } = await bench(['--quick', '--json']);
  expect(code).toBe(0);
  const report = JSON.parse(stdout) as Report;
  const measured = new Set(report.rows.map((row) => row.measured));
  expect([...measured]).toEqual([
    'full list',
    'the limit itself',
    'requests per poll',
    'memory over idle, first poll',
    'memory over idle, poll 2 in a row',
    'the same in a heap of 256 MB, first poll',
    'the same in a heap of 256 MB, poll 2 in a row',
    'connection test',
    'adding 200 members',
    'own code loaded, over core alone',
    'cold poll at 300 requests a minute',
  ]);
  const lists = report.rows.filter((row) => row.measured === 'full list');
  // The slow ways run where they are asked for, and always without latency.
  expect(lists.map(({ against, latency_ms }) => [against, latency_ms])).toEqual([
    ['limit', 5],
    ['limit', 0],
    ['common script, 100 a page in turn', 0],
    ['official SDK, 500 a page in turn', 0],
    ['official SDK, 25 a page in turn (its default)', 0],
  ]);
  expect(report.rows.filter(({ ours }) => typeof ours !== 'number')).toEqual([]);
  expect(report.rows.filter(({ against, ratio }) => against && against[0] !== '⌈' && !ratio)).toEqual([]);
  const requests = report.rows.filter(({ measured }) => measured === 'requests per poll');
  expect(requests).toMatchObject([
    { queues: 10, ours: 1, met: true },
    { queues: 510, ours: 2, met: true },
  ]);
  expect(report.growth).toMatchObject([
    { queues: 10, requests: 1, list_results: 10 },
    { queues: 510, requests: 2, list_results: 510 },
  ]);
  expect(report.limits).toHaveLength(4);
  expect(report).toMatchObject({ quick: true, rounds: 1, machine: { node: process.versions.node } });
  expect(tables(report).split('\n')).toEqual(expect.arrayContaining([expect.stringMatching(/^\| ratio +\| goal/)]));
}, 180_000);

test('a signal ends it and all it started', async () => {
  // Some moments into the first lists, when a sandbox and contenders are at work.
  const { code, stdout } = await bench(['--quick'], (child, stderr) => {
    if (stderr.endsWith('510 queues …\n')) setTimeout(() => child.kill('SIGTERM'), 700);
  });
  expect({ code, stdout }).toEqual({ code: 143, stdout: '' });
}, 180_000);

test('--help prints how to use it, and a wrong flag gets one sentence', async () => {
  expect(await bench(['--help'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage: npm run -s bench/) });
  expect(await bench(['--nope'])).toEqual({
    code: 2,
    stdout: '',
    stderr: "Unknown option '--nope'; --help shows what is accepted.\n",
  });
});
