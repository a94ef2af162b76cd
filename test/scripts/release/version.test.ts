import { version } from '../../../scripts/release/checks/version.ts';
import { type Repository, repository } from './fixture.ts';

const manifest = (number: string) => JSON.stringify({ version: number });
const lock = (number: string, inside = number) =>
  JSON.stringify({ version: number, packages: { '': { version: inside } } });

let repo: Repository;
beforeEach(() => {
  repo = repository({
    'package.json': manifest('1.2.0'),
    'package-lock.json': lock('1.2.0'),
    'CHANGELOG.md': '# Changelog\n\nWords.\n\n## Unreleased\n\n## 1.2.0\n\n- News.\n\n## 1.1.0\n\n- Old.\n',
  });
});

test('all speak of the same version', async () => {
  repo.git('tag', 'v1.1.0');
  expect(await version.run(repo.folder)).toMatchObject({ status: 'ok', found: expect.stringMatching(/^1\.2\.0, /) });
});

test('the tag may be on this commit', async () => {
  repo.git('tag', 'v1.2.0');
  expect(await version.run(repo.folder)).toMatchObject({ status: 'ok' });
});

test.each<[string, () => void, string[]]>([
  [
    'a version raised without the changelog',
    () => [repo.write('package.json', manifest('1.3.0')), repo.write('package-lock.json', lock('1.3.0'))],
    ['the newest heading of CHANGELOG.md is for 1.2.0'],
  ],
  [
    'a changelog with a newer version',
    () => repo.replace('CHANGELOG.md', '## Unreleased', '## 1.3.0\n\n- Soon.'),
    ['the newest heading of CHANGELOG.md is for 1.3.0'],
  ],
  [
    'a heading that only begins alike',
    () => repo.replace('CHANGELOG.md', '## 1.2.0', '## 11.2.0'),
    ['the newest heading of CHANGELOG.md is for 11.2.0'],
  ],
  [
    'a heading with nothing under it',
    () => repo.replace('CHANGELOG.md', '- News.', ''),
    ['CHANGELOG.md says nothing under 1.2.0'],
  ],
  [
    'a changelog without versions',
    () => repo.write('CHANGELOG.md', '# Changelog\n'),
    ['CHANGELOG.md has no heading with a version'],
  ],
  ['another lock file', () => repo.write('package-lock.json', lock('1.1.0')), ['package-lock.json has 1.1.0']],
  ['half a lock file', () => repo.write('package-lock.json', lock('1.2.0', '1.1.0')), ['package-lock.json has 1.1.0']],
  [
    'a version that Zapier does not take',
    () => [
      repo.write('package.json', manifest('1.2.1000')),
      repo.write('package-lock.json', lock('1.2.1000')),
      repo.replace('CHANGELOG.md', '## 1.2.0', '## 1.2.1000'),
    ],
    ['Zapier takes three numbers only, each from 0 to 999, such as 1.2.3'],
  ],
  [
    'a version that is released',
    () => [repo.git('tag', 'v1.2.0'), repo.write('a.txt', 'more'), repo.commit()],
    ['the tag v1.2.0 is on another commit: this version is released'],
  ],
])('%s is refused', async (_, harm, lines) => {
  harm();
  expect(await version.run(repo.folder)).toMatchObject({
    status: 'failed',
    lines,
    fix: expect.stringContaining('npm version'),
  });
});
