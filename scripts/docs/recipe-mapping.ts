/** What a recipe maps from earlier steps, by the names under which a builder finds it in *Insert data*. */

import type { RecipeStep } from '../../preview/recipes.ts';
import type { Definition } from './definition.ts';
import { ownSteps } from './recipe-steps.ts';

const TOKEN = /\{\{(?:(\d+)\.(\w+)\}\})?/g;

/**
 * @param text of a field of a step, with values such as `{{1.name}}`.
 * @param before the steps in front of it.
 * @returns it with the labels of what is mapped: `{{1. Queue Name}}`.
 * @throws {RangeError} for what no step in front of it returns.
 */
export function withLabels(definition: Definition, text: string, before: readonly RecipeStep[]): string {
  return text.replace(TOKEN, (token, number: string | undefined, key: string) => {
    const step = before[Number(number) - 1];
    const label = step && outputsOf(definition, step).get(key);
    if (label) return `{{${number}. ${label}}}`;
    throw new RangeError(`No step before it returns ${number ? token : `what is mapped in ${text}`}.`);
  });
}

/** Labels by key. Of a search-or-create: what it returns whether or not it finds something. */
function outputsOf(definition: Definition, step: RecipeStep): ReadonlyMap<string, string> {
  if (step.app !== undefined) return new Map(Object.keys(step.sample ?? {}).map((key) => [key, titled(key)]));
  const [first = [], ...others] = ownSteps(definition, step).map(({ operation: { outputFields = [] } }) =>
    outputFields.map(({ key, label = key }) => [key.replace('[]', '__'), label] as const),
  );
  return new Map(first.filter(([key]) => others.every((fields) => fields.some(([other]) => other === key))));
}

/** As other apps label what they return. */
const titled = (key: string) =>
  key
    .split('_')
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join(' ');
