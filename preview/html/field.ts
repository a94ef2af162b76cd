/** A field of a form, as the definition has it. What it holds is read by public/form.js. */
import { choicesOf, type Definition, type InputField } from '../../scripts/docs/definition.ts';
import { control } from './control.ts';
import { type Html, html } from './html.ts';
import { block, inline } from './markdown.ts';

interface FieldPlace {
  /** Distinguishes the form from others on the page. */
  readonly ref: string;
  /** Of a search-or-create: 0 for the search, 1 for the create. */
  readonly part: number;
  /** Whether it takes mapped and custom values, as the fields of steps do, and those of a connection do not. */
  readonly mapped?: boolean;
}

/** @param value what it holds: text, several texts, or pairs. */
export function fieldHtml(definition: Definition, field: InputField, value: unknown, place: FieldPlace): Html {
  if (field.type === 'copy') return html`<div class="copy">${block(field.helpText ?? '')}</div>`;
  const id = `f-${place.ref}-${place.part}-${field.key}`;
  const { key, label = key, list = false, dict = false, required, type = 'string' } = field;
  const name = html`${label}${required && html` <span class="required">(required)</span>`}`;
  const help = field.helpText && html`<p class="help" id="${id}-help">${inline(field.helpText)}</p>`;
  const shape = dict ? 'dict' : list ? 'list' : 'single';
  const body = shape === 'single' ? single(field, value, id, place.mapped !== false) : rows(field, value, shape);
  const data = html`data-key="${key}" data-part="${place.part}" data-shape="${shape}" data-label="${label}"${field.dynamic && html` data-dynamic`}${field.altersDynamicFields && html` data-alters`}`;
  const buttons = place.mapped !== false && tools(definition, field);
  const after = html`${help}<p class="chosen" role="status"></p>`;
  return shape === 'single'
    ? html`<div class="field" ${data}><div class="head"><label for="${id}">${name}</label>${typeName(type, field)}${buttons}</div>${body}${after}</div>`
    : html`<fieldset class="field" ${data}${help && html` aria-describedby="${id}-help"`}><legend>${name}</legend>${body}${buttons}${after}</fieldset>`;
}

/** What a person may enter where the control does not show it. */
function typeName(type: string, field: InputField): Html | false {
  if (choicesOf(field).length > 0 || field.dynamic || type === 'string' || type === 'boolean') return false;
  return html`<span class="type">${type}</span>`;
}

function single(field: InputField, value: unknown, id: string, mapped: boolean): Html {
  return control(field, `${value ?? ''}`, {
    id,
    describedBy: field.helpText ? `${id}-help` : null,
    label: null,
    mapped,
  });
}

function rows(field: InputField, value: unknown, shape: 'list' | 'dict'): Html {
  const values: readonly (readonly [string, string])[] =
    shape === 'dict'
      ? Object.entries(Object(value) as object).map(([key, each]) => [key, `${each}`])
      : [value ?? []].flat().map((each) => ['', `${each}`]);
  const [first, ...others] = values.length > 0 ? values : [['', ''] as const];
  return html`<div class="rows">${[first ?? (['', ''] as const), ...others].map((pair) => row(field, pair, shape))}</div>
<template>${row(field, ['', ''], shape)}</template>
<button type="button" class="small" data-add>Add ${shape === 'dict' ? 'a pair' : 'another'}<span class="hidden"> to ${field.label ?? field.key}</span></button>`;
}

function row(field: InputField, [key, value]: readonly [string, string], shape: 'list' | 'dict'): Html {
  const label = field.label ?? field.key;
  const name =
    shape === 'dict' && html`<input class="name" aria-label="${label}: name" value="${key}" autocomplete="off">`;
  const input = control(field, value, {
    id: null,
    describedBy: null,
    label: shape === 'dict' ? `${label}: value` : label,
  });
  return html`<div class="row">${name}${input}<button type="button" class="small" data-remove aria-label="Remove from ${label}">✕</button></div>`;
}

/** Beside the field: its list, the search that can stand before it, and earlier results. */
function tools(definition: Definition, { dynamic, search, label = '' }: InputField): Html {
  const [key = ''] = (search ?? '').split('.');
  const found = definition.searches[key]?.display.label;
  const named = html`<span class="hidden"> for ${label}</span>`;
  return html`<div class="tools">${dynamic && html`<button type="button" class="small" data-choose>Choose…${named}</button>`}${
    found && html`<button type="button" class="small" data-search="${search}">+ ${found}${named}</button>`
  }<button type="button" class="small" data-map>Insert data…${named}</button></div>`;
}
