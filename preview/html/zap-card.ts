/** One step of a Zap. */
import type { Definition, InputField } from '../../scripts/docs/definition.ts';
import { defaults } from '../fields.ts';
import type { ForeignStep, OwnStep } from '../zap-steps.ts';
import { type Html, html } from './html.ts';
import { stepForm } from './step-form.ts';

const REMOVE = html`<button type="button" class="small" data-drop>Remove this step</button>`;

export function ownCard(
  definition: Definition,
  { step, parts, all, goOn }: OwnStep,
  fields: readonly (readonly InputField[])[],
  number: number,
): Html {
  // A part that a recipe says nothing of has the defaults of its fields.
  const entered = parts.map((part, index) => ({ ...defaults(fields[index] ?? []), ...part }));
  const form = stepForm(definition, step, fields, { ref: `${number}`, entered, all, goOn, level: 2 });
  return html`<li class="card">${form}${REMOVE}</li>`;
}

/** Nothing is sent to another app: its fields show what it would get. */
export function foreignCard({ app, action, input, sample, onlyIf }: ForeignStep, number: number): Html {
  const fields = Object.entries(input).map(([label, value], index) => {
    const id = `f-${number}-${index}`;
    return html`<div class="field" data-key="${label}" data-part="0" data-shape="single" data-label="${label}"><div class="head"><label for="${id}">${label}</label><div class="tools"><button type="button" class="small" data-map>Insert data…<span class="hidden"> for ${label}</span></button></div></div><input class="value" id="${id}" value="${value}" autocomplete="off"><p class="chosen" role="status"></p></div>`;
  });
  const condition =
    onlyIf &&
    html`<p>Goes on only if <code>${onlyIf.value}</code> is <b>${onlyIf.is}</b> <code>${onlyIf.to ?? ''}</code>.</p>`;
  const kept = JSON.stringify({ app, action, sample, onlyIf });
  return html`<li class="card"><section class="step foreign" data-ref="${number}" data-foreign="${kept}">
<header><p class="kind">Another app</p><h2>${number}. ${app}: ${action}</h2><p class="meta">Not run here: you see what it would get.</p></header>
<form><div class="fields">${fields}</div>${condition}</form></section>${REMOVE}</li>`;
}
