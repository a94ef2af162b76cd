/**
 * Two editions of the same sources: what is packaged of each, how large it is, that neither holds anything of the other, and
 * that the archive of the service account runs every step.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import AdmZip from 'adm-zip';
import { startSandbox } from '../../sandbox/index.ts';
import { bundle } from '../../scripts/build.ts';
import { packageIntegration } from '../../scripts/package.ts';
import { BARE } from '../support/environment.ts';
import { buildOf, npmBuild } from '../support/source-archive.ts';
import { definition, leastInput, methodOf } from '../support/steps.ts';

/** As in artefact.test.ts. */
const EMPTY_APP_BYTES = 648_743;

let folder: string;
let bytes: number;
/** The files of the project in each bundle. */
let inputs: Record<'user' | 'client', readonly string[]>;
const text = (name: string) => readFileSync(join(folder, name), 'utf8');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'editions-'));
  inputs = {
    user: await bundle({ edition: 'user', readOnly: false }, join(folder, 'user.js')),
    client: await bundle({ edition: 'service-account', readOnly: false }, join(folder, 'client.js')),
  };
  bytes = await packageIntegration(join(folder, 'build'), { edition: 'service-account' });
  new AdmZip(join(folder, 'build/build.zip')).extractAllTo(join(folder, 'unzipped'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const others = (mine: readonly string[], theirs: readonly string[]) => theirs.filter((file) => !mine.includes(file));

test('each holds what it needs, and nothing that the other alone needs', () => {
  const { user, client } = inputs;
  expect(others(user, client).sort()).toEqual([
    'src/authentication/service-account/acting.ts',
    'src/authentication/service-account/fields.ts',
    'src/authentication/service-account/index.ts',
    'src/authentication/service-account/session.ts',
    'src/authentication/service-account/test.ts',
    'src/authentication/service-account/words.ts',
    'src/genesys/access/client-connection-test.ts',
    'src/genesys/access/role-grants.ts',
    'src/genesys/oauth/client-token-words.ts',
    'src/genesys/oauth/client-token.ts',
    'src/service-account.ts',
  ]);
  expect(others(client, user)).toEqual(
    expect.arrayContaining(['src/authentication/oauth2.ts', 'src/authentication/scopes.ts', 'src/index.ts']),
  );
});

/** Texts of at least ten characters in a source, as a bundle would have them: templates by their fixed parts. */
function textsOf(path: string): string[] {
  const code = readFileSync(path, 'utf8').replace(/^import .*$|\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const quoted = [...code.matchAll(/'([^'\n]{10,})'|`([^`]{10,})`/g)].flatMap(([, plain = '', template = '']) => [
    plain,
    ...template.split(/\$\{[^}]*\}/),
  ]);
  return quoted.map((part) => part.trim()).filter((part) => part.length >= 10);
}

test('the default edition’s archive has no byte of the other: not one of its texts, and the same without its files', async () => {
  const { user, client } = inputs;
  const texts = others(user, client).flatMap(textsOf);
  expect(texts.length).toBeGreaterThan(20);
  const ofBoth = user.map((file) => readFileSync(file, 'utf8')).join('\n');
  expect(texts.filter((each) => text('user.js').includes(each) && !ofBoth.includes(each))).toEqual([]);
  // And the way to look finds them where they are.
  expect(texts.filter((each) => text('client.js').includes(each)).length).toBeGreaterThan(texts.length / 2);
  expect(text('user.js')).not.toMatch(/oauth_client_key|sessionConfig|client_credentials/);
  expect(text('client.js')).not.toMatch(/oauth2Config|code_challenge|refreshAccessToken|authorization_code/);

  const without = join(folder, 'without');
  cpSync('src', join(without, 'src'), { recursive: true });
  for (const name of ['package.json', 'scripts']) cpSync(name, join(without, name), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(without, 'node_modules'));
  for (const file of others(user, client)) rmSync(join(without, file));
  expect(npmBuild(without)).toBe(text('user.js'));
});

test('its archive is hardly larger than that of an app which does nothing', () => {
  expect(bytes).toBeLessThanOrEqual(EMPTY_APP_BYTES * 1.06);
});

test('its source builds what is in it, byte for byte, without being told the edition', () => {
  const built = buildOf(join(folder, 'build/source.zip'), join(folder, 'source'));
  expect(built).toBe(text('unzipped/dist/index.js'));
  expect(text('unzipped/dist/index.js')).toBe(text('client.js'));
  expect(readdirSync(join(folder, 'unzipped/dist'))).toEqual(['index.js']);
});

const DRIVER = `
import { handler } from './zapierwrapper.js';
const outcomes = [];
for (const event of JSON.parse(process.argv[2])) {
  const { authData } = event.bundle ?? {};
  Object.assign(authData ?? {}, outcomes[1]?.results);
  try { outcomes.push({ results: (await handler(event)).results }); }
  catch (error) { outcomes.push({ error: error.name + ': ' + error.message }); }
}
process.stdout.write('\\n' + JSON.stringify(outcomes), () => process.exit(0));
`;

test('unzipped, it is valid, gets its token, and runs every step that it offers', async () => {
  const sandbox = await startSandbox({ queues: 5 });
  const [queue] = sandbox.state.queues;
  const ids = [`${queue?.id}`];
  sandbox.addMembers(`${queue?.id}`, 3);
  const startedAt = new Date(Date.now() - 60_000).toISOString();
  sandbox.state.interactions.push({ queueId: `${queue?.id}`, mediaType: 'voice', state: 'waiting', startedAt });
  const { id, secret } = sandbox.serviceClient;
  const authData = { region: 'sandbox', oauth_client: id, oauth_client_key: secret };
  const event = (method: string, inputData = {}) => ({
    command: 'execute',
    calledFromCli: true,
    environment: { GENESYS_SANDBOX_URL: sandbox.url },
    method,
    bundle: { authData, inputData, meta: { page: 0 } },
  });
  const keys = [definition.triggers, definition.searches, definition.creates ?? {}].flatMap(Object.keys);
  const events = [
    { command: 'validate', calledFromCli: true },
    event('authentication.sessionConfig.perform'),
    event('authentication.test'),
    ...keys.map((key) => event(methodOf(key), leastInput(key, ids))),
  ];
  writeFileSync(join(folder, 'unzipped/drive.mjs'), DRIVER);
  const { stdout } = await promisify(execFile)(process.execPath, ['drive.mjs', JSON.stringify(events)], {
    cwd: join(folder, 'unzipped'),
    env: BARE,
    maxBuffer: 64 * 1024 * 1024,
  }).finally(sandbox.close);
  const [valid, session, tested, ...steps] = JSON.parse(stdout.slice(stdout.lastIndexOf('\n')));
  expect(valid).toEqual({ results: [] });
  expect(session.results).toMatchObject({ access_token: expect.any(String) });
  expect(tested.results).toMatchObject({ scope_check: 'not_applicable', queue_count: 5 });
  expect(steps).toHaveLength(keys.length);
  for (const [index, { results, error }] of steps.entries())
    expect([keys[index], error, [results?.results ?? results].flat().length > 0]).toEqual([
      keys[index],
      undefined,
      true,
    ]);
  expect(sandbox.requests.filter(({ status, path }) => status >= 400 || path === '/api/v2/users/me')).toEqual([]);
});
