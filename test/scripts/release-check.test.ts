/** The script itself, and the checks that are commands, on copies of the project with something wrong in them. */
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { artefact, definition, packaging, validate } from '../../scripts/release/checks/commands.ts';
import { PROJECT, projectCopy, type Repository } from './release/fixture.ts';

function releaseCheck({ folder }: Pick<Repository, 'folder'>, ...args: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) =>
    execFile(process.execPath, [join(folder, 'scripts/release-check.ts'), ...args], (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  );
}

const skip = (...ids: string[]) => ids.flatMap((id) => ['--skip', id]);

/** A copy for all of them, which each finds unharmed. */
let repo: Repository;
beforeAll(() => {
  repo = projectCopy();
});
afterEach(() => {
  repo.git('checkout', '--quiet', '--', '.');
  for (const tag of repo.git('tag').split('\n').filter(Boolean)) repo.git('tag', '--delete', tag);
});

test.each([
  ['the default', [], 'oauth2Config'],
  ['service-account', ['--edition', 'service-account'], 'sessionConfig'],
])(
  'an unharmed project may be pushed, in the edition %s',
  async (_edition, flags, connection) => {
    const slow = ['definition', 'package', 'artefact'];
    const { code, stdout } = await releaseCheck(repo, ...flags, ...skip('audit', ...slow));
    expect(stdout).toMatch(/^✓ Zapier schema {5}holds$/m);
    expect(stdout).toMatch(/\nVersion \d+\.\d+\.\d+ may be pushed\. docs\/deploy\.md says how\.\n$/);
    expect(code).toBe(0);
    // What was held against the schema is that edition.
    expect(readFileSync(join(repo.folder, 'dist/index.js'), 'utf8')).toContain(connection);
  },
  180_000,
);

test('a project that lost a step may not, and --json says why', async () => {
  repo.git('tag', 'v0.9.0');
  repo.replace('src/app.ts', /import listQueues .*\n/, '');
  repo.replace('src/app.ts', '[listQueues.key]: listQueues,', '');
  repo.replace('package.json', /"version": "[\d.]+"/, '"version": "0.9.1"');
  const { code, stdout } = await releaseCheck(
    repo,
    '--json',
    ...skip('audit', 'validate', 'definition', 'package', 'artefact'),
  );
  expect(JSON.parse(stdout)).toMatchObject({
    version: '0.9.1',
    ready: false,
    findings: [
      { id: 'tree', status: 'failed', lines: [' M package.json', ' M src/app.ts'] },
      { id: 'version', status: 'failed', lines: expect.arrayContaining([expect.stringContaining('CHANGELOG.md')]) },
      { id: 'audit', status: 'skipped' },
      { id: 'breaking', status: 'failed', lines: ['search list_queues is gone'] },
      ...['validate', 'definition', 'package', 'artefact'].map((id) => ({ id, status: 'skipped' })),
    ],
  });
  expect(code).toBe(1);
}, 180_000);

test('a wrong flag is refused with one sentence', async () => {
  expect(await releaseCheck({ folder: PROJECT }, '--fast')).toEqual({
    code: 2,
    stdout: '',
    stderr: "Unknown option '--fast'; --help shows what is accepted.\n",
  });
});

/**
 * In place of the package: the app, bundled from the sources as they are, with the packages that are installed. What Zapier's
 * command line makes of it takes ten times as long, and is what test/whole/artefact.test.ts holds.
 */
const QUICK_PACKAGE = `
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { bundle } from './build.ts';

const WRAPPER = "import zapier from 'zapier-platform-core'; import app from './index.js';" +
  'export const handler = zapier.createAppHandler(app);';

export async function packageIntegration(target: string): Promise<number> {
  await bundle({ edition: 'user', readOnly: false }, join(target, 'dist/index.js'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(target, '../node_modules'));
  const zip = new AdmZip();
  for (const path of ['index.js', 'package.json']) zip.addFile(path, readFileSync(path));
  zip.addFile('dist/index.js', readFileSync(join(target, 'dist/index.js')));
  zip.addFile('zapierwrapper.js', Buffer.from(WRAPPER));
  zip.writeZip(join(target, 'build.zip'));
  return 0;
}
`;

test('a definition that Zapier would refuse fails in each place that looks at it', async () => {
  const { folder, replace, write } = repo;
  replace('src/searches/find-queue.ts', "label: 'Find Queue'", "label: ''");
  replace('src/triggers/new-queue.ts', /description: 'Triggers when/, "description: 'Starts when");
  replace('src/authentication/service-account/fields.ts', "type: 'password'", "type: 'secret'");
  // Of the definition and the packaged app only what looks at the rules: the other cases would take their time, and pass.
  rmSync(join(folder, 'test/whole/definition-live.test.ts'));
  replace('test/whole/artefact.test.ts', /^(test|describe)\((?!'its definition)/gm, '$1.skip(');
  write('scripts/package.ts', QUICK_PACKAGE);
  const failed = async (check: typeof validate) => {
    const outcome = await check.run(folder);
    expect(outcome).toMatchObject({ status: 'failed', fix: expect.any(String) });
    return outcome.lines?.join('\n');
  };
  const schema = await failed(validate);
  expect(schema).toMatch(/searches\.find_queue/);
  expect(schema).not.toMatch(/authentication\.fields/);
  // Both editions have the steps; what is wrong with the connection shows that it was this one.
  process.env.GENESYS_EDITION = 'service-account';
  const other = await failed(validate).finally(() => delete process.env.GENESYS_EDITION);
  expect(other).toMatch(/authentication\.fields[\s\S]*searches\.find_queue/);
  const [rules, app] = await Promise.all([failed(definition), failed(artefact)]);
  expect(rules).toMatch(/^● D021/m);
  expect(app).toMatch(/^● its definition is valid/m);
}, 180_000);

test('a file that the package needs and that is gone', async () => {
  const { folder } = repo;
  rmSync(join(folder, 'LICENSE'));
  expect(await packaging.run(folder)).toMatchObject({
    status: 'failed',
    lines: expect.arrayContaining([expect.stringMatching(/ENOENT.*LICENSE/)]),
  });
}, 180_000);
