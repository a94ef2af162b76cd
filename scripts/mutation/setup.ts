/**
 * Core compiles the definition twice in each run, and loads all of Zapier's schema with itself. Nothing about a run shows
 * it: what it compiles is frozen, and the schema is asked by `validate` alone. It took a third of the time of a run, and half
 * of what a test file takes to begin. Here a definition is compiled once, and the schema is loaded when it is asked.
 */
import http from 'node:http';
import https from 'node:https';
import { fileURLToPath } from 'node:url';

/** Core exports none of its files, so this one is named by its place. */
const COMPILING = fileURLToPath(new URL('src/tools/schema.js', import.meta.resolve('zapier-platform-core')));
const SCHEMA = 'zapier-platform-schema';

interface Compiling {
  prepareApp(definition: object): object;
}

interface Schema {
  validateAppDefinition(definition: object): object;
}

// By another name, since calls on `jest` are moved above everything else.
const { jest: modules } = import.meta;

modules.mock(SCHEMA, () => ({
  validateAppDefinition: (definition: object) =>
    modules.requireActual<Schema>(SCHEMA).validateAppDefinition(definition),
}));

modules.mock(COMPILING, () => {
  const actual = modules.requireActual<Compiling>(COMPILING);
  const compiled = new WeakMap<object, object>();
  const prepareApp = (definition: object) => {
    const known = compiled.get(definition) ?? actual.prepareApp(definition);
    compiled.set(definition, known);
    return known;
  };
  return { ...actual, prepareApp };
});

/** Core lays itself around what sends, to log it, and the process goes on to other test files, each of which has a core of its own. */
const senders = [http, https].map((sender) => ({ sender, request: sender.request }));

afterAll(() => {
  for (const { sender, request } of senders) {
    Object.assign(sender, { request });
    Reflect.deleteProperty(sender, 'patchedByZapier');
    Reflect.deleteProperty(sender, 'zapierLogger');
  }
});
