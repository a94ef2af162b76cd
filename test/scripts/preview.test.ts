/** `npm run preview`, as a process of its own over the built app. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { BARE } from '../support/environment.ts';
import { tokenIn } from '../support/preview.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/preview.ts', import.meta.url));

interface Started {
  readonly child: ChildProcess;
  /** The address that is printed. @throws when the process ends without one */
  readonly address: Promise<string>;
  readonly ended: Promise<number | null>;
  readonly output: () => string;
}

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(args: string[], environment = {}): Started {
  const env = { ...BARE, ...environment };
  const child = spawn(process.execPath, [SCRIPT, '--no-open', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let text = '';
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (more) => {
        text += more;
        const [url] = /^ {2}(http:\S+)$/m.exec(text)?.slice(1) ?? [];
        if (url) resolve(url);
      });
    child.once('close', () => reject(new Error(`It ended without an address:\n${text}`)));
  });
  address.catch(() => {});
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => resolve(code));
  });
  return { child, address, ended, output: () => text };
}

test('it serves the pages until it is stopped, and prints no secret', async () => {
  const began = performance.now();
  const { child, address, ended, output } = start(['--port', '0', '--queues', '7']);
  const page = await (await fetch(await address)).text();
  // In earnest it takes less than 3 s; other tests may run beside this one.
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(page).toContain('<h1>Connection</h1>');
  expect(output()).toContain('against a sandbox of Genesys Cloud with 7 queues');
  expect(output()).not.toContain('sandbox-client-secret');
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('--edition service-account builds that edition, and asks for an OAuth client', async () => {
  const { address, output } = start(['--edition', 'service-account', '--port', '0', '--queues', '7']);
  const url = await address;
  const page = await (await fetch(url)).text();
  expect(page).toContain('Client Secret');
  const headers = { 'x-preview-token': tokenIn(page) };
  const fields = { region: 'sandbox', oauth_client: '', oauth_client_key: '' };
  const given = { method: 'POST', headers, body: JSON.stringify({ fields }) };
  expect(await (await fetch(`${url}/api/connect`, given)).json()).toEqual({ url: '/' });
  expect(output()).not.toMatch(/redirect URI|client-secret/);
});

test('a port that is given and taken is told, with exit code 1', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  const { ended, output } = start(['--port', `${port}`]);
  expect(await ended).toBe(1);
  expect(output()).toBe(`Port ${port} is in use. Stop what listens there, or choose another with --port.\n`);
  server.close();
});

test.each([
  [['--help'], 0, /^Usage: npm run preview/],
  [['--nope'], 2, /^Unknown option '--nope'; --help shows what is accepted\.\n$/],
  [['--live'], 2, /^--live needs CLIENT_ID, CLIENT_SECRET and GENESYS_REGION in the environment or \.env; --help/],
  [['--edition', 'other'], 2, /^--edition must be user or service-account, not "other"/],
  [['--edition', 'service-account', '--live'], 2, /^--live needs a region: give --region or set GENESYS_REGION/],
  [['--live', '--region', 'eu-west-1'], 2, /^CLIENT_ID and CLIENT_SECRET must be set/],
])('%j ends with the right exit code', async (args, code, says) => {
  const { ended, output } = start(args);
  expect(await ended).toBe(code);
  expect(output()).toMatch(says);
});

describe('--live, against what is configured', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ queues: 3 });
  });
  afterAll(() => sandbox.close());

  test('connects to it, without the controls of a sandbox', async () => {
    const environment = {
      CLIENT_ID_SANDBOX: sandbox.client.id,
      CLIENT_SECRET_SANDBOX: sandbox.client.secret,
      GENESYS_REGION: 'sandbox',
      GENESYS_SANDBOX_URL: sandbox.url,
    };
    const { address, output } = start(['--live', '--port', '0'], environment);
    const url = await address;
    expect(output()).toContain(`The OAuth client must have this redirect URI: ${url}/callback`);
    sandbox.state.clients[0]?.redirectUris.push(`${url}/callback`);
    const page = await (await fetch(url)).text();
    expect(page).toContain('<option value="sandbox" selected>');
    expect(page).not.toContain('In Genesys Cloud</h2>');
    const headers = { 'x-preview-token': tokenIn(page), 'content-type': 'application/json' };
    // biome-ignore lint/suspicious/noExplicitAny: each call returns something else, and the test says what.
    const call = async (name: string, given: object): Promise<any> =>
      (await fetch(`${url}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(given) })).json();
    expect(await call('sandbox', { control: 'create', name: 'x' })).toEqual({
      refused: 'The preview knows no such call.',
    });
    const { url: login } = await call('connect', { fields: { region: 'sandbox' } });
    // This sandbox consents at once, so following its redirects signs in.
    expect(await (await fetch(login)).text()).toContain('Granted scopes');
    const { results } = await call('run', { kind: 'searches', key: 'list_queues', ref: 'x', parts: [{}] });
    expect(results).toHaveLength(3);
  });

  test('a region that is none is told by the integration when somebody signs in', async () => {
    const environment = { CLIENT_ID: 'a', CLIENT_SECRET: 'canary-secret' };
    const { address, output } = start(['--live', '--port', '0', '--region', 'nowhere'], environment);
    const url = await address;
    const page = await (await fetch(url)).text();
    const headers = { 'x-preview-token': tokenIn(page) };
    const given = { method: 'POST', headers, body: JSON.stringify({ fields: { region: 'nowhere' } }) };
    expect(await (await fetch(`${url}/api/connect`, given)).json()).toMatchObject({
      error: { message: expect.stringContaining('"nowhere" is not a Genesys Cloud region') },
    });
    expect(output() + page).not.toContain('canary-secret');
  });
});
