/** docs/steps.md: the words, fields, output, access and cost of every step, from the app's definition. */

import { permissionPath } from '../../src/genesys/errors/phrases.ts';
import { permissionsOf, REQUIREMENTS, type Requirement } from '../../src/genesys/requirements.ts';
import { LARGE_RUN } from '../../src/zapier/throttle.ts';
import {
  choicesOf,
  type Definition,
  inputFieldsOf,
  type OutputField,
  type ShownField,
  type Step,
} from './definition.ts';
import { GENERATED, plainText, table } from './markdown.ts';
import { STEP_NEEDS, type StepNeeds } from './step-needs.ts';
import { STEP_NOTES } from './step-notes.ts';

const INTRODUCTION = `# The steps

${GENERATED}

What a builder meets in the Zap editor: the words of every step, its fields, what it returns, what it needs and what it costs.

**Needs.** A *scope* is ticked on the OAuth client; it counts only where the organization enforces scopes. A *permission* is held by a role of
the user who connects, in each division whose queues are wanted. Both are needed. How to set them up: [connecting.md](connecting.md).

**Requests.** Genesys Cloud documents 300 a minute for each connection, for all its Zaps together; it may be fewer, and what its answers say counts. The numbers are for a run in which nothing has to be
repeated. A request that fails in a way that may pass is sent up to three times; a list that changes while it is read is read up to three
times; a refusal costs a few more, once, to say what was granted and what else is missing. What changes something is sent again only where it surely did not happen.

**Output.** What Genesys Cloud does not tell about a queue is left out of the result.
`;

/** @returns the page as Markdown. */
export function stepsPage({ triggers, searches, creates = {} }: Definition): string {
  const kinds = [
    ...Object.values(triggers).map((step) => ({ kind: 'Trigger', step })),
    ...Object.values(searches).map((step) => ({ kind: 'Search', step })),
    ...Object.values(creates).map((step) => ({ kind: 'Action', step })),
  ];
  const shown = kinds.filter(({ step }) => !step.display.hidden);
  const sections = shown.map(({ kind, step }, index) => section(kind, step, shown.slice(0, index)));
  const dropdowns = kinds.filter(({ step }) => step.display.hidden).map(({ step }) => step);
  return `${[INTRODUCTION, ...sections, dropdownSection(dropdowns)].join('\n')}`;
}

function section(kind: string, step: Step, before: readonly { step: Step }[]): string {
  const { key, display } = step;
  const { requests, meanwhile, largeRun, ...needs } = needsOf(step);
  return `## ${display.label}

${kind} \`${key}\`. ${plainText(display.description)}

${fieldTable(inputFieldsOf(step))}

${output(
  step,
  before.map((other) => other.step),
)}
${STEP_NOTES[key] ? `\n${STEP_NOTES[key]}\n` : ''}
- Needs: ${needed(needs)}
- Requests: ${requests}
${throttled(step, largeRun)}${meanwhile === undefined ? '' : `- While queues are changed: ${meanwhile}\n`}`;
}

/** The sum behind a throttle. */
function throttled({ key, operation: { throttle } }: Step, largeRun: string | undefined): string {
  if (!throttle) return '';
  const requests = new Map<string, number>(Object.entries(LARGE_RUN)).get(key);
  if (largeRun === undefined || requests === undefined)
    throw new RangeError(`Neither step-needs.ts nor throttle.ts says what a large run of ${key} is.`);
  return (
    `- Throttled: Zapier runs it ${throttle.limit} times a minute at most for each connection, and later what comes above that. ` +
    `A large run (${largeRun}) costs ${requests} requests, and ${throttle.limit} × ${requests} = ${throttle.limit * requests} of the 300 that Genesys Cloud documents.\n`
  );
}

function needsOf({ key }: Step): StepNeeds {
  const needs = STEP_NEEDS[key];
  if (needs) return needs;
  throw new RangeError(`scripts/docs/step-needs.ts does not say what ${key} needs.`);
}

function fieldTable(fields: readonly ShownField[]): string {
  const notes = fields
    .filter(({ type }) => type === 'copy')
    .map(({ helpText = '' }) => `Shown below the fields: "${plainText(helpText)}"`);
  const rows = fields
    .filter(({ type }) => type !== 'copy')
    .map((field) => [
      `**${field.label}** \`${field.key}\``,
      `${field.required ? 'yes' : 'no'}${field.when ? `, when ${field.when}` : ''}`,
      takes(field),
      plainText(field.helpText ?? ''),
    ]);
  return [table(['field', 'required', 'takes', 'help'], rows), ...notes].join('\n\n');
}

/** What may be entered, in a few words. */
function takes(field: ShownField): string {
  const choices = choicesOf(field).map(([value, label]) => (value === field.default ? `${label} (default)` : label));
  if (choices.length > 0) return choices.join(' · ');
  if (field.dict) return 'names, each with a value';
  const kind = field.dynamic ? 'a choice from a list' : (field.type ?? 'string').replace('string', 'text');
  return `${field.list ? 'one or several: ' : ''}${kind}${field.default ? `, ${field.default} by default` : ''}`;
}

function output({ display, operation: { outputFields = [], sample = {} } }: Step, before: readonly Step[]): string {
  const words = (fields: readonly OutputField[]) =>
    JSON.stringify(fields.map(({ key, label, type }) => [key, label, type]));
  const primary = outputFields.filter((field) => field.primary).map(({ key }) => `\`${key}\``);
  const told = primary.length > 0 ? ` Zapier tells results apart by ${primary.join(' and ')}.` : '';
  const same = before.find((other) => words(other.operation.outputFields ?? []) === words(outputFields));
  if (same) {
    const { label } = same.display;
    return `Returns the same as [${label}](#${label.toLowerCase().replaceAll(' ', '-')}).${told}`;
  }
  const rows = outputFields
    .filter(({ key }) => !key.includes('__'))
    .map((field) => [`${field.label}`, `\`${field.key}\``, typeOf(field), example(sample[field.key])]);
  return `Returns:${told}\n\n${table(['label', 'key', 'type', 'example'], rows)}${repeated(outputFields, display.label)}`;
}

const typeOf = ({ type, list }: OutputField) => `${list ? 'list of ' : ''}${`${type}`.replace('string', 'text')}`;

function example(value: unknown): string {
  const list = [value].flat();
  return list.length > 0 && value !== undefined ? list.map((item) => `\`${item}\``).join(', ') : '';
}

/** Keys such as `voice__waiting`: the same numbers for each of several things, told once. */
function repeated(fields: readonly OutputField[], step: string): string {
  const nested = fields.filter(({ key }) => key.includes('__'));
  if (nested.length === 0) return '';
  const parents = [...new Set(nested.map(({ key }) => key.split('__')[0]))];
  const inFirst = nested.filter(({ key }) => key.startsWith(`${parents[0]}__`));
  if (inFirst.length * parents.length !== nested.length)
    throw new RangeError(`${step}: not the same keys in each of ${parents}.`);
  const [first] = inFirst;
  const children = inFirst.map(({ key }) => `\`${key.split('__')[1]}\``);
  return `\n\nAnd for each of ${parents.map((parent) => `\`${parent}\``).join(', ')}: ${children.join(', ')}, as \`${first?.key}\`, labeled "${first?.label}".`;
}

function needed({ calls, helpful = [] }: Omit<StepNeeds, 'requests'>): string {
  const sentences = [
    calls.length > 0 ? `${accessWords(calls)}.` : 'nothing.',
    ...(helpful.length > 0 ? [`It can tell more with ${accessWords(helpful)}.`] : []),
  ];
  return sentences.join(' ');
}

function accessWords(calls: StepNeeds['calls']): string {
  const accesses: Requirement[] = calls.map((call) => REQUIREMENTS[call]);
  const scopes = accesses.map(({ scopes: [first, ...others] }) =>
    others.length > 0 ? `\`${first}\` (or ${others.map((scope) => `\`${scope}\``).join(', ')})` : `\`${first}\``,
  );
  const permissions = accesses
    .filter(({ permission }) => permission !== null)
    .map((requirement) => permissionsOf(requirement).map(permissionPath).join(' or '));
  const list = (noun: string, items: readonly string[]) => {
    const distinct = [...new Set(items)];
    return distinct.length > 0 ? [`the ${noun}${distinct.length > 1 ? 's' : ''} ${distinct.join(' and ')}`] : [];
  };
  return [...list('scope', scopes), ...list('permission', permissions)].join('; ');
}

function dropdownSection(steps: readonly Step[]): string {
  const rows = steps.map((step) => {
    const { requests, largeRun: _, ...needs } = needsOf(step);
    return [step.noun, `\`${step.key}\``, needed(needs), requests];
  });
  return `## The dropdowns

What the editor asks for when such a field is opened.

${table(['of', 'key', 'needs', 'requests'], rows)}
`;
}
