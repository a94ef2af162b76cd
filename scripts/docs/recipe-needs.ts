/** What the connection of a recipe may have to do: the scopes and permissions of all its steps together. */
import type { RecipeStep } from '../../preview/recipes.ts';
import { REQUIREMENTS, type Requirement } from '../../src/genesys/requirements.ts';
import type { Definition } from './definition.ts';
import { fieldsToChoose, inputsOf, ownSteps } from './recipe-steps.ts';
import { STEP_NEEDS } from './step-needs.ts';

export interface Access {
  readonly scopes: readonly string[];
  readonly permissions: readonly string[];
}

/**
 * @returns the least with which all its steps run, and the dropdowns of what is left to be chosen; and what more tells more.
 */
export function recipeNeeds(definition: Definition, steps: readonly RecipeStep[]): { least: Access; more: Access } {
  const own = steps.flatMap((step) =>
    ownSteps(definition, step).map((each, part) => ({ each, input: inputsOf(step)[part] ?? {} })),
  );
  const calls = own.flatMap(({ each, input }) => [
    ...(STEP_NEEDS[each.key]?.calls ?? []),
    ...fieldsToChoose(each, input).flatMap(({ dynamic = '' }) => STEP_NEEDS[dynamic.split('.')[0] ?? '']?.calls ?? []),
  ]);
  const helpful = own.flatMap(({ each, input }) =>
    // Names cost a request, and are worth a scope only where they are asked for.
    (STEP_NEEDS[each.key]?.helpful ?? []).filter((call) => call !== 'listUsers' || input.look_up_names === 'true'),
  );
  const least = accessOf(calls.map((call) => REQUIREMENTS[call]));
  const all = accessOf([...calls, ...helpful].map((call) => REQUIREMENTS[call]));
  const scopes = all.scopes.filter((scope) => !least.scopes.includes(scope));
  const permissions = all.permissions.filter((permission) => !least.permissions.includes(permission));
  return { least, more: { scopes, permissions } };
}

/** The narrowest scope of each call, unless another call needs a wider one that does for both; and its permission. */
function accessOf(requirements: readonly Requirement[]): Access {
  const only = new Set(requirements.flatMap(({ scopes }) => (scopes.length === 1 ? scopes : [])));
  const scopes = requirements.map(
    ({ scopes: [narrowest, ...wider] }) => wider.find((each) => only.has(each)) ?? narrowest,
  );
  const permissions = requirements.flatMap(({ permission }) => permission ?? []);
  return { scopes: [...new Set(scopes)], permissions: [...new Set(permissions)] };
}
