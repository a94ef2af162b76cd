/**
 * How a test calls a step, whichever it is: what every suite in test/whole/ runs through. It reads the definition, so that a
 * new step is in each of them by itself.
 */
import { randomUUID } from 'node:crypto';
import { type Definition, inputFieldsOf, type Step, stepsOf } from '../../scripts/docs/definition.ts';
import app from '../../src/index.ts';

export const definition = app as unknown as Definition;

/** Every step, the hidden ones too. A step that searches or creates is a search and a create. */
export const STEPS: readonly Step[] = stepsOf(definition);

/** Keys of the steps that answer without a request. */
const LOCAL: ReadonlySet<string> = new Set(['time_zone_choices']);

/** Keys of the steps that ask Genesys Cloud. */
export const ASKING: readonly string[] = STEPS.map(({ key }) => key).filter((key) => !LOCAL.has(key));

export const OAUTH = 'authentication.oauth2Config';
export const CONNECTION_TEST = 'authentication.test';

/** Functions of the app that send something, by their place in it. */
export const ASKING_METHODS: readonly string[] = [
  `${OAUTH}.getAccessToken`,
  `${OAUTH}.refreshAccessToken`,
  CONNECTION_TEST,
  ...ASKING.map(methodOf),
];

/** Those that send nothing. */
export const SILENT_METHODS: readonly string[] = [`${OAUTH}.authorizeUrl`, ...[...LOCAL].map(methodOf)];

/**
 * @param key of a step; the place of a function of the connection is given back as it is.
 * @returns its place in the app, for Zapier's runtime.
 * @throws {RangeError} when there is no such step.
 */
export function methodOf(key: string): string {
  if (key.startsWith('authentication.')) return key;
  const { triggers, searches, creates = {} } = definition;
  const kinds = { triggers, searches, creates };
  const kind = (Object.keys(kinds) as (keyof typeof kinds)[]).find((name) => key in kinds[name]);
  if (kind === undefined) throw new RangeError(`There is no step ${key}.`);
  return `${kind}.${key}.operation.perform`;
}

/** Every field of every step that asks, as pairs of their keys; the one that only another step's dropdown fills, too. */
export const FIELDS: readonly (readonly [step: string, field: string])[] = [
  ...STEPS.filter(({ key }) => ASKING.includes(key)).flatMap((step) =>
    inputFieldsOf(step).map(({ key }) => [step.key, key] as const),
  ),
  ['queue_choices', 'division_id'],
];

/** One whom every sandbox has. */
const AGENT = 'ben.castillo@example.com';

/** What a required field is given, by its key, unless a step needs something else. */
const REQUIRED: Readonly<Record<string, (ids: readonly string[]) => unknown>> = {
  queue_id: (ids) => ids[0],
  queue_ids: (ids) => ids,
  agent_ids: () => [AGENT],
  joined: () => true,
  phone_numbers: () => ['+13175550100'],
};

/** What a step needs besides, or in place of that. */
const LEAST: Readonly<Record<string, (ids: readonly string[]) => object>> = {
  find_queue: (ids) => ({ queue_id: ids[0] }),
  find_agent: () => ({ name: 'a' }),
  queue_backlog: () => ({ waiting: 1 }),
  // A name is taken only once.
  create_queue: () => ({ name: `Queue ${randomUUID()}`, description: 'What it is for' }),
};

/**
 * @param ids of queues that there are.
 * @returns the least that a step has to be asked for to give a result; no field where it asks for none.
 * @throws {RangeError} for a required field that no table above knows: a new step says there what it needs.
 */
export function leastInput(key: string, ids: readonly string[]): Record<string, unknown> {
  const least: Record<string, unknown> = { ...LEAST[key]?.(ids) };
  const step = STEPS.find((each) => each.key === key);
  for (const field of step ? inputFieldsOf(step) : []) {
    if (!field.required || field.when || field.key in least) continue;
    const value = REQUIRED[field.key]?.(ids) ?? field.default;
    if (value === undefined)
      throw new RangeError(`test/support/steps.ts does not say what ${key}.${field.key} is given.`);
    least[field.key] = value;
  }
  return least;
}
