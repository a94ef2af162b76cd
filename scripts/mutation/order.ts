/** Which test files to run against a mutant, and which first. */
import { basename, dirname } from 'node:path';

/** How long a test file took without a mutant, in milliseconds: all of it, and each of its tests by full name. */
export interface FileTimes {
  readonly all: number;
  readonly tests: readonly (readonly [fullName: string, duration: number])[];
}

/** What came of a test file against a mutant. */
export interface Run {
  readonly path: string;
  readonly killed: boolean;
}

/** So much likelier is a test of the same room to kill than one of another. */
const OWN_ROOM = 5;

/**
 * @param mutated the path of the file with the mutant.
 * @param files the test files.
 * @param times by path; a file that is not in it has no tests.
 * @param runs those against other mutants of the same file.
 * @param pattern of the full names of the tests that reach the mutant, as Jest reads it; undefined for all.
 * @returns the files with such a test: the likeliest to kill within the shortest time first.
 */
export function inOrder<File extends { readonly path: string }>(
  mutated: string,
  files: readonly File[],
  times: Readonly<{ [path: string]: FileTimes }>,
  runs: readonly Run[],
  pattern: string | undefined,
): File[] {
  const reaching = new RegExp(pattern ?? '', 'i');
  return files
    .map((file) => {
      const own = runs.filter(({ path }) => path === file.path);
      // One kill and one run more than there were, so that a file without any has its chance.
      const runsForOneKill = (own.length + 1) / (own.filter(({ killed }) => killed).length + 1);
      const likelihood = (roomOf(file.path) === roomOf(mutated) ? OWN_ROOM : 1) / runsForOneKill;
      return { file, cost: timeOf(times[file.path], reaching) / likelihood };
    })
    .filter(({ cost }) => cost < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.cost - other.cost)
    .map(({ file }) => file);
}

/** How long the file takes with the tests that reach the mutant; for ever where none does. */
function timeOf({ all, tests }: FileTimes = { all: 0, tests: [] }, reaching: RegExp): number {
  const skipped = tests.filter(([name]) => !reaching.test(name));
  if (skipped.length === tests.length) return Number.POSITIVE_INFINITY;
  return skipped.reduce((rest, [, duration]) => rest - duration, all);
}

/** The name of the folder: test/ mirrors src/. */
const roomOf = (path: string) => basename(dirname(path));
