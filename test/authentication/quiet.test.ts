/** What the connection test logs: nothing in a fresh set-up, since the log stands before the JSON of `invoke auth test`. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectedZapier } from '../support/zapier.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What the app logs during a connection test; core prints it on standard output as well. */
async function logged(scopes: string): Promise<string[]> {
  const zap = await connectedZapier({ queues: 1 }, { GENESYS_OAUTH_SCOPES: scopes });
  const { log: print } = console;
  const lines: string[] = [];
  console.log = (...parts) => void lines.push(parts.join(' ').trim());
  try {
    await zap.zapier.call('authentication.test', { authData: zap.authData });
  } finally {
    console.log = print;
  }
  return lines;
}

test.each(['', '  ', 'routing:readonly user-basic-info'])(
  'with GENESYS_OAUTH_SCOPES=%j it logs nothing',
  async (scopes) => {
    expect(await logged(scopes)).toEqual([]);
  },
);

test('what the owner has set and Genesys Cloud does not know is told in the log', async () => {
  expect(await logged('routing:queue:read user-basic-info')).toEqual([
    expect.stringMatching(/^The configured scope "routing:queue:read" has the form of a permission/),
  ]);
});

test('`invoke auth test` in a fresh set-up prints the JSON and nothing before it', async () => {
  const { sandbox, authData } = await connectedZapier({ queues: 1 });
  const folder = mkdtempSync(join(tmpdir(), 'invoke-'));
  try {
    for (const name of ['dist', 'index.js', 'package.json', '.zapierapprc'])
      cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const lines = Object.entries(authData).map(([name, value]) => `authData_${name}=${value}`);
    const { id, secret } = sandbox.client;
    writeFileSync(
      join(folder, '.env'),
      [`CLIENT_ID=${id}`, `CLIENT_SECRET=${secret}`, `GENESYS_SANDBOX_URL=${sandbox.url}`, ...lines].join('\n'),
    );
    const { code, stdout, stderr } = await invoke(folder);
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ scope_check: 'granted', queue_count: 1, warnings: [] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);

function invoke(cwd: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const bin = join(ROOT, 'node_modules/.bin/zapier-platform');
  const env = {
    PATH: `${join(ROOT, 'node_modules/node/bin')}:${process.env.PATH}`,
    HOME: cwd,
    DISABLE_ZAPIER_ANALYTICS: '1',
  };
  const child = spawn(bin, ['invoke', 'auth', 'test', '--non-interactive'], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      ended[stream] += text;
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}
