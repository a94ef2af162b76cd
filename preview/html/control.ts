/** The element in which one value is entered. Each takes a mapped value, too, so a choice can always be a custom one. */
import { choicesOf, type InputField } from '../../scripts/docs/definition.ts';
import { type Html, html } from './html.ts';

interface Naming {
  readonly id: string | null;
  readonly describedBy: string | null;
  /** Where no visible label belongs to it. */
  readonly label: string | null;
  /** Whether a choice may be a custom one; yes when left out. */
  readonly mapped?: boolean;
}

/** What the select holds while the value is typed or mapped. */
const CUSTOM = '__custom__';

const BOOLEANS = [
  ['true', 'True'],
  ['false', 'False'],
] as const;

export function control(field: InputField, value: string, naming: Naming): Html {
  const choices = field.type === 'boolean' ? BOOLEANS : choicesOf(field);
  if (choices.length > 0) return choiceControl(field, choices, value, naming);
  const attributes = html`${names(naming)} class="value" placeholder="${placeholder(field)}" autocomplete="off" spellcheck="false"`;
  if (field.type === 'text' || field.type === 'code') return html`<textarea ${attributes} rows="4">${value}</textarea>`;
  const numeric = field.type === 'integer' || field.type === 'number';
  const input = html`<input ${attributes} type="${field.type === 'password' ? 'password' : 'text'}" value="${value}"${numeric && html` inputmode="${field.type === 'integer' ? 'numeric' : 'decimal'}"`}>`;
  if (field.type !== 'datetime') return input;
  return html`${input}<input type="datetime-local" class="pick" aria-label="Pick a date and time for ${field.label ?? field.key}">`;
}

function placeholder({ placeholder, type, dynamic }: InputField): string {
  if (placeholder) return placeholder;
  if (dynamic) return 'Choose, type or insert…';
  return type === 'datetime' ? 'such as 2026-07-01 09:00' : '';
}

function choiceControl(
  field: InputField,
  choices: readonly (readonly [string, string])[],
  value: string,
  naming: Naming,
): Html {
  const known = value === '' || choices.some(([choice]) => choice === value);
  const option = ([choice, label]: readonly [string, string]) =>
    html`<option value="${choice}"${choice === value && html` selected`}>${label}</option>`;
  const label = naming.label ?? field.label ?? field.key;
  const select = html`<select ${names(naming)} class="choice"><option value="">Choose…</option>${choices.map(option)}${
    naming.mapped !== false && html`<option value="${CUSTOM}"${!known && html` selected`}>Custom value…</option>`
  }</select>`;
  if (naming.mapped === false) return select;
  return html`${select}<input class="value" aria-label="Custom value for ${label}" value="${known ? '' : value}" autocomplete="off"${known && html` hidden`}>`;
}

const names = ({ id, describedBy, label }: Naming) =>
  html`${id && html`id="${id}"`}${describedBy && html` aria-describedby="${describedBy}"`}${label && html` aria-label="${label}"`}`;
