/** The fields of a step as Zapier's runtime gives them: with those that depend on what is chosen. */
import type { InputField } from '../scripts/docs/definition.ts';
import { MissingFieldError } from './consequence.ts';
import type { Sources } from './mapping.ts';
import type { Session } from './session.ts';
import { isDynamic, type OfferedStep } from './steps.ts';
import { inputOf, inputSoFar } from './typed.ts';

/** What a form holds, for each part of its step. */
export type EnteredParts = readonly Readonly<Record<string, unknown>>[];

/** @param entered what the form holds by now; where there is nothing, the defaults count, as the editor fills them in. */
export async function fieldsOf(
  session: Session,
  step: OfferedStep,
  entered: EnteredParts,
  sources: Sources,
): Promise<InputField[][]> {
  return Promise.all(
    step.parts.map(({ kind, step: { key, operation } }, index) => {
      const fixed = (operation.inputFields ?? []).filter((field) => typeof field !== 'function');
      if (!isDynamic(step)) return fixed;
      const inputData = inputSoFar(fixed, { ...defaults(fixed), ...entered[index] }, sources);
      const authData = session.authData ?? {};
      return session.zapier.call<InputField[]>(`${kind}.${key}.operation.inputFields`, { authData, inputData });
    }),
  );
}

/** What the editor fills in when a step is added. */
export function defaults(fields: readonly InputField[]): Record<string, string> {
  return Object.fromEntries(fields.flatMap((field) => (field.default ? [[field.key, field.default]] : [])));
}

/**
 * What the step is given, for each of its parts, asked for when that part runs: what a search-or-create would create is not
 * needed where its search finds something. What is returned throws {MissingFieldError} for a required field without a value,
 * and {UnreadableFieldError} for what is no date or number in a field that takes one.
 */
export async function inputsOf(
  session: Session,
  step: OfferedStep,
  entered: EnteredParts,
  sources: Sources,
): Promise<(() => Record<string, unknown>)[]> {
  const fields = await fieldsOf(session, step, entered, sources);
  return fields.map((ofPart, index) => () => {
    const input = inputOf(ofPart, entered[index] ?? {}, sources);
    const missing = ofPart.find(({ key, required, type }) => required && type !== 'copy' && !(key in input));
    if (missing) throw new MissingFieldError(missing.label ?? missing.key, missing.key);
    return input;
  });
}
