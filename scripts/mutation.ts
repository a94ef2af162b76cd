/**
 * `npm run mutation`: which changes to src/ no test notices. Stryker makes the changes and runs the tests against each;
 * stryker.config.mjs and mutation/ say how. See docs/testing.md.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { runCommand } from './lib/cli.ts';
import { readFlags, USAGE } from './mutation/flags.ts';
import { summary } from './mutation/report.ts';

/** What is known of all files, and what came of only some tests; git ignores both. */
const REPORTS = { all: 'reports/mutation/all.json', some: 'reports/mutation/some.json' };

await runCommand(async (args) => {
  const { paths, tests, summary: onlySummary, help } = readFlags(args);
  const report = tests === undefined ? REPORTS.all : REPORTS.some;
  if (help) console.log(USAGE);
  else {
    if (!onlySummary) process.exitCode = mutate(paths, tests, report);
    for (const line of summary(JSON.parse(readFileSync(report, 'utf8')), paths)) console.log(line);
  }
});

/** @returns Stryker's exit code. */
function mutate(paths: readonly string[], tests: string | undefined, report: string): number {
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
    { stdio: 'inherit', env: { ...process.env, ...(tests !== undefined && { MUTATION_TESTS: tests }) } },
  );
  return status ?? 1;
}
