/** The command line: what it prints must work as printed, and mistakes get a sentence. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../sandbox/cli.ts', import.meta.url));
let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill();
});

function start(...flags: string[]): { server: ChildProcess; output: () => string } {
  const started = spawn(process.execPath, ['--no-warnings', cli, ...flags]);
  child = started;
  let output = '';
  started.stdout.on('data', (chunk) => (output += chunk));
  started.stderr.on('data', (chunk) => (output += chunk));
  return { server: started, output: () => output };
}

test('it serves with the token it prints, and stops when told', async () => {
  const back = 'http://localhost:5000/back';
  const { server, output } = start('--port', '0', '--queues', '3', '--consent', 'page', '--redirect-uri', back);
  while (!output().includes('Ctrl+C')) await once(server.stdout ?? server, 'data');
  const env = Object.fromEntries([...output().matchAll(/^ {2}(\w+)=(.+)$/gm)].map(([, name, value]) => [name, value]));
  expect(env).toMatchObject({ CLIENT_ID: 'sandbox-client-id', authData_region: 'sandbox' });
  const headers = { authorization: `Bearer ${env.authData_access_token}` };
  const response = await fetch(`${env.GENESYS_SANDBOX_URL}/api/v2/routing/queues`, { headers });
  expect(await response.json()).toMatchObject({ total: 3 });
  const asked = new URLSearchParams({ response_type: 'code', client_id: env.CLIENT_ID ?? '', redirect_uri: back });
  const page = await fetch(`${env.GENESYS_SANDBOX_URL}/oauth/authorize?${asked}`);
  expect(await page.text()).toContain('Allow Zapier?');
  server.kill('SIGTERM');
  expect(await once(server, 'exit')).toEqual([0, null]);
});

test.each([
  [['--port', 'x'], '--port must be a whole number from 0 to 65535, not "x".'],
  [['--unknown-scope', 'maybe'], '--unknown-scope must be grant, ignore or refuse.'],
  [['--consent', 'ask'], '--consent must be automatic or page.'],
  [['--redirect-uri', 'here'], '--redirect-uri must be a whole URL, not "here".'],
  [['--colour'], "Unknown option '--colour'"],
])('%j is refused with a sentence', async (flags, sentence) => {
  const { server, output } = start(...flags);
  expect((await once(server, 'close'))[0]).toBe(2);
  expect(output()).toContain(sentence);
});
