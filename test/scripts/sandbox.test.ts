/** The script itself: what it prints must work as printed. What it understands is in flags.test.ts. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { basic } from '../sandbox/calls.ts';

const cli = fileURLToPath(new URL('../../scripts/sandbox.ts', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});

function start(...flags: string[]): { server: ChildProcess; output: () => string } {
  const started = spawn(process.execPath, ['--no-warnings', cli, ...flags]);
  children.push(started);
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
  expect(env).toMatchObject({ GENESYS_CLIENT_ID: 'sandbox-service-client-id', GENESYS_REGION: 'sandbox' });
  const service = await fetch(`${env.GENESYS_SANDBOX_URL}/oauth/token`, {
    method: 'POST',
    headers: { authorization: basic(env.GENESYS_CLIENT_ID ?? '', env.GENESYS_CLIENT_SECRET ?? '') },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  expect(service.status).toBe(200);
  expect([env.authData_oauth_client, env.authData_oauth_client_key]).toEqual([
    env.GENESYS_CLIENT_ID,
    env.GENESYS_CLIENT_SECRET,
  ]);
  const headers = { authorization: `Bearer ${env.authData_access_token}` };
  const response = await fetch(`${env.GENESYS_SANDBOX_URL}/api/v2/routing/queues`, { headers });
  expect(await response.json()).toMatchObject({ total: 3 });
  const asked = new URLSearchParams({ response_type: 'code', client_id: env.CLIENT_ID ?? '', redirect_uri: back });
  const renewed = await fetch(`${env.GENESYS_SANDBOX_URL}/oauth/token`, {
    method: 'POST',
    headers: { authorization: basic(env.CLIENT_ID ?? '', env.CLIENT_SECRET ?? '') },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: env.authData_refresh_token ?? '' }),
  });
  expect(await renewed.json()).toMatchObject({ access_token: expect.any(String), expires_in: 86_400 });
  const validMs = Date.parse(env.authData_expires_at ?? '') - Date.now();
  expect(Math.abs(validMs - 86_400_000)).toBeLessThan(60_000);
  const page = await fetch(`${env.GENESYS_SANDBOX_URL}/oauth/authorize?${asked}`);
  expect(await page.text()).toContain('Allow Zapier?');
  server.kill('SIGTERM');
  expect(await once(server, 'exit')).toEqual([0, null]);
});

test('with --sparse, queues from the start have as little as the API may show of them', async () => {
  const fieldsOf = async (...flags: string[]) => {
    const { server, output } = start('--port', '0', '--queues', '1', ...flags);
    while (!output().includes('Ctrl+C')) await once(server.stdout ?? server, 'data');
    const [, url] = /GENESYS_SANDBOX_URL=(.+)/.exec(output()) ?? [];
    const [, token] = /authData_access_token=(.+)/.exec(output()) ?? [];
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api/v2/routing/queues`, { headers });
    const page = (await answer.json()) as { entities: object[] };
    return Object.keys(page.entities[0] ?? {});
  };
  const [sparse, usual] = [await fieldsOf('--sparse'), await fieldsOf()];
  expect(sparse.length).toBeLessThan(usual.length);
  expect(usual).toEqual(expect.arrayContaining(sparse));
});

test('a mistake is refused with one sentence', async () => {
  const { server, output } = start('--latency', '-1');
  expect((await once(server, 'close'))[0]).toBe(2);
  expect(output()).toBe(
    '--latency must be a whole number from 0 to 600000, not "-1"; --help shows what is accepted.\n',
  );
});

test.each(['--help', '-h'])('%s prints how to use it', async (flag) => {
  const { server, output } = start(flag);
  expect((await once(server, 'close'))[0]).toBe(0);
  expect(output()).toMatch(/^Usage: npm run sandbox -- /);
});

test('a port that is in use is named', async () => {
  const first = start('--port', '0');
  while (!first.output().includes('Ctrl+C')) await once(first.server.stdout ?? first.server, 'data');
  const port = /127\.0\.0\.1:(\d+)/.exec(first.output())?.[1] ?? '';
  const { server, output } = start('--port', port);
  expect((await once(server, 'close'))[0]).toBe(1);
  expect(output()).toBe(`Port ${port} is in use. Stop what listens there, or choose another with --port.\n`);
});
