/**
 * The app's definition as the pages and the publishing checks read it: plain data, the fields that a function gives
 * included. The schema: https://github.com/zapier/zapier-platform/blob/main/packages/schema/docs/build/schema.md
 */
export interface InputField {
  readonly key: string;
  readonly label?: string;
  readonly type?: string;
  readonly required?: boolean;
  readonly helpText?: string;
  readonly choices?: Readonly<Record<string, string>> | readonly { readonly value: string; readonly label: string }[];
  readonly default?: string;
  readonly dynamic?: string;
  readonly search?: string;
  readonly list?: boolean;
  readonly dict?: boolean;
  readonly altersDynamicFields?: boolean;
  readonly placeholder?: string;
}

export interface OutputField {
  readonly key: string;
  readonly label?: string;
  readonly type?: string;
  readonly list?: boolean;
  readonly primary?: boolean;
}

type FieldFunction = (z: object, bundle: { inputData: Readonly<Record<string, string>> }) => readonly InputField[];

export interface Step {
  readonly key: string;
  readonly noun: string;
  readonly display: { readonly label: string; readonly description: string; readonly hidden?: boolean };
  readonly operation: {
    readonly canPaginate?: boolean;
    readonly inputFields?: readonly (InputField | FieldFunction)[];
    readonly outputFields?: readonly OutputField[];
    readonly sample?: Readonly<Record<string, unknown>>;
    readonly throttle?: { readonly window: number; readonly limit: number; readonly scope: readonly string[] };
  };
}

interface SearchOrCreate {
  readonly display?: { readonly label?: string; readonly description?: string };
  readonly search: string;
  readonly create: string;
}

type Steps = Readonly<Record<string, Step>>;

export interface Definition {
  readonly version: string;
  readonly platformVersion: string;
  readonly authentication: {
    readonly type?: string;
    readonly fields: readonly InputField[];
    readonly connectionLabel: unknown;
  };
  readonly flags?: { readonly cleanInputData?: boolean };
  readonly triggers: Steps;
  readonly searches: Steps;
  readonly creates?: Steps;
  readonly searchOrCreates?: Readonly<Record<string, SearchOrCreate>>;
}

/** A field that appears only for some choice says for which, such as "Period is Custom". */
export type ShownField = InputField & { readonly when?: string };

/** Choices as pairs of value and label. */
export function choicesOf({ choices = [] }: InputField): (readonly [value: string, label: string])[] {
  return Array.isArray(choices) ? choices.map(({ value, label }) => [value, label]) : Object.entries(choices);
}

/** All fields that a step may ask for, in their order. */
export function inputFieldsOf({ operation: { inputFields = [] } }: Step): ShownField[] {
  const fixed = inputFields.filter((field) => typeof field !== 'function');
  const deciding = fixed
    .filter(({ altersDynamicFields }) => altersDynamicFields)
    .flatMap((field) => choicesOf(field).map(([value, label]) => ({ field, value, label })));
  return inputFields.flatMap((field): ShownField[] =>
    typeof field !== 'function'
      ? [field]
      : deciding.flatMap(({ field: { key, label }, value, label: choice }) =>
          field({}, { inputData: { [key]: value } }).map((shown) => ({ ...shown, when: `${label} is ${choice}` })),
        ),
  );
}

/** Triggers, searches and creates; the hidden ones, which fill dropdowns, too. */
export function stepsOf({ triggers, searches, creates = {} }: Definition): Step[] {
  return [triggers, searches, creates].flatMap((steps) => Object.values(steps));
}
