/** Every command takes an edition in the same way: what it does with it, and how it refuses another. */
import { type ExecFileException, execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { breaking } from '../../scripts/release/checks/breaking-changes.ts';
import { linkPackages, projectCopy } from './release/fixture.ts';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function script(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
  input = '',
  cwd = process.cwd(),
) {
  return new Promise<Ran>((resolve) => {
    const done = (error: ExecFileException | null, stdout: string, stderr: string) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [`${cwd}/scripts/${name}.ts`, ...args], options, done);
    child.stdin?.end(input);
  });
}

test.each(['build', 'package', 'validate', 'invoke', 'where', 'doctor', 'release-check'])(
  '%s refuses an edition that there is not, before it does anything',
  async (name) => {
    expect(await script(name, ['--edition', 'gold'])).toEqual({
      code: 2,
      stdout: '',
      stderr: '--edition must be user or service-account, not "gold"; --help shows what is accepted.\n',
    });
  },
);

test.each(['build', 'package', 'validate', 'where'])('%s refuses what it does not know', async (name) => {
  expect(await script(name, ['--fast'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^Unknown option '--fast'/),
  });
});

// That -h is the same, lib/terminal.test.ts knows.
test.each(['build', 'package', 'validate', 'where'])('%s --help names it, and does nothing', async (name) => {
  const { code, stdout } = await script(name, ['--help']);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Usage: npm run ${name} -- \\[--edition E\\]`));
  expect(stdout).toContain('\n  --edition E  user, the default, or service-account');
});

/** Tells what it was asked, and ends as it is told. */
const TELLING_CLI = `
console.log(process.env.GENESYS_EDITION, Boolean(process.env.DISABLE_ZAPIER_ANALYTICS), ...process.argv.slice(2));
process.exitCode = Number(process.env.ENDS);
`;

describe('in a copy of the project', () => {
  let copy: ReturnType<typeof projectCopy>;
  let sandbox: Sandbox;
  beforeAll(async () => {
    copy = projectCopy();
    sandbox = await startSandbox({ queues: 3 });
  });
  afterAll(() => sandbox.close());
  const inCopy = (name: string, args: readonly string[], env: Record<string, string> = {}) =>
    script(name, args, env, '', copy.folder);
  const built = () => readFileSync(`${copy.folder}/dist/index.js`, 'utf8');

  test('build makes the edition that it is told, by flag or by the environment', async () => {
    expect(await inCopy('build', ['--edition', 'service-account'])).toMatchObject({ code: 0, stderr: '' });
    const ofClient = built();
    expect(ofClient).toContain('sessionConfig');
    expect(await inCopy('build', [])).toMatchObject({ code: 0 });
    expect(built()).not.toContain('sessionConfig');
    expect(await inCopy('build', [], { GENESYS_EDITION: 'service-account' })).toMatchObject({ code: 0 });
    expect(built()).toBe(ofClient);
  });

  // With that command line itself, editions are validated by release-check.test.ts: in order, and with a fault.
  describe("with another in place of Zapier's command line", () => {
    const packages = () => `${copy.folder}/node_modules`;
    beforeAll(() => {
      rmSync(packages());
      copy.write('node_modules/zapier-platform-cli/src/bin/run', TELLING_CLI);
    });
    afterAll(() => {
      rmSync(packages(), { recursive: true });
      linkPackages(copy.folder);
    });

    test.each([
      ['user', '0', 0, /\nScopes asked for at login: .*\n$/],
      ['user', '2', 2, /--without-style\n$/],
      ['service-account', '0', 0, /--without-style\n$/],
      ['service-account', '2', 2, /--without-style\n$/],
    ])(
      'validate of %s ends as it does with %s, and speaks of scopes only where they are asked for',
      async (edition, ends, code, last) => {
        const flags = edition === 'user' ? [] : ['--edition', edition];
        const ran = await inCopy('validate', flags, { ENDS: ends });
        expect(ran).toEqual({ code, stdout: expect.stringMatching(last), stderr: '' });
        expect(ran.stdout).toMatch(new RegExp(`^${edition} true validate --without-style\n`));
      },
    );
  });

  test('invoke gets a token and runs a step with it', async () => {
    const { id, secret } = sandbox.serviceClient;
    const env = {
      GENESYS_SANDBOX_URL: sandbox.url,
      authData_region: 'sandbox',
      authData_oauth_client: id,
      authData_oauth_client_key: secret,
    };
    const edition = ['--edition', 'service-account', '--non-interactive'];
    expect(await inCopy('invoke', ['auth', 'refresh', ...edition], env)).toMatchObject({ code: 0 });
    const { code, stdout } = await inCopy('invoke', ['search', 'list_queues', '-i', '{}', ...edition], env);
    rmSync(`${copy.folder}/.env`);
    expect([code, JSON.parse(stdout.slice(stdout.indexOf('{'))).results.length]).toEqual([0, 3]);
    expect(sandbox.requests.map(({ path }) => path)).toEqual(['/oauth/token', '/api/v2/routing/queues']);
  }, 60_000);

  test('the release check compares an edition with its own past, if it has one', async () => {
    const { folder, git } = copy;
    git('rm', '-r', '--quiet', 'src/service-account.ts');
    git('commit', '--quiet', '--message', 'Before');
    git('tag', 'v0.0.1');
    git('reset', '--quiet', '--hard', 'HEAD~1');
    git('merge', '--quiet', '--strategy', 'ours', '--no-edit', 'v0.0.1');
    const before = process.env.GENESYS_EDITION;
    process.env.GENESYS_EDITION = 'service-account';
    try {
      expect(await breaking.run(folder)).toEqual({
        status: 'ok',
        found: 'v0.0.1 has no such edition, so there is nothing to break',
      });
      git('tag', 'v0.0.2');
      copy.replace('src/authentication/service-account/fields.ts', "const ID = 'oauth_client'", "const ID = 'client'");
      const lines = [
        'authentication: the input oauth_client is gone',
        'authentication: the input client is now required',
      ];
      expect(await breaking.run(folder)).toEqual(
        expect.objectContaining({ found: expect.stringMatching(/^2 since v0\.0\.2/), lines }),
      );
    } finally {
      if (before === undefined) delete process.env.GENESYS_EDITION;
      else process.env.GENESYS_EDITION = before;
    }
  }, 60_000);
});

describe('where', () => {
  test('finds the places of a trace in the sources, and leaves the rest as it is', async () => {
    const code = readFileSync('dist/index.js', 'utf8').split('\n');
    const line = code.findIndex((each) => each.includes('A fault of the integration itself'));
    const column = code[line]?.indexOf('A fault of the integration itself');
    const trace = `TypeError\n    at en (file:///var/task/dist/index.js:${line + 1}:${column})\n    at x (node:internal:1:2)\n    at y (dist/index.js:99999:1)\n`;
    const { code: exit, stdout } = await script('where', [], {}, trace);
    expect(exit).toBe(0);
    expect(stdout).toMatch(
      /^TypeError\n {4}at en \(src\/zapier\/errors\.ts:\d+:\d+\)\n {4}at x \(node:internal:1:2\)\n/,
    );
    const [, at = ''] = /errors\.ts:(\d+):/.exec(stdout) ?? [];
    expect(readFileSync('src/zapier/errors.ts', 'utf8').split('\n')[Number(at) - 1]).toContain(
      'A fault of the integration',
    );
  });
});

test('the doctor asks for no scopes of the service account, and expects no refresh token', async () => {
  const sandbox = await startSandbox({ queues: 3 });
  sandbox.state.organization.idleTimeoutSeconds = 600;
  const { id, secret } = sandbox.serviceClient;
  const env = {
    GENESYS_CLIENT_ID: id,
    GENESYS_CLIENT_SECRET: secret,
    GENESYS_REGION: 'sandbox',
    GENESYS_SANDBOX_URL: sandbox.url,
    GENESYS_OAUTH_SCOPES: 'offline_access',
  };
  const report = async (...args: string[]) => {
    const { checks } = JSON.parse((await script('doctor', ['--json', ...args], env)).stdout);
    return new Map<string, { status: string; found: string }>(checks.map((check: { id: string }) => [check.id, check]));
  };
  const own = await report('--edition', 'service-account');
  expect(own.get('scopes')).toMatchObject({
    status: 'ok',
    found: expect.stringMatching(/^none: this edition asks for none/),
  });
  expect(own.get('introspection')).toMatchObject({ status: 'ok' });
  const user = await report();
  expect([user.get('scopes')?.status, user.get('introspection')?.status]).toEqual(['warning', 'warning']);
  await sandbox.close();
});
