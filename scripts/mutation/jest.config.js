/** Jest under mutation: what tests src/ in this process, until the first failure. See docs/testing.md. */
import { fileURLToPath } from 'node:url';
import base from '../../jest.config.js';

/** From `--tests`; none for all. */
const only = JSON.parse(process.env.MUTATION_TESTS ?? '[]');
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** @type {import('jest').Config} */
export default {
  ...base,
  rootDir: '../..',
  // Jest looks through all files below its roots before each run, that is for each mutant.
  roots: ['src', 'sandbox', 'preview', 'scripts', 'test'].map((folder) => `<rootDir>/${folder}`),
  ...(only.length > 0 && { testMatch: only.map((pattern) => `<rootDir>/${pattern}`) }),
  // These test what is not in src/, or what was built from it: no mutant is in there.
  testPathIgnorePatterns: ['/test/sandbox/', '/test/scripts/', '/test/preview/', '/(artefact|pictures)\\.test\\.ts$'],
  // Goes with the copy of the project that is mutated.
  cacheDirectory: '<rootDir>/.jest-cache',
  watchman: false,
  runner: here('runner.ts'),
  testEnvironment: here('environment.ts'),
};
