import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanTree } from '../../../scripts/release/checks/clean-tree.ts';
import { type Repository, repository } from './fixture.ts';

let repo: Repository;
beforeEach(() => {
  repo = repository({ 'a.txt': 'a', '.gitignore': 'ignored/\n' });
});

test('a tree with everything committed is clean, whatever is ignored', async () => {
  repo.write('ignored/b.txt', 'b');
  expect(await cleanTree.run(repo.folder)).toEqual({ status: 'ok', found: 'everything is committed' });
});

test.each<[string, () => void, string]>([
  ['a changed file', () => repo.write('a.txt', 'b'), ' M a.txt'],
  ['a new file', () => repo.write('new.txt', ''), '?? new.txt'],
  ['a deleted file', () => rmSync(join(repo.folder, 'a.txt')), ' D a.txt'],
  ['a staged file', () => [repo.write('a.txt', 'b'), repo.git('add', 'a.txt')], 'M  a.txt'],
])('%s is not', async (_, harm, line) => {
  harm();
  expect(await cleanTree.run(repo.folder)).toEqual({
    status: 'failed',
    found: 'not committed: 1',
    lines: [line],
    fix: expect.stringContaining('Commit these files'),
  });
});

test('a folder without git is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-git-'));
  expect(await cleanTree.run(folder)).toMatchObject({
    status: 'failed',
    found: expect.stringMatching(/not a git repository/i),
  });
  rmSync(folder, { recursive: true });
});
