/**
 * The test files of a worker share its process: jest-light-runner loads the integration and Zapier's core once for all of
 * them, where Jest loads them anew for each, which was most of what a file cost. `src/` and `sandbox/` keep nothing in their
 * modules that one run leaves to the next. What a test file does change, the next finds as it was: the environment, what
 * core lays around http, https and fetch, and the hooks of what is shared in `test/`, which is loaded anew.
 */
import http from 'node:http';
import https from 'node:https';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const TESTS = new URL('..', import.meta.url).href;
/** The runner knows no timeout. */
const LONGEST_FILE_MS = 300_000;

interface Schema {
  prepareApp(definition: object): object;
}

// Its own coverage is counted since it began; what a test starts would write one as well.
delete process.env.NODE_V8_COVERAGE;

// The runner's way to end a worker. At its exit it says what it has covered.
process.once('SIGTERM', () => process.exit());

// Core prints what the integration logs.
for (const method of ['debug', 'error', 'info', 'log', 'warn'] as const) console[method] = () => {};

const environment = { ...process.env };
const senders = [http, https].map((sender) => ({ sender, request: sender.request }));
const { fetch } = globalThis;
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
  for (const { sender, request } of senders) {
    Object.assign(sender, { request });
    Reflect.deleteProperty(sender, 'patchedByZapier');
    Reflect.deleteProperty(sender, 'zapierLogger');
  }
  globalThis.fetch = fetch;
  clearTimeout(watchdog);
  watchdog = setTimeout(() => {
    process.stderr.write(`${testFile} has not ended after ${LONGEST_FILE_MS / 60_000} minutes.\n`);
    process.exit(1);
  }, LONGEST_FILE_MS).unref();
}

// Core exports none of its files, so these are named by their places.
const require = createRequire(import.meta.url);
const core = <T>(file: string): T =>
  require(fileURLToPath(new URL(`src/${file}`, import.meta.resolve('zapier-platform-core'))));

// Core compiles the definition twice in each run, a third of what a run takes. What it compiles is frozen.
const schema = core<Schema>('tools/schema.js');
const { prepareApp } = schema;
const compiled = new WeakMap<object, object>();
schema.prepareApp = (definition) => {
  const known = compiled.get(definition) ?? prepareApp(definition);
  compiled.set(definition, known);
  return known;
};

// Core ends a process that holds more than 450 MB after so many runs.
core<{ KILL_MIN_LIMIT: number }>('constants.js').KILL_MIN_LIMIT = Number.POSITIVE_INFINITY;
