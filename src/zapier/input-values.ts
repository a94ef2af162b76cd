/** What fields of other types than text hold: a value mapped from an earlier step reaches the code as it is. */
import { InputError, shown } from '../genesys/errors/input-error.ts';
import { textOf } from './inputs.ts';

/** The contract's int32. */
const MOST_INTEGER = 2 ** 31 - 1;

/** @returns the number that is written in decimal digits, with a fraction or without; NaN for all else, such as 0x10 and 1e3. */
export function decimal(text: string): number {
  return /^\+?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})$/.test(text) ? Number(text) : Number.NaN;
}

/**
 * @param label of the field.
 * @returns undefined for a field that is not filled in.
 * @throws {InputError} for anything but a whole number of 32 bits.
 */
export function integerOf(label: string, value: unknown): number | undefined {
  const text = textOf(label, value).trim();
  if (text === '') return undefined;
  const number = /^[+-]?\d{1,10}(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Math.abs(number) <= MOST_INTEGER) return number;
  throw new InputError(`${label} must be a whole number; it is ${shown(text)}.`);
}

const WORDS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  y: true,
  on: true,
  1: true,
  false: false,
  no: false,
  n: false,
  off: false,
  0: false,
};

/**
 * @param label of the field.
 * @returns undefined for a field that is not filled in.
 * @throws {InputError} for anything but true or false, also in the words that other apps have for them.
 */
export function booleanOf(label: string, value: unknown): boolean | undefined {
  const text = textOf(label, value).trim();
  const word = text.toLowerCase();
  if (text === '') return undefined;
  if (Object.hasOwn(WORDS, word)) return WORDS[word];
  throw new InputError(`${label} must be true or false; it is ${shown(text)}.`);
}

/**
 * @param label of the field.
 * @param values what the field holds: a list, or one that was mapped into text with commas.
 * @returns the entries, those that are blank left out.
 * @throws {InputError} for an entry that is a list or an object.
 */
export function listOf(label: string, values: unknown): string[] {
  const entries = [values].flat().flatMap((value) => textOf(label, value).split(','));
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}
