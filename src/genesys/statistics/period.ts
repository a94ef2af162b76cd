/**
 * The periods a builder may choose, as moments. Days are those of a time zone's clock, so that one on which summer time
 * begins has 23 hours. Today and this month reach to the end of today: what has not happened yet counts nothing.
 */
import { InputError, shown } from '../errors/input-error.ts';
import { DAY_MS } from '../time.ts';
import { readMoment } from './moment.ts';
import type { TimeZone } from './time-zone.ts';

export const PERIODS = {
  today: 'Today',
  yesterday: 'Yesterday',
  last_7_days: 'Last 7 days, without today',
  last_30_days: 'Last 30 days, without today',
  this_month: 'This month, with today',
  custom: 'Custom',
} as const;

type Period = keyof typeof PERIODS;

/** Milliseconds since 1970; the end is not part of it. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** A year, and a leap day. Each 31 days of it are a request. */
export const LONGEST_PERIOD_DAYS = 366;

/** From which day up to which day, both counted from today. */
const DAYS = { today: [0, 1], yesterday: [-1, 0], last_7_days: [-7, 0], last_30_days: [-30, 0] } as const;

/**
 * @param now milliseconds since 1970.
 * @param custom first and last day, or the moments between which it lies, as they were entered; for `custom` only.
 * @throws {InputError} for a custom period that is none, or that is longer than 366 days.
 */
export function periodOf(
  period: Period,
  now: number,
  zone: TimeZone,
  custom: { readonly from?: unknown; readonly to?: unknown } = {},
): Interval {
  if (period === 'custom') return customPeriod(zone, custom.from, custom.to);
  const wall = new Date(zone.wallAt(now));
  const midnight = (date: number) => zone.momentOf(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), date));
  const today = wall.getUTCDate();
  if (period === 'this_month') return { start: midnight(1), end: midnight(today + 1) };
  const [from, to] = DAYS[period];
  return { start: midnight(today + from), end: midnight(today + to) };
}

function customPeriod(zone: TimeZone, from: unknown, to: unknown): Interval {
  const interval = { start: moment('From', from, zone, 0), end: moment('To', to, zone, 1) };
  const days = (interval.end - interval.start) / DAY_MS;
  if (days <= 0) throw new InputError(`To must be later than From; From is ${shown(from)} and To is ${shown(to)}.`);
  // An hour more where summer time ends in between.
  if (days <= LONGEST_PERIOD_DAYS + 1 / 24) return interval;
  const found = Math.ceil(days);
  throw new InputError(`The period must not be longer than ${LONGEST_PERIOD_DAYS} days; it has ${found}.`);
}

/** @param later how many days later the day of a date alone counts: the end of a period is the end of its last day. */
function moment(label: string, text: unknown, zone: TimeZone, later: number): number {
  const { wall, offset, dayOnly } = readMoment(label, text, 'a date or a date and time');
  return offset ? wall : zone.momentOf(dayOnly ? wall + later * DAY_MS : wall);
}

/**
 * @param now milliseconds since 1970.
 * @param from as it was entered.
 * @returns the interval, where some of it has passed.
 * @throws {InputError} for one in the future: Genesys would count 0 of everything.
 */
export function notInFuture(interval: Interval, now: number, from: unknown): Interval {
  if (interval.start <= now) return interval;
  throw new InputError(
    `The period must not lie in the future, where nothing has happened yet; From is ${shown(from)}.`,
  );
}

/** Cuts an interval into parts of at most this many days of 24 hours each. */
export function parts({ start, end }: Interval, days: number): Interval[] {
  const length = days * DAY_MS;
  return Array.from({ length: Math.ceil((end - start) / length) }, (_, index) => ({
    start: start + index * length,
    end: Math.min(start + (index + 1) * length, end),
  }));
}
