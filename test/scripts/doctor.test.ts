/** The script itself: where it finds its configuration, what it prints where, and its exit codes. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { BARE } from '../support/environment.ts';

const SCRIPT = new URL('../../scripts/doctor.ts', import.meta.url).pathname;

let sandbox: Sandbox;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  sandbox = await startSandbox({ queues: 3 });
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.close();
});

const configured = () => ({
  GENESYS_CLIENT_ID: sandbox.serviceClient.id,
  GENESYS_CLIENT_SECRET: sandbox.serviceClient.secret,
  GENESYS_REGION: 'sandbox',
  GENESYS_SANDBOX_URL: sandbox.url,
});

function doctor(args: string[], environment: Record<string, string> = {}) {
  const env = { ...BARE, ...environment };
  const child = spawn(process.execPath, [SCRIPT, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = { code: null as number | null, stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      ended[stream] += text;
    });
  return new Promise<typeof ended>((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}

test('with nothing configured it checks a sandbox, and says so', async () => {
  const { code, stdout, stderr } = await doctor([]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Nothing is configured, so this checks a sandbox of Genesys Cloud on this machine.');
  // The default set-up is in order, the scope asked for at login included.
  expect(stdout).toMatch(/^✓ Scopes {2,}\d+ ms {2}asked for at login: routing:queue:view, the default/m);
  expect(stdout).toMatch(/^12 in order, in /m);
  expect(stdout).toMatch(/^✓ Queue list {2,}\d+ ms {2}40 queues on 1 page$/m);
  expect(stdout).not.toContain('sandbox-service-client-secret');
  expect(stdout).not.toContain('\x1b');
  expect(sandbox.requests).toEqual([]);
});

test('--json prints one document and nothing else, configured by .env', async () => {
  const lines = Object.entries(configured()).map(([name, value]) => `${name}=${value}`);
  writeFileSync(join(folder, '.env'), `${lines.join('\n')}\nGENESYS_OAUTH_SCOPES="routing user-basic-info"\n`);
  const { code, stdout } = await doctor(['--json']);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ healthy: true, region: 'sandbox', embedded_sandbox: false, checks: { length: 12 } });
  expect(report.checks.map(({ status }: { status: string }) => status)).toEqual(Array(12).fill('ok'));
  expect(stdout).not.toContain(sandbox.serviceClient.secret);
  expect([...sandbox.state.tokens.keys()].filter((token) => stdout.includes(token))).toEqual([]);
  expect(code).toBe(0);
});

test('the environment comes before .env, and a failure makes the exit code 1', async () => {
  const secret = 'canary-wrong-secret';
  writeFileSync(join(folder, '.env'), `GENESYS_CLIENT_SECRET=${sandbox.serviceClient.secret}\n`);
  const { code, stdout } = await doctor([], { ...configured(), GENESYS_CLIENT_SECRET: secret });
  expect(stdout).toMatch(/^✗ Token/m);
  expect(stdout).not.toContain(secret);
  expect(code).toBe(1);
});

test('--region comes before GENESYS_REGION', async () => {
  const { code, stdout } = await doctor(['--region', 'nowhere'], configured());
  expect(stdout).toMatch(/^✗ Configuration {2,}\d+ ms {2}"nowhere" is not a Genesys Cloud region/m);
  expect(code).toBe(1);
});

describe('--queues', () => {
  test.each([
    ['table', /^NAME +DIVISION_NAME/],
    ['csv', /^name,division_name,/],
    ['json', /^\[\n/],
  ])('%s goes to standard output, progress to standard error', async (format, begins) => {
    for (let more = 0; more < 1_197; more++) sandbox.createQueue({ name: `Queue ${more}` });
    const { code, stdout, stderr } = await doctor(['--queues', format], configured());
    expect(stdout).toMatch(begins);
    expect(sandbox.state.queues.filter(({ id }) => !stdout.includes(id))).toEqual([]);
    expect(stderr).toBe('1,200 queues read from 3 pages.\n');
    expect(code).toBe(0);
  });

  test('says on standard error that they are the sandbox’s', async () => {
    const { stdout, stderr } = await doctor(['--queues', 'json']);
    expect(JSON.parse(stdout)).toHaveLength(40);
    expect(stderr).toContain('Nothing is configured, so these are the queues of a sandbox on this machine.\n');
  });

  test.each([
    [
      'a refusal',
      (): Record<string, string> => {
        Object.assign(sandbox.state.clients[1] ?? {}, { roleDivisions: [] });
        return configured();
      },
      /^Genesys Cloud would not list queues.*\nnpm run doctor tells more\.\n$/,
    ],
    ['no token', () => ({ ...configured(), GENESYS_CLIENT_SECRET: 'wrong' }), /^Genesys Cloud would not accept/],
    [
      'no configuration',
      () => ({ GENESYS_REGION: 'eu-west-1' }),
      /^GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET are not set\./,
    ],
  ])('with %s prints no list', async (_, arrange, sentence) => {
    const { code, stdout, stderr } = await doctor(['--queues', 'csv'], arrange());
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(sentence)]);
  });
});

test('--help prints how to use it', async () => {
  const { code, stdout, stderr } = await doctor(['--help']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Usage: npm run doctor/);
});

test('a wrong flag is refused with one sentence', async () => {
  expect(await doctor(['--nope'])).toEqual({
    code: 2,
    stdout: '',
    stderr: "Unknown option '--nope'; --help shows what is accepted.\n",
  });
});
