/**
 * Cuts secrets out of the long texts of an answer before anything reads them. What is short is read whole, and redacted where
 * it leaves the run; what is long is cut when it is read, and half a secret in the middle of a sentence would not be known.
 */
import { LONGEST } from '../values.ts';
import { longTexts } from './long-texts.ts';
import { mapTexts } from './map-texts.ts';
import { redactor } from './redact.ts';

/** No text of an answer is read beyond so many characters. */
const MOST_READ = 20_000;

/**
 * @param secrets those shorter than 8 characters, and what is no text, are no secrets.
 * @returns a function of what was parsed and of the JSON that it was: the same data, or a copy without secrets in its long
 *   texts. What becomes of a text depends on nothing but itself, so that a queue has the same name on every page.
 */
export function answerRedactor(secrets: readonly unknown[]): (data: object, json: string) => object {
  const redact = redactor(secrets);
  return (data, json) => {
    const long = longTexts(json, LONGEST);
    const isSecret = (text: string) => redact(text, MOST_READ) !== text.slice(0, MOST_READ);
    if (!long.some(isSecret)) return data;
    return mapTexts(data, (text) => (text.length > LONGEST ? redact(text, MOST_READ) : text));
  };
}
