/**
 * The numbers of a customer, from whatever an earlier step gives. Only what cannot be a phone number is refused; which
 * numbers can be called, Genesys knows. No sentence quotes one, since they belong to a customer.
 */
import { InputError } from '../errors/input-error.ts';

const LABEL = 'Phone Numbers';

/** More than anybody has. */
const MOST = 100;

/** Room for `+1 (317) 555-0100 extension 12345`. */
const LONGEST = 100;

/** The shortest numbers in use are those of emergency calls, and extensions. */
const FEWEST_DIGITS = 3;

/** What a spreadsheet makes of a long number: most of its digits are lost. */
const SHORTENED = /^\d+(\.\d+)?e\+?\d+$/i;

/**
 * @param value a number or text, or a list of them: line items, or a list that was mapped into one line, whose entries are
 *   separated by commas, semicolons or line breaks. Null counts as not given.
 * @returns the numbers, each once, as they were written.
 * @throws {InputError} when there is none, or too many, or something that cannot be a phone number.
 */
export function phoneNumbers(value: unknown): string[] {
  const entries = [value]
    .flat()
    .flatMap(textsOf)
    .map((entry) => entry.trim());
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

function textsOf(item: unknown): string[] {
  if (item === null || item === undefined) return [];
  if (typeof item === 'string') return item.split(/[,;\r\n]/);
  if (typeof item !== 'number') throw noNumber(`one of its entries is ${kindOf(item)}`);
  if (Number.isSafeInteger(item) && item >= 0) return [`${item}`];
  throw noNumber('one of its entries is a number with a fraction, a sign or too many digits');
}

function kindOf(item: unknown): string {
  if (Array.isArray(item)) return 'a list of its own';
  return typeof item === 'object' ? 'an object' : 'no text and no number';
}

function faultOf(number: string): string | null {
  if (SHORTENED.test(number)) return 'was shortened by a spreadsheet, so that its last digits are lost';
  if (number.length > LONGEST) return `has more than ${LONGEST} characters`;
  return (number.match(/\d/g) ?? []).length < FEWEST_DIGITS ? `has fewer than ${FEWEST_DIGITS} digits` : null;
}

function noNumber(found: string): InputError {
  return new InputError(`${LABEL} must be phone numbers such as +13175550100; ${found}.`);
}
