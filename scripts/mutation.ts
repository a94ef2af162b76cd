/**
 * `npm run mutation`: which changes to src/ no test notices. Stryker makes the changes and runs the tests against each;
 * stryker.config.mjs and mutation/ say how. See docs/testing.md.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { runCommand, UsageError } from './lib/cli.ts';
import { printUsage } from './lib/terminal.ts';
import { readFlags, USAGE } from './mutation/flags.ts';
import { type Report, summary } from './mutation/report.ts';

/** What is known of all files, and what came of only some tests; git ignores both. */
const REPORTS = { all: 'reports/mutation/all.json', some: 'reports/mutation/some.json' };

await runCommand(async (args) => {
  const { paths, tests, summary: onlySummary, help } = readFlags(args);
  const report = tests.length === 0 ? REPORTS.all : REPORTS.some;
  if (help) printUsage(USAGE);
  else {
    if (!onlySummary) process.exitCode = mutate(paths, tests, report);
    // Otherwise Stryker has said why, and what is there is of another run.
    if (!process.exitCode) for (const line of summary(read(report), paths)) console.log(line);
  }
});

function read(report: string): Report {
  if (!existsSync(report)) throw new UsageError('Nothing is known yet: leave out --summary');
  return JSON.parse(readFileSync(report, 'utf8'));
}

/** @returns Stryker's exit code. */
function mutate(paths: readonly string[], tests: readonly string[], report: string): number {
  const patterns = paths.map((path) => (statSync(path).isDirectory() ? `${path}/**/*.ts` : path));
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/@stryker-mutator/core/bin/stryker.js',
      'run',
      ...(patterns.length > 0 ? ['--mutate', patterns.join(',')] : []),
      '--incrementalFile',
      report,
    ],
    // What is printed on standard output is the summary.
    { stdio: ['inherit', 2, 2], env: { ...process.env, MUTATION_TESTS: JSON.stringify(tests) } },
  );
  return status ?? 1;
}
