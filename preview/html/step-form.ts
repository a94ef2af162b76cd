/** A step with its form, and the place where its results will stand. */
import type { Definition, InputField } from '../../scripts/docs/definition.ts';
import { defaults, type EnteredParts } from '../fields.ts';
import { isDynamic, KINDS, type OfferedStep } from '../steps.ts';
import { fieldHtml } from './field.ts';
import { type Html, html } from './html.ts';
import { inline } from './markdown.ts';

/**
 * @param fields for each part of the step.
 * @param entered what they hold; where a part has nothing at all, the defaults.
 */
export function stepFields(
  definition: Definition,
  fields: readonly (readonly InputField[])[],
  entered: EnteredParts,
  ref: string,
): Html {
  const parts = fields.map((ofPart, part) => {
    const values = { ...(entered[part] ?? defaults(ofPart)) };
    const all = ofPart.map((field) => fieldHtml(definition, field, values[field.key], { ref, part }));
    const none = ofPart.length === 0 && html`<p class="help">This step has no fields.</p>`;
    if (fields.length === 1) return html`${none}${all}`;
    const title = part === 0 ? 'Find' : 'If nothing is found, create';
    return html`<fieldset class="part"><legend>${title}</legend>${none}${all}</fieldset>`;
  });
  return html`${parts}`;
}

interface StepFormOptions {
  /** The name under which later fields are mapped from it. */
  readonly ref: string;
  readonly entered: EnteredParts;
  /** Whether later steps get all results. */
  readonly all: boolean;
  /** Whether they run although it found nothing. */
  readonly goOn?: boolean;
  /** Of the heading: 1 on a page of its own, more on a card. */
  readonly level: 1 | 2;
}

export function stepForm(
  definition: Definition,
  step: OfferedStep,
  fields: readonly (readonly InputField[])[],
  { ref, entered, all, goOn = false, level }: StepFormOptions,
): Html {
  const { kind, key, noun, label, description } = step;
  const title = level === 1 ? html`<h1>${label}</h1>` : html`<h2>${ref}. ${label}</h2>`;
  const many = kind !== 'triggers' && level === 2;
  return html`<section class="step" data-kind="${kind}" data-key="${key}" data-ref="${ref}"${isDynamic(step) && html` data-alterable`}>
<header><p class="kind">${KINDS[kind]}</p>${title}
<p>${inline(description)}</p><p class="meta">Key <code>${key}</code> · noun ${noun}</p></header>
<form><div class="fields">${stepFields(definition, fields, entered, ref)}</div>
${many && html`<label class="check"><input type="checkbox" name="all"${all && html` checked`}> Later steps get all results, not the first alone</label>`}
${many && kind === 'searches' && html`<label class="check"><input type="checkbox" name="go-on"${goOn && html` checked`}> Go on when nothing is found</label>`}
<div class="actions"><button type="submit" class="primary">${kind === 'triggers' ? 'Load samples' : 'Test'}</button></div></form>
<div class="run"></div></section>`;
}
