/**
 * The numbers of a customer, from whatever an earlier step gives. What people write as a phone number is one; what cannot be
 * one is refused, since somebody would wait for a call. Which numbers can be called, Genesys knows. No sentence quotes one,
 * since they belong to a customer.
 */
import { InputError } from '../errors/input-error.ts';
import { faultOf } from './phone-number-faults.ts';

const LABEL = 'Phone Numbers';

/** More than anybody has. */
const MOST = 100;

/** Fewer digits on either side of a slash are a part of a number, as in `030 / 5550100`. */
const WHOLE_NUMBER = 7;

/** Marks of reading direction and the like, which come with a number that was copied from elsewhere, and show nowhere. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/**
 * @param value a number or text, or a list of them: line items, a list as JSON, or one that was mapped into one line, whose
 *   entries are separated by commas, semicolons, line breaks, upright bars or slashes between spaces. Null counts as not given.
 * @returns the numbers, each once, as they were written.
 * @throws {InputError} when there is none, or too many, or something that cannot be a phone number.
 */
export function phoneNumbers(value: unknown): string[] {
  const entries = [value]
    .flat()
    .flatMap((item) => listInText(item) ?? [item])
    .flatMap(textsOf)
    .map((entry) => entry.replace(INVISIBLE, '').trim());
  const numbers = [...new Set(entries.filter((entry) => entry !== ''))];
  if (numbers.length === 0) throw new InputError(`${LABEL} is empty: enter at least one phone number.`);
  if (numbers.length > MOST)
    throw new InputError(`${LABEL} must have ${MOST} numbers at most; it has ${numbers.length}.`);
  for (const [index, number] of numbers.entries()) {
    const fault = faultOf(number);
    if (fault) throw noNumber(`entry ${index + 1} of ${numbers.length} ${fault}`);
  }
  return numbers;
}

/** JSON that begins so is a list. */
function listInText(item: unknown): unknown[] | null {
  if (typeof item !== 'string' || !item.trimStart().startsWith('[')) return null;
  try {
    return JSON.parse(item);
  } catch {
    return null;
  }
}

function textsOf(item: unknown): string[] {
  if (item === null || item === undefined) return [];
  if (typeof item === 'string') return item.split(/[,;|\r\n\u2028\u2029]/).flatMap(bySlashes);
  if (typeof item !== 'number') throw noNumber(`one of its entries is ${kindOf(item)}`);
  if (Number.isSafeInteger(item) && item >= 0) return [`${item}`];
  throw noNumber('one of its entries is a number with a fraction, a sign or too many digits');
}

function bySlashes(entry: string): string[] {
  const parts = entry.split(/\s\/\s/);
  return parts.every((part) => (part.match(/\d/g) ?? []).length >= WHOLE_NUMBER) ? parts : [entry];
}

function kindOf(item: unknown): string {
  if (Array.isArray(item)) return 'a list of its own';
  return typeof item === 'object' ? 'an object' : 'no text and no number';
}

function noNumber(found: string): InputError {
  return new InputError(`${LABEL} must be phone numbers such as +13175550100; ${found}.`);
}
