/**
 * Under mutation testing, in Jest's own runtime. Core loads all of Zapier's schema with itself, half of what a test file takes
 * to begin. `validate` alone asks it: it is loaded then.
 */
import { compileOnce, restoreSenders } from './core.ts';

const SCHEMA = 'zapier-platform-schema';

interface Schema {
  validateAppDefinition(definition: object): object;
}

// By another name, since calls on `jest` are moved above everything else.
const { jest: modules } = import.meta;

modules.mock(SCHEMA, () => ({
  validateAppDefinition: (definition: object) =>
    modules.requireActual<Schema>(SCHEMA).validateAppDefinition(definition),
}));

compileOnce();

// The process goes on to other test files, each of which has a core of its own.
afterAll(restoreSenders);
