/** Small git repositories, and copies of the project, to be harmed by the tests of the release check. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export interface Repository {
  readonly folder: string;
  git(...args: string[]): string;
  write(path: string, text: string): void;
  /** @throws {Error} when the file does not contain what is to be replaced: the harm would not be done. */
  replace(path: string, what: string | RegExp, by: string): void;
  /** Commits all there is. */
  commit(): void;
}

/** @param files written and committed. */
export function repository(files: Readonly<Record<string, string>> = {}): Repository {
  const made = open(mkdtempSync(join(tmpdir(), 'release-')));
  for (const [path, text] of Object.entries(files)) made.write(path, text);
  made.commit();
  return made;
}

/** A copy of the project as it is now, committed, with the packages that are installed here. */
export function projectCopy(): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  const left = new Set(['.git', 'node_modules', 'dist', 'build', 'coverage', '.env']);
  cpSync(PROJECT, folder, { recursive: true, filter: (from) => from === PROJECT || !left.has(basename(from)) });
  const made = open(folder);
  linkPackages(folder);
  made.commit();
  return made;
}

export function linkPackages(folder: string): void {
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  // The project ignores a folder of that name, not a link.
  writeFileSync(join(folder, '.git/info/exclude'), 'node_modules\n');
}

function open(folder: string): Repository {
  folders.push(folder);
  const options = [
    'user.name=Test',
    'user.email=test@example.com',
    'commit.gpgsign=false',
    'core.compression=0',
    'gc.auto=0',
  ];
  const identity = options.flatMap((option) => ['-c', option]);
  const git = (...args: string[]) =>
    execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  git('init', '--quiet');
  return {
    folder,
    git,
    write,
    replace(path, what, by) {
      const before = readFileSync(join(folder, path), 'utf8');
      const after = before.replace(what, by);
      if (after === before) throw new Error(`${path} does not contain ${what}`);
      write(path, after);
    },
    commit: () => {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'A commit');
    },
  };
}
