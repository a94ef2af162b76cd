/**
 * Jest under mutation: what tests src/ in this process, until the first failure. With Jest's own runtime, which loads the
 * mutated files anew for each test file, and tells which test reaches which place. See docs/testing.md.
 */
import { fileURLToPath } from 'node:url';

// As in jest.config.js.
process.env.TZ ??= 'Asia/Kathmandu';

/** From `--tests`; none for all. */
const only = JSON.parse(process.env.MUTATION_TESTS ?? '[]');
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** @type {import('jest').Config} */
export default {
  rootDir: '../..',
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'es6' } }] },
  extensionsToTreatAsEsm: ['.ts'],
  setupFiles: ['<rootDir>/test/support/setup.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/mutation.ts'],
  silent: true,
  testTimeout: 60_000,
  // Jest looks through all files below its roots before each run, that is for each mutant.
  roots: ['src', 'sandbox', 'preview', 'scripts', 'test'].map((folder) => `<rootDir>/${folder}`),
  testMatch: only.length > 0 ? only.map((pattern) => `<rootDir>/${pattern}`) : ['<rootDir>/test/**/*.test.ts'],
  // These test what is not in src/, or what was built from it: no mutant is in there.
  testPathIgnorePatterns: ['/test/sandbox/', '/test/scripts/', '/test/preview/', '/(artefact|pictures)\\.test\\.ts$'],
  // Goes with the copy of the project that is mutated.
  cacheDirectory: '<rootDir>/.jest-cache',
  watchman: false,
  runner: here('runner.ts'),
  testEnvironment: here('environment.ts'),
};
