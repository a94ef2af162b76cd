/** Reads and fills the fields that the server has made of the definition. */
import { fragment } from './dom.js';

const CUSTOM = '__custom__';

/** The value of one control: a choice, or what is typed or mapped. */
function valueIn(box) {
  const choice = box.querySelector('select.choice');
  if (choice && choice.value !== CUSTOM) return choice.value;
  return box.querySelector('.value')?.value ?? '';
}

function readField(field) {
  if (field.dataset.shape === 'single') return valueIn(field);
  const rows = [...field.querySelectorAll('.row')];
  if (field.dataset.shape === 'list') return rows.map(valueIn).filter((value) => value !== '');
  return Object.fromEntries(rows.map((row) => [row.querySelector('.name').value, valueIn(row)]));
}

/** What the form of a step holds, for each of its parts. */
export function readParts(section) {
  const parts = [];
  for (const field of section.querySelectorAll('.field')) {
    const part = Number(field.dataset.part);
    parts[part] ??= {};
    parts[part][field.dataset.key] = readField(field);
  }
  for (let part = 0; part < parts.length; part++) parts[part] ??= {};
  return parts;
}

/** Puts a value into the field, or into the first free row of a list. */
export function setValue(field, value, { insert = false } = {}) {
  const boxes = field.dataset.shape === 'single' ? [field] : [...field.querySelectorAll('.row')];
  // A list gets one more; a pair is filled where the person was.
  const active = field.dataset.shape === 'dict' ? boxes.find((each) => each === field.activeRow) : undefined;
  const box =
    active ?? boxes.find((each) => valueIn(each) === '') ?? (field.dataset.shape === 'single' ? field : addRow(field));
  const choice = box.querySelector('select.choice');
  const input = box.querySelector('.value');
  if (choice) {
    const known = [...choice.options].some((option) => option.value === value);
    choice.value = known ? value : CUSTOM;
    input.hidden = known;
    if (known) return input;
  }
  if (insert && !choice && input.value !== '')
    input.setRangeText(value, input.selectionStart, input.selectionEnd, 'end');
  else input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return input;
}

function addRow(field) {
  field.querySelector('.rows').append(fragment(field.querySelector('template').innerHTML));
  return field.querySelector('.rows').lastElementChild;
}

/** What fields do by themselves, for all forms on the page, those that come later included. */
export function bindFields() {
  document.addEventListener('change', ({ target }) => {
    if (target.matches('select.choice')) {
      const input = target.parentElement.querySelector('.value');
      input.hidden = target.value !== CUSTOM;
      if (!input.hidden) input.focus();
    }
    if (target.matches('.pick') && target.value) setValue(target.closest('.field'), target.value.replace('T', ' '));
  });
  document.addEventListener('focusin', ({ target }) => {
    const row = target.closest?.('.row');
    if (row) row.closest('.field').activeRow = row;
  });
  document.addEventListener('click', ({ target }) => {
    const field = target.closest?.('.field');
    if (target.matches('[data-add]')) addRow(field).querySelector('input, textarea, select').focus();
    if (target.matches('[data-remove]')) removeRow(field, target.closest('.row'));
  });
}

function removeRow(field, row) {
  const rows = [...field.querySelectorAll('.row')];
  if (rows.length === 1) for (const input of row.querySelectorAll('input, textarea, select')) input.value = '';
  else row.remove();
  field.activeRow = null;
  field.querySelector('.row input, .row textarea, .row select').focus();
}
