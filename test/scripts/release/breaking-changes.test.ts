/**
 * How two versions come to be compared: by tag, each built by its own build script. What is compared: broken.test.ts; that a
 * step of this project which is gone is found: release-check.test.ts.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { breaking } from '../../../scripts/release/checks/breaking-changes.ts';
import { linkPackages, type Repository, repository } from './fixture.ts';

/** An integration of one step, with a build as the project has one. */
const APP = `export default {
  version: '1.0.0',
  platformVersion: '19.1.0',
  authentication: { type: 'custom', test: async () => ({}) },
  searches: { list_queues: { key: 'list_queues', noun: 'Queue', display: {}, operation: { perform: async () => [],
    outputFields: [{ key: 'id' }, { key: 'name' }] } } },
};
`;
const manifest = (version: string) =>
  JSON.stringify({
    version,
    type: 'module',
    exports: './index.js',
    scripts: { build: 'rm -rf dist && cp -r src dist' },
  });

let repo: Repository;
beforeEach(() => {
  repo = repository({
    'package.json': manifest('1.0.0'),
    '.gitignore': 'dist/\n',
    'index.js': "export { default } from './dist/app.js';\n",
    'src/app.js': APP,
  });
  repo.write('.git/info/exclude', 'node_modules\n');
  repo.write('node_modules/zapier-platform-core/index.js', CORE);
});

/** What is asked of Zapier's core. That itself takes half a second to load in each process: one test has it. */
const CORE = `
exports.createAppHandler = (app) => async ({ command }) => ({ results: command === 'definition' ? app : null });
`;

/** Goes on after a release. */
function release(tag: string, next: string): void {
  repo.git('tag', tag);
  repo.write('package.json', manifest(next));
  repo.commit();
}

test('before the first release there is nothing to break, and it says so', async () => {
  repo.git('tag', 'v1.0.0');
  repo.git('tag', 'viable');
  expect(await breaking.run(repo.folder)).toEqual({
    status: 'ok',
    found: expect.stringMatching(/^no earlier version is tagged/),
  });
});

test('a release that takes nothing away is in order, and leaves the work tree alone', async () => {
  rmSync(join(repo.folder, 'node_modules'), { recursive: true });
  linkPackages(repo.folder);
  release('v1.0.0', '1.0.1');
  repo.replace('src/app.js', "{ key: 'name' }", "{ key: 'name' }, { key: 'more' }");
  repo.commit();
  expect(await breaking.run(repo.folder)).toEqual({ status: 'ok', found: 'none since v1.0.0' });
  expect(repo.git('status', '--porcelain')).toBe('');
  expect(repo.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
});

test.each([
  [
    '1.1.0',
    {
      status: 'failed',
      found: '1 since v1.0.0, which would harm Zaps that run:',
      fix: expect.stringMatching(/this must be version 2\.0\.0\.$/),
    },
  ],
  ['2.0.0', { status: 'ok', found: expect.stringMatching(/users of v1\.0\.0 cannot be migrated$/) }],
])('an output taken away as version %s', async (next, outcome) => {
  release('v1.0.0', next);
  repo.replace('src/app.js', ", { key: 'name' }", '');
  const lines = ['search list_queues: the output name is gone'];
  expect(await breaking.run(repo.folder)).toMatchObject({ ...outcome, lines });
});

test('it is compared with the newest release, not with one on another branch', async () => {
  release('v1.9.0', '1.10.0');
  release('v1.10.0', '1.11.0');
  repo.git('checkout', '--quiet', '-b', 'other');
  repo.commit();
  release('v1.12.0', '1.13.0');
  repo.git('checkout', '--quiet', '-');
  expect(await breaking.run(repo.folder)).toMatchObject({ found: 'none since v1.10.0' });
});

test.each<[string, () => void, RegExp]>([
  ['this tree has no definition', () => repo.write('src/app.js', 'syntax error'), /SyntaxError/],
  [
    'this tree cannot be built',
    () => [
      // What an earlier build left must not stand for it.
      repo.write('dist/app.js', APP),
      repo.replace('package.json', /"rm .* dist"/, '"echo wrong types; exit 1"'),
    ],
    /wrong types/,
  ],
])('it fails when %s', async (_, harm, why) => {
  release('v1.0.0', '1.0.1');
  harm();
  const outcome = await breaking.run(repo.folder);
  expect(outcome).toMatchObject({ status: 'failed', fix: expect.any(String) });
  expect(outcome.lines?.join('\n')).toMatch(why);
});

test('it fails when the release cannot be built', async () => {
  const app = 'src/app.js';
  repo.write(app, 'syntax error');
  repo.commit();
  release('v1.0.0', '1.0.1');
  repo.write(app, APP);
  expect(await breaking.run(repo.folder)).toMatchObject({
    status: 'failed',
    found: expect.stringContaining('v1.0.0'),
    lines: expect.arrayContaining([expect.stringContaining('SyntaxError')]),
  });
});
