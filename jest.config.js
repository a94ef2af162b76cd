// Nobody's clock: what reads a time without a zone as that of the machine must show here.
process.env.TZ ??= 'Asia/Kathmandu';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testSequencer: '<rootDir>/test/support/sequencer.js',
  setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'es6' } }] },
  // A worker keeps the scripts of the test files it has run, and V8 counts the coverage of them all after each: begun anew
  // after every large file, the whole takes a third less. Core also ends a process that ran more than 250 times and holds
  // more than 450 MB, as on Zapier.
  workerIdleMemoryLimit: '100MB',
  maxWorkers: 2,
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
  // A file of types alone is never loaded.
  collectCoverageFrom: ['src/**/*.ts', '!src/genesys/errors/context.ts'],
  coverageProvider: 'v8',
  coverageReporters: ['text', 'lcovonly'],
  coverageThreshold: { global: { statements: 100, branches: 100, functions: 100, lines: 100 } },
  // Core prints what the integration logs.
  silent: true,
  testTimeout: 60_000,
};
