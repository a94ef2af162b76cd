/** The steps of this integration in a recipe. */
import type { RecipeStep } from '../../preview/recipes.ts';
import { type Definition, inputFieldsOf, type ShownField, type Step } from './definition.ts';

/**
 * @returns two for a search-or-create, none for another app's.
 * @throws {RangeError} for a step that there is not, or that names none.
 */
export function ownSteps(
  { triggers, searches, creates = {}, searchOrCreates = {} }: Definition,
  step: RecipeStep,
): Step[] {
  const both = searchOrCreates[step.searchOrCreate ?? ''];
  const found = [
    ...(step.trigger === undefined ? [] : [triggers[step.trigger]]),
    ...(step.search === undefined ? [] : [searches[step.search]]),
    ...(step.create === undefined ? [] : [creates[step.create]]),
    ...(step.searchOrCreate === undefined ? [] : [searches[both?.search ?? ''], creates[both?.create ?? '']]),
  ];
  if (found.length === 0 && step.app === undefined)
    throw new RangeError('A step of a recipe names no step, and no app.');
  return found.map((each) => {
    if (each) return each;
    throw new RangeError(`A recipe names a step that there is not: ${JSON.stringify(step)}.`);
  });
}

/** What a recipe fills in: for each of `ownSteps`, in their order. */
export const inputsOf = ({ input = {}, createInput = {} }: RecipeStep) => [input, createInput] as const;

/** Required fields that a recipe leaves empty, since only the builder knows what belongs there. */
export function fieldsToChoose(step: Step, input: Readonly<Record<string, unknown>>): ShownField[] {
  return inputFieldsOf(step).filter(
    ({ key, required, when, default: value }) => required && !when && !value && !(key in input),
  );
}
