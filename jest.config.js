import { availableParallelism } from 'node:os';

// Nobody's clock: what reads a time without a zone as that of the machine must show here.
process.env.TZ ??= 'Asia/Kathmandu';

/** Tests of one room of `src/`, each in the folder of its name. Their coverage is counted, and must be all of `src/`. */
const ROOMS = '{authentication,creates,genesys,searches,triggers,zapier}';

/** @type {import('jest').Config} */
const shared = {
  // Node itself loads the tests; see test/support/process.ts.
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  setupFiles: ['<rootDir>/test/support/setup.ts', '<rootDir>/test/support/process.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
};

/** @type {import('jest').Config} */
export default {
  // One more than there are cores, where they are few: many tests wait for what they started.
  maxWorkers: Math.max(3, availableParallelism()),
  globalSetup: '<rootDir>/test/support/begin.js',
  globalTeardown: '<rootDir>/test/support/end.js',
  testSequencer: '<rootDir>/test/support/sequencer.js',
  projects: [
    { ...shared, displayName: 'rooms', testMatch: [`<rootDir>/test/${ROOMS}/**/*.test.ts`] },
    {
      ...shared,
      displayName: 'house',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [`/test/(${ROOMS.slice(1, -1).replaceAll(',', '|')})/`],
      setupFiles: ['<rootDir>/test/support/uncounted.ts', ...shared.setupFiles],
    },
  ],
};
