/** When a callback is to take place, held against the clock before anything is sent. */
import { InputError, shown } from '../errors/input-error.ts';
import { readMoment } from '../statistics/moment.ts';
import type { TimeZone } from '../statistics/time-zone.ts';
import { DAY_MS } from '../time.ts';

/** Genesys's help: "You cannot schedule a callback for more than 30 days in advance" (https://help.genesys.cloud/167137). */
export const MOST_DAYS_AHEAD = 30;

/** "Now", mapped from the step that starts a Zap, is some minutes old when the Zap gets here. */
export const NOW_MINUTES = 5;

const LABEL = 'Scheduled At';

/**
 * @param value what the field holds: with an offset it is a moment, without one the time that the zone's clock shows; where
 *   it shows it twice, since it was put back, the first that is not past. Also seconds or milliseconds since 1970, as many apps give it.
 * @param now milliseconds since 1970.
 * @returns milliseconds since 1970; undefined for now: where the field is empty, or names a moment of the last 5 minutes.
 * @throws {InputError} for what is no date and time, and for one that is past or more than 30 days ahead.
 */
export function scheduledTime(value: unknown, now: number, zone: TimeZone): number | undefined {
  const text = typeof value === 'number' ? `${value}` : value;
  if (text === undefined || text === null || (typeof text === 'string' && text.trim() === '')) return undefined;
  const earliest = now - NOW_MINUTES * 60_000;
  const since = sinceEpoch(text);
  const moments = since === undefined ? momentsOf(text, zone) : ([since] as const);
  const at = moments.find((moment) => moment >= earliest) ?? moments[0];
  const given = `it is ${shown(value)}`;
  if (at < earliest)
    throw new InputError(`${LABEL} must not be in the past; ${given}. Leave it empty to call as soon as possible.`);
  if (at > now + MOST_DAYS_AHEAD * DAY_MS)
    throw new InputError(`${LABEL} must not be more than ${MOST_DAYS_AHEAD} days ahead; ${given}.`);
  return at > now ? at : undefined;
}

function momentsOf(text: unknown, zone: TimeZone): readonly [number, ...number[]] {
  const wanted = 'a date and time';
  const { wall, offset, dayOnly } = readMoment(LABEL, text, wanted);
  // A callback at midnight is nobody's wish.
  if (dayOnly) throw new InputError(`${LABEL} must be ${wanted}; it is ${shown(text)}, without a time.`);
  return offset ? [wall] : zone.momentsOf(wall);
}

/** Ten digits are seconds, thirteen milliseconds, from 2001 to 2286. */
function sinceEpoch(value: unknown): number | undefined {
  const digits = /^\s*(\d{10})(\d{3})?\s*$/.exec(typeof value === 'string' ? value : '');
  return digits ? Number(digits[1]) * 1_000 + Number(digits[2] ?? 0) : undefined;
}
