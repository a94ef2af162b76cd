/** What makes an entry no phone number, though it may have the digits of one. */
import { isUuid } from '../values.ts';

/** Room for `+1 (317) 555-0100 extension 12345`. */
const LONGEST = 100;

/** The shortest numbers in use are those of emergency calls, and extensions. */
const FEWEST_DIGITS = 3;

/** ITU-T E.164 has 15; an extension comes on top. */
const MOST_DIGITS = 20;

/** What a spreadsheet makes of a long number: most of its digits are lost. */
const SHORTENED = /^\d+(\.\d+)?e\+?\d+$/i;

/** A number that went through arithmetic; one that people write has more digits after its last point. */
const DECIMAL = /^[+-]?(\d+\.\d{1,2}|\d{7,}\.0+)$/;

/** Year, month and day, or the other way round; a time may follow. */
const DATE =
  /^((19|20)\d\d\s?[-/.]\s?[01]?\d\s?[-/.]\s?[0-3]?\d|[0-3]?\d\s?[-/.]\s?[0-3]?\d\s?[-/.]\s?(19|20)\d\d)(?!\d)([\sT].*)?$/;

/** What may follow a number: `x501`, `ext. 501`. */
const EXTENSION = /(?:x|ext|extn|extension)[\s.:]*\d{1,10}$/i;

/** Digits, as they are grouped anywhere, a country code first. The hyphens of typesetters come with what was copied. */
const WRITTEN = /^[+(\d][\d\s()./+\-\u2010-\u2015]*$/;

/**
 * @param entry without spaces around it, not empty.
 * @returns what is wrong with it, as it follows its name; null for a phone number. Never what it holds.
 */
export function faultOf(entry: string): string | null {
  if (SHORTENED.test(entry)) return 'was shortened by a spreadsheet, so that its last digits are lost';
  if (entry.length > LONGEST) return `has more than ${LONGEST} characters`;
  const number = entry.replace(EXTENSION, '');
  if (number === '') return 'is an extension without a number: write it behind its number, with no comma between them';
  if (entry.includes('@')) return 'is an email address';
  if (isUuid(entry)) return 'is an ID';
  if (DATE.test(entry)) return 'is a date';
  if (DECIMAL.test(entry)) return 'is a decimal number';
  if (digitsOf(number) < FEWEST_DIGITS) return `has fewer than ${FEWEST_DIGITS} digits`;
  if (!WRITTEN.test(number)) return 'has letters or signs that no phone number has';
  return digitsOf(entry) > MOST_DIGITS ? `has more than ${MOST_DIGITS} digits` : null;
}

const digitsOf = (text: string) => text.replace(/\D/g, '').length;
