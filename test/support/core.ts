/** What Zapier's core does to the process that it runs in, and what it does again in each run. */
import http from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

interface Schema {
  prepareApp(definition: object): object;
}

// Core exports none of its files, so they are named by their places.
const require = createRequire(import.meta.url);
const core = <T>(file: string): T =>
  require(fileURLToPath(new URL(`src/${file}`, import.meta.resolve('zapier-platform-core'))));

/** Core compiles the definition twice in each run, a third of what a run takes. What it compiles is frozen. */
export function compileOnce(): void {
  const schema = core<Schema>('tools/schema.js');
  const { prepareApp } = schema;
  const compiled = new WeakMap<object, object>();
  schema.prepareApp = (definition) => {
    const known = compiled.get(definition) ?? prepareApp(definition);
    compiled.set(definition, known);
    return known;
  };
}

/** Core ends a process that ran more than 250 times and holds more than 450 MB. */
export function neverEnd(): void {
  core<{ KILL_MIN_LIMIT: number }>('constants.js').KILL_MIN_LIMIT = Number.POSITIVE_INFINITY;
}

const senders = [http, https].map((sender) => ({ sender, request: sender.request }));
const { fetch } = globalThis;

/** Core lays itself around what sends, to log it. It is taken off, so that the next test file begins without. */
export function restoreSenders(): void {
  for (const { sender, request } of senders) {
    Object.assign(sender, { request });
    Reflect.deleteProperty(sender, 'patchedByZapier');
    Reflect.deleteProperty(sender, 'zapierLogger');
  }
  globalThis.fetch = fetch;
}
