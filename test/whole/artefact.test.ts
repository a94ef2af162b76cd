/**
 * The artefact that Zapier runs: build.zip, unzipped, its handler driven over HTTP in a process of its own, with the
 * environment given only in the event, as Zapier gives it.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import AdmZip from 'adm-zip';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { packageIntegration } from '../../scripts/package.ts';
import { BARE } from '../support/environment.ts';
import { buildOf } from '../support/source-archive.ts';
import { leastInput, methodOf, STEPS } from '../support/steps.ts';

/** An app with zapier-platform-core 19.1.0 alone, as npm installs it and Zapier builds it: `npm run bench` measures it anew. */
const EMPTY_APP_BYTES = 648_743;

let folder: string;
let bytes: number;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'artefact-'));
  bytes = await packageIntegration(join(folder, 'build'));
  new AdmZip(join(folder, 'build/build.zip')).extractAllTo(join(folder, 'unzipped'));
  writeFileSync(join(folder, 'unzipped/drive.mjs'), DRIVER);
  sandbox = await startSandbox({ queues: 700 });
}, 60_000);

afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

/** Runs events one after the other in a fresh process, and prints what came of each. */
const DRIVER = `
import { handler } from './zapierwrapper.js';
const outcomes = [];
for (const event of JSON.parse(process.argv[2])) {
  try { outcomes.push({ results: (await handler(event)).results }); }
  catch (error) { outcomes.push({ error: error.name + ': ' + error.message }); }
}
// What the app logs is on the lines before.
process.stdout.write('\\n' + JSON.stringify(outcomes), () => process.exit(0));
`;

async function drive(...events: object[]): Promise<{ results?: unknown; error?: string }[]> {
  const environment = {
    CLIENT_ID: sandbox.client.id,
    CLIENT_SECRET: sandbox.client.secret,
    GENESYS_SANDBOX_URL: sandbox.url,
  };
  const all = events.map((event) => ({ calledFromCli: true, environment, ...event }));
  const { stdout } = await promisify(execFile)(process.execPath, ['drive.mjs', JSON.stringify(all)], {
    cwd: join(folder, 'unzipped'),
    env: BARE,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n')));
}

const perform = (method: string, bundle: object) => ({
  command: 'execute',
  method,
  bundle: { meta: { page: 0 }, ...bundle },
});

const SIGN_IN = () => ({ region: 'sandbox', redirect_uri: sandbox.client.redirectUri, state: 's' });

/** What came of all that one process can do. */
const KEYS = STEPS.map(({ key }) => key);
type Outcome = Awaited<ReturnType<typeof drive>>[number] | undefined;
let [valid, connection, list, poll, url]: Outcome[] = [];
let steps: Outcome[];

beforeAll(async () => {
  const authData = { access_token: sandbox.issueToken(), refresh_token: 'r', region: 'sandbox' };
  const [queue] = sandbox.state.queues;
  const ids = [`${queue?.id}`];
  sandbox.addMembers(`${queue?.id}`, 3);
  sandbox.state.interactions.push({
    queueId: `${queue?.id}`,
    mediaType: 'voice',
    state: 'waiting',
    startedAt: new Date(Date.now() - 60_000).toISOString(),
  });
  [valid, connection, list, poll, url, ...steps] = await drive(
    { command: 'validate' },
    perform('authentication.test', { authData }),
    perform(methodOf('list_queues'), { authData, inputData: { max_queues: 600 } }),
    perform(methodOf('new_queue'), { authData, inputData: {} }),
    perform('authentication.oauth2Config.authorizeUrl', { inputData: SIGN_IN() }),
    ...KEYS.map((key) => perform(methodOf(key), { authData, inputData: leastInput(key, ids) })),
  );
});

test('it holds the app, its production dependencies and nothing of development', () => {
  expect(bytes).toBeLessThanOrEqual(EMPTY_APP_BYTES * 1.06);
  const names = new AdmZip(join(folder, 'build/build.zip')).getEntries().map(({ entryName }) => entryName);
  expect(names).toEqual(expect.arrayContaining(['index.js', 'dist/index.js', 'definition.json', 'zapierwrapper.js']));
  // One table of media types: `overrides` in package.json keeps a second, older one out.
  expect(names.filter((name) => name.endsWith('mime-db/db.json'))).toHaveLength(1);
  // What core needs stands at the top, as without development's packages.
  expect(names.filter((name) => name.includes('zapier-platform-core/node_modules/'))).toEqual([]);
  expect(names).toContain('node_modules/semver/package.json');
  expect(
    names.filter((name) =>
      /^(src|sandbox|preview|recipes|test|scripts)\/|\.env|purecloud|node_modules\/(jest|@biomejs|zapier-platform-cli)/.test(
        name,
      ),
    ),
  ).toEqual([]);
});

describe('source.zip', () => {
  const path = () => join(folder, 'build/source.zip');

  test('holds every file of the project as it is, and nothing else', () => {
    const listed = (...flags: string[]) =>
      execFileSync('git', ['ls-files', '-z', ...flags], { encoding: 'utf8' })
        .split('\0')
        .filter(Boolean);
    const tracked = listed('--cached').filter((name) => existsSync(name));
    const archive = new AdmZip(path());
    const names = archive.getEntries().map(({ entryName }) => entryName);
    expect(tracked.filter((name) => !names.includes(name))).toEqual([]);
    // What is about to be committed may be in it; what `.gitignore` names may not.
    const there = new Set([...tracked, ...listed('--others', '--exclude-standard')]);
    expect(names.filter((name) => !there.has(name))).toEqual([]);
    expect(names.filter((name) => !archive.readFile(name)?.equals(readFileSync(name)))).toEqual([]);
  });

  test('builds what was shipped, byte for byte', () => {
    const [source, shipped] = [join(folder, 'source'), join(folder, 'unzipped')];
    const built = buildOf(path(), source);
    expect(built).toBe(readFileSync(join(shipped, 'dist/index.js'), 'utf8'));
    for (const made of [source, shipped]) expect(readdirSync(join(made, 'dist'))).toEqual(['index.js']);
    expect(readFileSync(join(source, 'index.js'), 'utf8')).toBe(readFileSync(join(shipped, 'index.js'), 'utf8'));
  });
});

test('packaging leaves the work tree usable', () => {
  expect(readdirSync('dist')).toContain('index.js');
  expect(readdirSync('node_modules')).toContain('jest');
});

test('its definition is valid and it runs both steps and the connection test', () => {
  expect(valid).toEqual({ results: [] });
  expect(connection?.results).toMatchObject({ queue_count: 700, scope_check: 'granted' });
  expect(list?.results).toMatchObject({ results: { length: 600 }, paging_token: expect.any(String) });
  expect(poll?.results).toEqual(expect.arrayContaining([expect.objectContaining({ id: expect.any(String) })]));
});

test.each(KEYS)('it runs %s', (key) => {
  const { results, error } = steps[KEYS.indexOf(key)] ?? {};
  const items: unknown[] = [Object(results).results ?? results ?? []].flat();
  expect([error, items.length > 0]).toEqual([undefined, true]);
});

test('it signs in, exchanges the code and refreshes', async () => {
  const consent = await fetch(`${url?.results}`, { redirect: 'manual' });
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code');
  const [exchanged] = await drive(
    perform('authentication.oauth2Config.getAccessToken', { inputData: { ...SIGN_IN(), code } }),
  );
  expect(exchanged?.results).toMatchObject({ access_token: expect.any(String), refresh_token: expect.any(String) });
  const authData = { region: 'sandbox', ...(exchanged?.results as object) };
  const [refreshed] = await drive(perform('authentication.oauth2Config.refreshAccessToken', { authData }));
  expect(refreshed?.results).toMatchObject({ access_token: expect.any(String), refresh_token: expect.any(String) });
});

test('without the environment the owner reads what to set', async () => {
  const [outcome] = await drive({
    ...perform('authentication.oauth2Config.authorizeUrl', { inputData: { region: 'eu-west-1' } }),
    environment: {},
  });
  expect(outcome?.error).toMatch(
    /must set CLIENT_ID_EU_WEST_1 and CLIENT_SECRET_EU_WEST_1 \(or CLIENT_ID and CLIENT_SECRET\)/,
  );
});
