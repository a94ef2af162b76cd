/** Dates and times as they are entered in a step, or come from an earlier one. */
import { InputError, shown } from '../errors/input-error.ts';

interface Moment {
  /** Milliseconds since 1970: the moment, where an offset came with it; else what a clock shows then, as if it were UTC. */
  readonly wall: number;
  /** Did it come with an offset? */
  readonly offset: boolean;
  /** Is it a date without a time? */
  readonly dayOnly: boolean;
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/;

/** A year below 1000 is a typing error, such as 0026; a clock of a time zone does not read back as it is written there. */
const EARLIEST = '1000-01-01';

/**
 * @param text as it was entered, or mapped from an earlier step: then it may be no text.
 * @param wanted what it must be, as it stands in the sentence about what is not.
 * @throws {InputError} for what is no date, or a day that the calendar does not have.
 */
export function readMoment(label: string, text: unknown, wanted: string): Moment {
  const [, date = '', time, offset] = MOMENT.exec(typeof text === 'string' ? text.trim() : '') ?? [];
  // Date.parse knows an offset with a colon only.
  const wall = Date.parse(`${date}T${time ?? '00:00'}${offset?.replace(/(\d\d):?(\d\d)/, '$1:$2') ?? 'Z'}`);
  if (Number.isNaN(wall) || date < EARLIEST)
    throw new InputError(`${label} must be ${wanted} such as 2026-07-01 08:00; it is ${shown(text)}.`);
  // It also makes July 1 of June 31.
  if (!new Date(`${date}T00:00Z`).toISOString().startsWith(date))
    throw new InputError(`${label} must be a day of the calendar; there is no ${date}.`);
  return { wall, offset: offset !== undefined, dayOnly: time === undefined };
}
