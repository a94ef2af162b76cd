/**
 * The test files of a worker share its process: jest-light-runner loads the integration and Zapier's core once for all of
 * them, where Jest loads them anew for each, which was most of what a file cost. `src/` and `sandbox/` keep nothing in their
 * modules that one run leaves to the next. What a test file does change, the next finds as it was: the environment, what
 * core lays around http, https and fetch, and the hooks of what is shared in `test/`, which is loaded anew.
 */
import { registerHooks } from 'node:module';
import { compileOnce, neverEnd, restoreSenders } from './core.ts';

const TESTS = new URL('..', import.meta.url).href;
/** The runner knows no timeout. */
const LONGEST_FILE_MS = 300_000;

compileOnce();
neverEnd();

// Its own coverage is counted since it began; what a test starts would write one as well.
delete process.env.NODE_V8_COVERAGE;

// How the runner ends a worker. At its exit it says what it has covered.
process.once('disconnect', () => process.exit());

// Core prints what the integration logs.
for (const method of ['debug', 'error', 'info', 'log', 'warn'] as const) console[method] = () => {};

const environment = { ...process.env };
let files = 0;
let watchdog: NodeJS.Timeout | undefined;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    if (!found.url.startsWith(TESTS)) return found;
    const [, testFile] = /([^/]+\.test\.ts)\?\d+$/.exec(found.url) ?? [];
    if (testFile) begin(testFile);
    return { ...found, url: `${found.url.replace(/\?.*/, '')}?${files}` };
  },
});

function begin(testFile: string): void {
  files += 1;
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  restoreSenders();
  clearTimeout(watchdog);
  watchdog = setTimeout(() => {
    process.stderr.write(`${testFile} has not ended after ${LONGEST_FILE_MS / 60_000} minutes.\n`);
    process.exit(1);
  }, LONGEST_FILE_MS).unref();
}
