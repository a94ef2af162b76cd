/** docs/recipes.md: whole Zaps, from recipes/*.json. The preview opens the same files. */

import type { Recipe, RecipeStep } from '../../preview/recipes.ts';
import { permissionPath } from '../../src/genesys/errors/phrases.ts';
import { REQUIREMENTS, type Requirement } from '../../src/genesys/requirements.ts';
import { choicesOf, type Definition, inputFieldsOf, type Step } from './definition.ts';
import { GENERATED, plainText, table } from './markdown.ts';
import { STEP_NEEDS } from './step-needs.ts';

const INTRODUCTION = `# Recipes

${GENERATED}

Whole Zaps that people build around queues. \`npm run preview\` opens each of them under *A small Zap* and runs it against the sandbox on this
machine; steps of other apps are shown there with what they would get. \`{{2.name}}\` is the Name of step 2: in Zapier it is chosen with *Insert data*.
`;

/** @returns the page as Markdown. */
export function recipesPage(definition: Definition, recipes: readonly Recipe[]): string {
  return [INTRODUCTION, ...recipes.map((recipe) => section(definition, recipe))].join('\n');
}

function section(definition: Definition, { title, about, steps }: Recipe): string {
  const rows = steps.map((step, index) => [`${index + 1}`, ...told(definition, step)]);
  const calls = steps.flatMap((step) => ownSteps(definition, step).flatMap(({ key }) => STEP_NEEDS[key]?.calls ?? []));
  return `## ${plainText(title)}

${plainText(about)}

${table(['', 'step', 'fields'], rows)}

- Needs: ${needed(calls.map((call) => REQUIREMENTS[call]))}.
- More about each: [steps.md](steps.md).
`;
}

/** The narrowest scope and the permission of each call; what does as well is told beside the step itself. */
function needed(accesses: readonly Requirement[]): string {
  const list = (noun: string, items: readonly string[]) => {
    const distinct = [...new Set(items)];
    return distinct.length > 0 ? [`the ${noun}${distinct.length > 1 ? 's' : ''} ${distinct.join(' and ')}`] : [];
  };
  const scopes = accesses.map(({ scopes: [narrowest] }) => `\`${narrowest}\``);
  const permissions = accesses.flatMap(({ permission }) => (permission === null ? [] : [permissionPath(permission)]));
  return [...list('scope', scopes), ...list('permission', permissions)].join('; ') || 'nothing';
}

function told(definition: Definition, step: RecipeStep): [name: string, fields: string] {
  const notes = [
    ...(step.results === 'all' ? ['later steps get all results'] : []),
    ...(step.nothingFound === 'continue' ? ['goes on when nothing is found'] : []),
    ...(step.onlyIf ? [`only if \`${step.onlyIf.value}\` is ${step.onlyIf.is} \`${step.onlyIf.to ?? ''}\``] : []),
  ];
  const own = ownSteps(definition, step);
  const name =
    step.app === undefined
      ? `**${own.map(({ display }) => display.label).join(' or ')}**`
      : `${step.app}: ${step.action}`;
  const inputs = [step.input ?? {}, step.createInput ?? {}];
  const filled = inputs.flatMap((input, part) =>
    Object.entries(input).map(([key, value]) => `${labelOf(own[part], key)}: ${shown(own[part], key, value)}`),
  );
  const chosen = own.flatMap((each, part) =>
    inputFieldsOf(each)
      .filter(
        ({ key, required, when, default: value }) => required && !when && !value && !(key in (inputs[part] ?? {})),
      )
      .map(({ label, key }) => `${label ?? key}: yours to choose`),
  );
  const fields = [...chosen, ...filled];
  return [name, [...fields, ...notes].map((each) => each.replaceAll('|', '\\|')).join('<br>') || 'none filled in'];
}

/** The steps of this integration that a step names: two for a search-or-create, none for another app's. */
function ownSteps({ triggers, searches, creates = {}, searchOrCreates = {} }: Definition, step: RecipeStep): Step[] {
  const both = searchOrCreates[step.searchOrCreate ?? ''];
  const found = [
    ...(step.trigger === undefined ? [] : [triggers[step.trigger]]),
    ...(step.search === undefined ? [] : [searches[step.search]]),
    ...(step.create === undefined ? [] : [creates[step.create]]),
    ...(both ? [searches[both.search], creates[both.create]] : []),
  ];
  if (found.length === 0 && step.app === undefined)
    throw new RangeError('A step of a recipe names no step, and no app.');
  return found.map((each) => {
    if (each) return each;
    throw new RangeError(`A recipe names a step that there is not: ${JSON.stringify(step)}.`);
  });
}

const fieldOf = (step: Step | undefined, key: string) =>
  step ? inputFieldsOf(step).find((field) => field.key === key) : undefined;

function labelOf(step: Step | undefined, key: string): string {
  const field = fieldOf(step, key);
  if (step && !field) throw new RangeError(`${step.key} has no field ${key}.`);
  return field?.label ?? key;
}

function shown(step: Step | undefined, key: string, value: unknown): string {
  const field = fieldOf(step, key);
  const choice = field && choicesOf(field).find(([choice]) => choice === value)?.[1];
  return (
    choice ??
    [value]
      .flat()
      .map((each) => `\`${each}\``)
      .join(', ')
  );
}
