/**
 * Days by the clock on the wall. Intl knows every zone's rules, but only in one direction, from a moment to the clock;
 * the way back is found by trying the offsets of the day before and the day after.
 */
import { InputError, shown } from '../errors/input-error.ts';
import { DAY_MS } from '../time.ts';

export interface TimeZone {
  /** Name in the IANA database, such as Europe/Berlin. */
  readonly name: string;
  /** What the clock shows at a moment, as if it were UTC; both in milliseconds since 1970. */
  readonly wallAt: (moment: number) => number;
  /**
   * The moment at which the clock shows this. Where it shows it twice, the first; where it never does, because the hour
   * is skipped, the moment as if it had not been skipped yet (as `compatible` in ECMAScript's Temporal).
   */
  readonly momentOf: (wall: number) => number;
  /** All moments at which the clock shows this, in their order: two where it was put back. As `momentOf` where there is none. */
  readonly momentsOf: (wall: number) => readonly [number, ...number[]];
}

/**
 * The zone that is set for a Zap, which no field of a step holds.
 *
 * @param name as Zapier gives it; UTC where it gives none.
 * @throws {InputError} for a name that is not in the IANA database.
 */
export function zoneOfZap(name: string | null | undefined): TimeZone {
  try {
    return timeZone(name || 'UTC');
  } catch {
    throw new InputError(
      `The time zone of this Zap, ${shown(name)}, is not known. Whoever edits this Zap can choose another one in its settings.`,
    );
  }
}

/** @throws {InputError} for a name that is not in the IANA database. */
export function timeZone(name: string): TimeZone {
  const format = formatOf(name);
  const wallAt = (moment: number) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 0, ...rest] = FIELDS.map((type) => parts.get(type));
    const [day, hour, minute, second] = rest;
    const millisecond = ((moment % 1000) + 1000) % 1000;
    return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  };
  const offsetAt = (moment: number) => wallAt(moment) - moment;
  const momentsOf = (wall: number): readonly [number, ...number[]] => {
    const before = wall - offsetAt(wall - DAY_MS);
    const after = wall - offsetAt(wall + DAY_MS);
    if (wallAt(after) !== wall || after === before) return [before];
    return wallAt(before) === wall ? [before, after] : [after];
  };
  const momentOf = (wall: number) => momentsOf(wall)[0];
  return { name, wallAt, momentOf, momentsOf };
}

const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

function formatOf(name: string): Intl.DateTimeFormat {
  try {
    const numeric = Object.fromEntries(FIELDS.map((field) => [field, 'numeric']));
    return new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', ...numeric });
  } catch {
    throw new InputError(`Time Zone must be a name such as Europe/Berlin or America/New_York; it is ${shown(name)}.`);
  }
}

/** @returns the moment in ISO 8601 as the zone's clock shows it, with its offset: 2026-07-01T00:00:00+02:00. */
export function isoIn({ wallAt }: TimeZone, moment: number): string {
  const wall = wallAt(moment);
  const minutes = Math.round((wall - moment) / 60_000);
  const offset = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) => `${part}`.padStart(2, '0'));
  return `${new Date(wall).toISOString().slice(0, 19)}${minutes < 0 ? '-' : '+'}${offset.join(':')}`;
}
