/** The script itself: what it prints and its exit codes. What it finds: tables/*.test.ts. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OFFICIAL_SCOPES } from '../../src/genesys/oauth/official-scopes.ts';

const SCRIPT = new URL('../../scripts/update-tables.ts', import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tables-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function tables(...args: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) =>
    execFile(process.execPath, [SCRIPT, ...args], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  );
}

function openapi(...scopes: string[]): string {
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify({ paths: { '/': { get: { security: [{ 'PureCloud OAuth': scopes }] } } } }));
  return file;
}

test('the tables agree with the installed SDK; scopes need a document', async () => {
  const { code, stdout } = await tables();
  expect(stdout).toMatch(/^✓ \d+ regions, against the official SDK \d+\.\d+\.\d+: up to date$/m);
  expect(stdout).toMatch(/^– \d+ scopes: not checked, /m);
  expect(code).toBe(0);
});

test('scopes that are all in the document are up to date', async () => {
  const { code, stdout } = await tables('--openapi', openapi(...OFFICIAL_SCOPES));
  expect(stdout).toMatch(/^✓ \d+ scopes, against .*: up to date$/m);
  expect(stdout).not.toContain('No operation');
  expect(code).toBe(0);
});

test('a scope that is new, and one that nothing asks for', async () => {
  const [first = '', ...others] = OFFICIAL_SCOPES;
  const { code, stdout } = await tables('--openapi', openapi(...others, 'new-domain', 'upload:readonly'));
  expect(stdout).toMatch(/^✗ \d+ scopes, against .*: 2 to change$/m);
  expect(stdout).toMatch(
    /^ {2}src\/genesys\/oauth\/official-scopes\.ts {2}scope new-domain is new: add new-domain to PLAIN/m,
  );
  expect(stdout).toMatch(
    /^ {2}src\/genesys\/oauth\/official-scopes\.ts:\d+ {2}scope upload:readonly is new: move upload/m,
  );
  expect(stdout).toContain(`asks for ${first}. That alone`);
  expect(code).toBe(1);
});

test('--help prints how to use it', async () => {
  expect(await tables('--help')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage: npm run tables/) });
});

test.each([
  [['--nope'], /^Unknown option '--nope'; --help shows what is accepted\.\n$/],
  [['--openapi', 'missing.json'], /^missing\.json cannot be read as an OpenAPI document of Genesys Cloud \(ENOENT/],
])('%j is refused', async (args, sentence) => {
  expect(await tables(...args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) });
});
