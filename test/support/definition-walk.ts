/** Ways through the app's definition, and what a check of it is. */
import { choicesOf, type Definition, inputFieldsOf, type Step, stepsOf } from '../../scripts/docs/definition.ts';

/** A copy of a definition that may be changed; only the parts that are spoiled have a type. */
export interface Draft {
  [key: string]: unknown;
  flags?: object;
  platformVersion: string;
  version: string;
  creates?: object;
  searchOrCreates?: object;
  authentication: { fields: DraftField[]; connectionLabel: string };
  triggers: Record<'new_queue' | 'queue_backlog', DraftStep>;
  searches: Record<'find_queue' | 'find_queue_members', DraftStep>;
}

type DraftField = Record<string, unknown>;

interface DraftStep {
  noun: string;
  display: { label: string; description: string };
  operation: {
    inputFields: DraftField[];
    outputFields: DraftField[];
    sample: Record<string, unknown>;
    perform: unknown;
  };
}

/** A rule, what breaks it, and how a definition is spoiled so that something does. */
export type Check = readonly [
  rule: string,
  faults: (definition: Definition) => unknown[],
  spoil: (draft: Draft) => unknown,
];

/** Every field that is asked for, with its step; those of the connection too. */
export const fieldsOf = (definition: Definition) => [
  ...definition.authentication.fields.map((field) => ({ step: 'authentication', kind: 'authentication', field })),
  ...stepsOf(definition).flatMap((step) =>
    inputFieldsOf(step).map((field) => ({
      step: step.key,
      kind: step.key in definition.triggers ? 'trigger' : 'other',
      field,
    })),
  ),
];

/** Places of the fields for which something is so. */
export const fieldsThat = (definition: Definition, is: (entry: ReturnType<typeof fieldsOf>[number]) => unknown) =>
  fieldsOf(definition)
    .filter(is)
    .map(({ step, field }) => `${step}.${field.key}`);

export const stepsThat = (definition: Definition, is: (step: Step) => unknown) =>
  stepsOf(definition)
    .filter(is)
    .map(({ key }) => key);

/** Every text that people read: labels, descriptions, help. */
export const textsOf = (definition: Definition) => [
  ...stepsOf(definition).flatMap(({ display, noun }) => [display.label, display.description, noun]),
  ...fieldsOf(definition).flatMap(({ field }) => [
    field.label ?? '',
    field.helpText ?? '',
    ...choicesOf(field).map(([, label]) => label),
  ]),
];
