/** `npm start -- --live`, as a person uses it: the script in a process of its own, and a real browser on the consent page. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startSandbox } from '../../../sandbox/index.ts';

const SCRIPT = new URL('../../../scripts/start.ts', import.meta.url).pathname;
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const missing = existsSync(CHROMIUM) ? '' : `no browser at ${CHROMIUM}; install chromium or set CHROMIUM_PATH`;
if (missing) process.stderr.write(`The sign-in was not tried in a browser: ${missing}.\n`);

test('a browser that is said to be there is there', () => {
  expect(process.env.CHROMIUM_PATH === undefined ? '' : missing).toBe('');
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

interface Live {
  readonly child: ChildProcess;
  /** What is on standard output by now. */
  readonly output: () => string;
  /** Waits for text to come up. @throws when the process ends without it */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<number | null>;
}

function startLive(flags = ['--sandbox'], environment = {}): Live {
  const args = [SCRIPT, '--live', '--no-browser', '--interval', '1', ...flags];
  const env = { PATH: process.env.PATH, ...environment };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let over = false;
  const waiting = new Set<() => void>();
  const told = (more: string) => {
    text += more;
    for (const look of waiting) look();
  };
  child.stdout.setEncoding('utf8').on('data', told);
  child.stderr.setEncoding('utf8').on('data', told);
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      over = true;
      told('');
      resolve(code);
    });
  });
  const until = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text);
        if (!found && !over) return;
        waiting.delete(look);
        if (found) resolve(found);
        else reject(new Error(`It ended without ${pattern}:\n${text}`));
      };
      waiting.add(look);
      look();
    });
  return { child, output: () => text, until, ended };
}

(missing ? describe.skip : describe)(`in a browser${missing && ` (skipped: ${missing})`}`, () => {
  let browser: Browser;
  let page: Page;
  let live: Live;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    live = startLive();
    page = await (await browser.newContext()).newPage();
  });
  afterEach(async () => {
    live.child.kill('SIGKILL');
    await page?.context().close();
  });

  const address = async () => new URL((await live.until(/^http:\/\/\S+\/oauth\/authorize\S+$/m))[0]);

  test('the user allows, and new queues are shown as they come, until it is stopped', async () => {
    const url = await address();
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/callback$/),
    });
    await page.goto(url.href);
    expect(await page.title()).toBe('Allow Zapier?');
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByText('You are signed in.').waitFor();

    await live.until(/^✓ Example Contact Center · Sandbox on this machine · ops@example\.com/m);
    await live.until(/^✓ 1,200 queues$/m);
    await live.until(/the first poll remembers 4 queues/);
    expect(live.output()).not.toContain('★');
    const body = JSON.stringify({ name: 'Zurich Night Shift' });
    await fetch(`${url.origin}/sandbox/queues`, { method: 'POST', body });
    await live.until(/^★ \S+ Zurich Night Shift \(Home\)/m);
    live.child.kill('SIGINT');
    expect(await live.ended).toBe(0);
    expect(live.output()).toMatch(/Stopped after \d+ polls; 1 queue came\.\n$/);
    expect(live.output()).not.toContain('sandbox-client-secret');
    const code = new URL(page.url()).searchParams.get('code') ?? '';
    expect(code).not.toBe('');
    expect(live.output()).not.toContain(code);
  });

  test('the user refuses', async () => {
    await page.goto((await address()).href);
    await page.getByRole('button', { name: 'Refuse' }).click();
    await page.getByText('The sign-in was refused on the login page.').waitFor();
    expect(await live.ended).toBe(1);
    expect(live.output()).toContain('✗ The sign-in was refused on the login page.\n');
    expect(live.output()).not.toContain('signed in, and');
  });

  test('the browser comes back with another state, and its code is not exchanged', async () => {
    const url = await address();
    url.searchParams.set('state', 'A'.repeat(43));
    await page.goto(url.href);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByText('belongs to another sign-in').waitFor();
    expect(new URL(page.url()).searchParams.get('code')).not.toBeNull();
    expect(await live.ended).toBe(1);
    expect(live.output()).toContain('Nothing was exchanged. Start again.');
  });
});

describe('without a browser', () => {
  test('stopped before anybody signs in, it says so', async () => {
    const live = startLive();
    await live.until(/oauth\/authorize/);
    live.child.kill('SIGINT');
    expect(await live.ended).toBe(1);
    expect(live.output()).toContain('Stopped before anybody had signed in.');
  });

  test('against what is configured, a refusal is told in the builder’s words and ends it', async () => {
    const sandbox = await startSandbox({ queues: 1 });
    for (const user of sandbox.state.users) user.grants = [];
    const port = await freePort();
    sandbox.state.clients[0]?.redirectUris.push(`http://127.0.0.1:${port}/callback`);
    const live = startLive(['--port', String(port)], {
      CLIENT_ID_SANDBOX: sandbox.client.id,
      CLIENT_SECRET_SANDBOX: sandbox.client.secret,
      GENESYS_REGION: 'sandbox',
      GENESYS_SANDBOX_URL: sandbox.url,
    });
    const [address] = await live.until(/^http:\/\/\S+\/oauth\/authorize\S+$/m);
    // This sandbox consents at once, so following its redirects signs in.
    expect(await (await fetch(address)).text()).toContain('You are signed in.');
    expect(await live.ended).toBe(1);
    expect(live.output()).toContain('✓ signed in, and the code exchanged by the integration\n');
    expect(live.output()).toMatch(/^✗ Genesys Cloud would not list queues: .*routing:queue:view/m);
    await sandbox.close();
  });

  test('signed in while the inactivity timeout is on, it says that no refresh token came, and why', async () => {
    const sandbox = await startSandbox({ queues: 1 });
    sandbox.state.organization.idleTimeoutSeconds = 600;
    const port = await freePort();
    sandbox.state.clients[0]?.redirectUris.push(`http://127.0.0.1:${port}/callback`);
    const live = startLive(['--port', String(port)], {
      CLIENT_ID: sandbox.client.id,
      CLIENT_SECRET: sandbox.client.secret,
      GENESYS_REGION: 'sandbox',
      GENESYS_SANDBOX_URL: sandbox.url,
    });
    const [address] = await live.until(/^http:\/\/\S+\/oauth\/authorize\S+$/m);
    await (await fetch(address)).text();
    await live.until(/the first poll remembers/);
    live.child.kill('SIGINT');
    expect(await live.ended).toBe(0);
    expect(live.output()).toMatch(/^! no refresh token came; the connection test tells why/m);
    expect(live.output()).toMatch(
      /^! Your organization's inactivity timeout of 10 minutes is on for .*tab Authentication/m,
    );
    // A fresh set-up has nothing else to say.
    expect(live.output()).not.toContain('routing:queue:view" has');
    await sandbox.close();
  });

  test.each([
    [
      ['--region', 'eu-west-1'],
      {},
      2,
      /^CLIENT_ID and CLIENT_SECRET must be set .*; --help shows what is accepted\.\n$/,
    ],
    [['--region', 'nowhere'], { CLIENT_ID: 'a', CLIENT_SECRET: 'b' }, 1, /✗ "nowhere" is not a Genesys Cloud region/],
    [['--port', 'x'], {}, 2, /^--port must be a whole number/],
    [['--help'], {}, 0, /^Usage: npm start -- --live/],
  ])('%j ends with the right exit code', async (args, environment, code, says) => {
    const live = startLive(args, environment);
    expect(await live.ended).toBe(code);
    expect(live.output()).toMatch(says);
  });
});
