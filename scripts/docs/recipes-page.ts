/** docs/recipes.md: whole Zaps, from recipes/*.json. The preview opens the same files. */

import type { Recipe, RecipeStep } from '../../preview/recipes.ts';
import { permissionPath } from '../../src/genesys/errors/phrases.ts';
import { choicesOf, type Definition, inputFieldsOf, type Step } from './definition.ts';
import { INSTANT_NEW_QUEUE } from './instant-new-queue.ts';
import { GENERATED, plainText, table } from './markdown.ts';
import { withLabels } from './recipe-mapping.ts';
import { type Access, recipeNeeds } from './recipe-needs.ts';
import { fieldsToChoose, inputsOf, ownSteps } from './recipe-steps.ts';

const INTRODUCTION = `# Recipes

${GENERATED}

Whole Zaps that people build around queues. The steps in bold are of this integration. What \`{{2. Queue Name}}\` stands for is the Queue Name that step 2 returns:
put the cursor into the field and choose it with *Insert data*. Everything else is typed, and is an example: put your own channel, sheet, queue and numbers there. What a
step of another app is called, and what it returns, is up to that app and may have changed.

\`npm run preview\` opens each recipe under *A small Zap* and runs it against the sandbox on this machine; there \`{{2.name}}\` is a value by its key, and steps of other
apps are shown with what they would get.
`;

/** @returns the page as Markdown. @throws {RangeError} for a recipe with a step, a field or a value that there is not. */
export function recipesPage(definition: Definition, recipes: readonly Recipe[]): string {
  return [INTRODUCTION, ...recipes.map((recipe) => section(definition, recipe)), INSTANT_NEW_QUEUE].join('\n');
}

function section(definition: Definition, { title, about, note, steps }: Recipe): string {
  const rows = steps.map((step, index) => [`${index + 1}`, ...told(definition, step, steps.slice(0, index))]);
  const { least, more } = recipeNeeds(definition, steps);
  const further = accessWords(more);
  return `## ${plainText(title)}

${plainText(about)}

${table(['', 'step', 'fields'], rows)}

${note === undefined ? '' : `- Good to know: ${plainText(note)}\n`}- Needs: ${accessWords(least) || 'nothing'}.${further && ` It can tell more with ${further}.`}
- More about each: [steps.md](steps.md).
`;
}

function accessWords({ scopes, permissions }: Access): string {
  const list = (noun: string, items: readonly string[]) =>
    items.length > 0 ? [`the ${noun}${items.length > 1 ? 's' : ''} ${listed(items)}`] : [];
  const ticked = scopes.map((scope) => `\`${scope}\``);
  return [...list('scope', ticked), ...list('permission', permissions.map(permissionPath))].join('; ');
}

const listed = (items: readonly string[]) =>
  [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(' and ');

function told(definition: Definition, step: RecipeStep, before: readonly RecipeStep[]): [name: string, fields: string] {
  const mapped = (value: unknown) => `\`${withLabels(definition, `${value}`, before)}\``;
  const notes = [
    ...(step.onlyIf ? [condition(step.onlyIf, mapped)] : []),
    ...(step.results === 'all' ? ['If there are several: all results, as line items'] : []),
    ...(step.nothingFound === 'continue' ? ['If nothing is found: go on'] : []),
  ];
  const own = ownSteps(definition, step);
  const name = step.app === undefined ? `**${nameOf(definition, step, own)}**` : `${step.app}: ${step.action}`;
  const inputs = inputsOf(step);
  const filled = inputs.flatMap((input, part) =>
    Object.entries(input).map(([key, value]) => {
      const ofCreate = part > 0 ? ' of the new one' : '';
      return `${labelOf(own[part], key)}${ofCreate}: ${shown(own[part], key, value, mapped)}`;
    }),
  );
  const chosen = own.flatMap((each, part) =>
    fieldsToChoose(each, inputs[part] ?? {}).map(({ label, key }) => `${label ?? key}: yours to choose`),
  );
  const fields = [...chosen, ...filled];
  return [name, [...fields, ...notes].map((each) => each.replaceAll('|', '\\|')).join('<br>') || 'none filled in'];
}

const nameOf = ({ searchOrCreates = {} }: Definition, { searchOrCreate = '' }: RecipeStep, own: readonly Step[]) =>
  searchOrCreates[searchOrCreate]?.display?.label ?? own.map(({ display }) => display.label).join(' or ');

/** In the words of Filter by Zapier: https://help.zapier.com/hc/en-us/articles/8496180919949 */
const RULES: Readonly<Record<string, string>> = {
  exactly: '(Text) Exactly matches',
  not: '(Text) Does not exactly match',
  containing: '(Text) Contains',
  'greater than': '(Number) Greater than',
  'less than': '(Number) Less than',
  true: '(Boolean) Is true',
  false: '(Boolean) Is false',
  empty: 'Does not exist',
  'not empty': 'Exists',
};

function condition({ value, is, to }: NonNullable<RecipeStep['onlyIf']>, mapped: (value: unknown) => string): string {
  const rule = Object.hasOwn(RULES, is) ? RULES[is] : undefined;
  if (rule) return `${mapped(value)} ${rule}${to === undefined ? '' : ` ${mapped(to)}`}`;
  throw new RangeError(`Filter by Zapier has no rule "${is}".`);
}

const fieldOf = (step: Step | undefined, key: string) =>
  step ? inputFieldsOf(step).find((field) => field.key === key) : undefined;

function labelOf(step: Step | undefined, key: string): string {
  const field = fieldOf(step, key);
  if (step && !field) throw new RangeError(`${step.key} has no field ${key}.`);
  return field?.label ?? key;
}

function shown(step: Step | undefined, key: string, value: unknown, mapped: (value: unknown) => string): string {
  const field = fieldOf(step, key);
  if (field?.type === 'boolean') return value === 'true' ? 'Yes' : 'No';
  const choice = field && choicesOf(field).find(([choice]) => choice === value)?.[1];
  if (choice !== undefined) return choice;
  if (Array.isArray(value)) return value.map(mapped).join(', ');
  if (typeof value !== 'object') return mapped(value);
  const pairs = Object.entries(Object(value) as object);
  return pairs.map(([name, each]) => `\`${name}\` = ${mapped(each)}`).join(', ');
}
