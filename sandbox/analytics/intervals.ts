/**
 * ISO 8601 intervals and periods as `ConversationAggregationQuery` has them. Genesys documents no longest interval that could be found, and
 * no error code is made for one; `settings.maxIntervalDays` and the code used here are choices.
 */
import { badRequest } from '../checks.ts';
import { ApiError } from '../reply.ts';
import { DAY_MS } from '../time.ts';

/** Milliseconds since 1970; the end is not part of it. */
export interface Interval {
  start: number;
  end: number;
}

/**
 * @param sent `start/end`; a date without an offset is taken to be in UTC, whatever the time zone: the contract names no other default
 * @param longest in days
 * @throws {ApiError} 400 bad.request, invalid.date, constraint.validation when it is too long
 */
export function readInterval(sent: unknown, longest: number): Interval {
  const parts = typeof sent === 'string' ? sent.split('/') : [];
  if (parts.length !== 2) throw badRequest();
  const [start = 0, end = 0] = parts.map(readDate);
  if (end <= start) throw badRequest();
  if (end - start > longest * DAY_MS) {
    throw new ApiError(400, 'constraint.validation', `The interval must not be longer than ${longest} days.`);
  }
  return { start, end };
}

function readDate(text: string): number {
  const [, date, offset] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  const time =
    date === undefined ? Number.NaN : Date.parse(`${date}${offset?.replace(/(\d\d)(\d\d)$/, '$1:$2') ?? 'Z'}`);
  if (!Number.isNaN(time)) return time;
  const message = 'Dates must be specified as ISO-8601 strings. For example: yyyy-MM-ddTHH:mm:ss.SSSZ';
  throw new ApiError(400, 'invalid.date', message);
}

/**
 * Cuts an interval into parts of one period each, the first beginning where the interval does; the last may be shorter. Days and longer
 * are days by the clock on the wall, so one in which summer time begins has 23 hours.
 * @param granularity an ISO 8601 period such as PT30M or P1D; the whole interval when undefined
 * @param timeZone of the IANA database, default UTC
 * @throws {ApiError} 400 bad.request for a period or a time zone that is none, or for more than 10,000 parts
 */
export function split(interval: Interval, granularity: unknown, timeZone: unknown): Interval[] {
  const zone = readTimeZone(timeZone ?? 'UTC');
  if (granularity === undefined) return [interval];
  const period = typeof granularity === 'string' ? readPeriod(granularity) : undefined;
  if (!period) throw badRequest();
  const parts: Interval[] = [];
  for (let start = interval.start; start < interval.end; ) {
    // From the first start each time, or a month cut short once would stay short.
    const end = Math.min(after(interval.start, period, parts.length + 1, zone), interval.end);
    parts.push({ start, end });
    if (parts.length > 10_000) throw badRequest();
    start = end;
  }
  return parts;
}

interface Period {
  months: number;
  days: number;
  ms: number;
}

function readPeriod(text: string): Period | undefined {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] =
    found?.slice(1).map((part) => Number(part ?? 0)) ?? [];
  const period = {
    months: years * 12 + months,
    days: weeks * 7 + days,
    ms: ((hours * 60 + minutes) * 60 + seconds) * 1000,
  };
  return period.months + period.days + period.ms > 0 ? period : undefined;
}

function after(start: number, { months, days, ms }: Period, times: number, zone: Intl.DateTimeFormat): number {
  if (months + days === 0) return start + ms * times;
  const wall = new Date(start + offsetAt(start, zone));
  wall.setUTCMonth(wall.getUTCMonth() + months * times);
  wall.setUTCDate(wall.getUTCDate() + days * times);
  const wanted = wall.getTime();
  // The offset is known only once the moment is, so it is looked up near it and again at it.
  const near = wanted - offsetAt(wanted, zone);
  return wanted - offsetAt(near, zone) + ms * times;
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(time: number, zone: Intl.DateTimeFormat): number {
  const parts = new Map(zone.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(time / 1000) * 1000;
}

function readTimeZone(timeZone: unknown): Intl.DateTimeFormat {
  if (typeof timeZone !== 'string') throw badRequest();
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw badRequest();
  }
}
