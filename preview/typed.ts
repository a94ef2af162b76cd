/**
 * What a form holds, as Zapier gives it to a step: mapped values put in, empty fields left out, text turned into numbers,
 * booleans and dates. The turning is done by Zapier's own command line, which does it "like Zapier production"; what it
 * would only guess at (readable.ts) is refused.
 */
import { createRequire } from 'node:module';
import type { InputField } from '../scripts/docs/definition.ts';
import { UnreadableFieldError } from './consequence.ts';
import { resolved, type Sources } from './mapping.ts';
import { isReadable, TAKEN } from './readable.ts';

/** Text, several texts, or pairs of key and value, as the form sends them. */
type Entered = unknown;

type Resolve = (inputData: Record<string, unknown>, fields: readonly object[], zone: string) => Record<string, unknown>;

const require = createRequire(import.meta.url);
/** Not before the first run: it brings a parser of dates along. */
const byZapier: Resolve = (...args) =>
  (require('zapier-platform-cli/src/oclif/commands/invoke/input-types.js') as Resolve)(...args);

const CONVERTED = new Set(['integer', 'number', 'boolean', 'datetime']);

/**
 * @param zone of the Zapier account, for dates without one.
 * @throws {UnreadableFieldError} for what is no date or number in a field that takes one.
 */
export function inputOf(
  fields: readonly InputField[],
  entered: Readonly<Record<string, Entered>>,
  sources: Sources,
  zone = 'UTC',
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueIn(field, Object.hasOwn(entered, field.key) ? entered[field.key] : undefined, sources);
    if (!isEmpty(value)) input[field.key] = field.dict ? value : converted(field, value, zone);
  }
  return input;
}

/** The same while a form is still being filled in: what cannot be read is left out. */
export function inputSoFar(
  fields: readonly InputField[],
  entered: Readonly<Record<string, Entered>>,
  sources: Sources,
): Record<string, unknown> {
  const inputs = fields.map((field) => {
    try {
      return inputOf([field], entered, sources);
    } catch (error) {
      if (error instanceof UnreadableFieldError) return {};
      throw error;
    }
  });
  return Object.assign({}, ...inputs);
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function valueIn({ list = false, dict = false }: InputField, entered: Entered, sources: Sources): unknown {
  const single = (value: unknown) => (typeof value === 'string' ? resolved(value, sources, list) : value);
  if (dict) return pairs(entered, single);
  if (!list) return single(Array.isArray(entered) ? entered.join(',') : entered);
  return [entered]
    .flatMap((value) => (Array.isArray(value) ? value.flatMap((each) => single(each)) : single(value)))
    .filter((value) => !isEmpty(value));
}

function pairs(entered: Entered, single: (value: unknown) => unknown): Record<string, unknown> | undefined {
  const given = Object.entries(Object(entered) as object).filter(([name]) => name !== '');
  return given.length === 0 ? undefined : Object.fromEntries(given.map(([name, value]) => [name, single(value)]));
}

function converted(field: InputField, value: unknown, zone: string): unknown {
  if (!CONVERTED.has(field.type ?? '')) return value;
  if (Array.isArray(value)) return value.map((each) => converted(field, each, zone));
  if (!isReadable(field.type, value))
    throw new UnreadableFieldError(field.label ?? field.key, field.key, TAKEN[field.type ?? ''] ?? '', `${value}`);
  if (typeof value === 'number' && field.type !== 'datetime') return value;
  return byZapier({ value: `${value}` }, [{ key: 'value', type: field.type }], zone).value;
}
