/**
 * What the agent reads about a callback: the contract's `data`, "a map of key-value pairs" of texts, of which Genesys's own
 * example has one named `notes`.
 */
import { InputError } from '../errors/input-error.ts';
import { isObject, jsonObject } from '../values.ts';

const LABEL = 'Data';
const NOTES = 'notes';

/**
 * @param value what the field "Data" holds: an object, or one that was mapped into text as JSON. What has no value is left out.
 * @param notes what the field "Notes" holds; empty for none.
 * @returns names and texts; undefined where there are none.
 * @throws {InputError} for what is no object, a value without a name, and notes in both fields.
 */
export function callbackData(value: unknown, notes: string): Record<string, string> | undefined {
  const filled = Object.entries(objectOf(value)).flatMap(([name, item]): [string, string][] => {
    const text = valueText(item);
    return text === '' ? [] : [[name.trim(), text]];
  });
  if (filled.some(([name]) => name === ''))
    throw new InputError(`${LABEL} has a value without a name: enter a name beside it, or leave the value out.`);
  const names = filled.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new InputError(`${LABEL} has two values of the same name: give each a name of its own.`);
  if (notes.trim() !== '') {
    if (names.includes(NOTES))
      throw new InputError(`Notes and the value "${NOTES}" in ${LABEL} are the same thing: fill in one of them.`);
    filled.unshift([NOTES, notes]);
  }
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}

function objectOf(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null || value === '') return {};
  const object = typeof value === 'string' ? jsonObject(value) : value;
  if (isObject(object)) return object;
  throw new InputError(
    `${LABEL} must be names with a value each; it is ${Array.isArray(object) ? 'a list' : 'a single value'}.`,
  );
}

/** Lists of single values as people write them, what has more parts as JSON. */
function valueText(item: unknown): string {
  if (typeof item === 'string') return item;
  if (item === undefined || item === null) return '';
  if (Array.isArray(item) && item.every((part) => typeof part !== 'object')) return item.join(', ');
  return JSON.stringify(item);
}
