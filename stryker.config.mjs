/** What `npm run mutation` does to src/. See docs/testing.md. @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/**/*.ts'],
  testRunner: 'jest',
  jest: { configFile: 'scripts/mutation/jest.config.js' },
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  coverageAnalysis: 'perTest',
  // Jest keeps some 10 MB of each test file it has run, and slows down with it.
  maxTestRunnerReuse: 8,
  dryRunTimeoutMinutes: 20,
  // Generous, as a busy machine is no endless loop. Those end sooner, at a hundred times as many rounds as without the mutant.
  timeoutMS: 60_000,
  timeoutFactor: 4,
  // Keeps what is known of the files that are not mutated this time. Those that are begin anew: what a change in another
  // file does to a result, Stryker does not see.
  incremental: true,
  force: true,
  incrementalFile: 'reports/mutation/all.json',
  reporters: ['progress'],
  cleanTempDir: 'always',
  ignorePatterns: ['/build', '/coverage', '/dist'],
  // swc removes types without looking at them.
  disableTypeChecks: false,
  // Stryker would move its paths with an API that TypeScript 7 no longer has; the copy needs no move.
  tsconfigFile: 'left-as-it-is',
  // The warning that mutants of constants take longer. Constants are much of what this integration says.
  warnings: { slow: false },
};
