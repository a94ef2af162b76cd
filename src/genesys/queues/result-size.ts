/**
 * What fits in one result. Zapier refuses a larger one, and what is cut off a poll fires later as if it were new, or never.
 * So nothing is left out silently: a result is made smaller by what no Zap is told apart by, or the step fails in words.
 * https://docs.zapier.com/platform/build/operating-constraints
 */
import { InputError } from '../errors/input-error.ts';

/** Zapier takes results up to 6 MB; the rest of an answer needs some of that. */
export const MOST_RESULT_BYTES = 5_000_000;

/**
 * How many of the first items fit in a result.
 *
 * @param items what Zapier would be given as JSON.
 */
export function fitting(items: readonly unknown[]): number {
  let bytes = START;
  for (const [index, item] of items.entries()) {
    bytes += sizeOf(item);
    if (bytes > MOST_RESULT_BYTES) return index;
  }
  return items.length;
}

/** A result that is too large, in words. */
export interface TooLarge {
  /** What failed: `New Queue could not return its queues`. */
  readonly failed: string;
  /** What there is too much of: `queues created in the last 30 days`. */
  readonly items: string;
  /** Who narrows it, where, and what to do then. */
  readonly advice: string;
}

/**
 * All items, as a result that Zapier takes: where they are too large together, without some of their descriptions.
 *
 * @param items those that matter most first: descriptions are left out from the last one on, no more of them than needed.
 * @param words for the log and the error.
 * @param most bytes of the result as JSON.
 * @throws {InputError} where they are too large even so.
 */
export function wholeResult<T extends Described>(
  items: readonly T[],
  words: TooLarge,
  log: (message: string) => void,
  most = MOST_RESULT_BYTES,
): T[] {
  const all = [...items];
  let bytes = items.reduce((sum, item) => sum + sizeOf(item), START);
  let shortened = 0;
  for (const [index, item] of [...items.entries()].reverse()) {
    if (bytes <= most) break;
    if (item.description === undefined) continue;
    const short = { ...item, description: undefined };
    bytes -= sizeOf(item) - sizeOf(short);
    all[index] = short;
    shortened++;
  }
  if (bytes > most) throw tooLarge(words, items.length, bytes, shortened > 0);
  if (shortened > 0)
    log(`The ${items.length} ${words.items} are too large for one result: ${shortened} are given without description.`);
  return all;
}

interface Described {
  readonly id: string;
  readonly description?: string | undefined;
}

/** The bracket that a list begins with. */
const START = 1;

/** As JSON, with the comma or bracket after it. */
function sizeOf(item: unknown): number {
  return Buffer.byteLength(JSON.stringify(item)) + 1;
}

function tooLarge({ failed, items, advice }: TooLarge, count: number, bytes: number, shortened: boolean): InputError {
  // Rounded up, so that it never reads as if it would fit.
  const found = `${count} ${items} take ${Math.ceil(bytes / 100_000) / 10} MB`;
  return new InputError(
    `${failed}: one result holds ${MOST_RESULT_BYTES / 1_000_000} MB at most, and ${found}${shortened ? ', even without their descriptions' : ''}. ${advice}`,
  );
}
