/** What the pictures show of the definition, as one hash: another word, field or step, and they are out of date. */
import { createHash } from 'node:crypto';
import { readRecipes } from '../../preview/recipes.ts';
import { offeredSteps } from '../../preview/steps.ts';
import { choicesOf, type Definition, inputFieldsOf } from '../docs/definition.ts';

/** The hash, beside the pictures. */
export const HASH_FILE = new URL('../../docs/pictures/shown.sha256', import.meta.url);

/** @returns hexadecimal digits. */
export function shownHash(definition: Definition): string {
  const steps = offeredSteps(definition).map(({ kind, key, noun, label, description, parts }) => ({
    ...{ kind, key, noun, label, description },
    parts: parts.map(({ step }) => ({
      inputs: inputFieldsOf(step).map((field) => [
        ...[
          field.key,
          field.label,
          field.type,
          field.required,
          field.helpText,
          field.default,
          field.dynamic,
          field.search,
        ],
        choicesOf(field),
      ]),
      outputs: (step.operation.outputFields ?? []).map((field) => [field.key, field.label, field.type]),
    })),
  }));
  const connection = definition.authentication.fields.map((field) => [field.label, field.helpText, choicesOf(field)]);
  return createHash('sha256')
    .update(JSON.stringify({ steps, connection, recipes: readRecipes() }))
    .digest('hex');
}
