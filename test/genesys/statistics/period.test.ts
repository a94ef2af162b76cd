/** Periods as moments, over the days on which clocks change. */
import fc from 'fast-check';
import { notInFuture, parts, periodOf } from '../../../src/genesys/statistics/period.ts';
import { timeZone } from '../../../src/genesys/statistics/time-zone.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const berlin = timeZone('Europe/Berlin');

test.each<[Parameters<typeof periodOf>[0], string, string, string]>([
  ['today', '2026-07-15T10:00:00Z', '2026-07-14T22:00Z', '2026-07-15T22:00Z'],
  ['yesterday', '2026-07-15T10:00:00Z', '2026-07-13T22:00Z', '2026-07-14T22:00Z'],
  ['last_7_days', '2026-07-15T10:00:00Z', '2026-07-07T22:00Z', '2026-07-14T22:00Z'],
  ['last_30_days', '2026-07-15T10:00:00Z', '2026-06-14T22:00Z', '2026-07-14T22:00Z'],
  ['this_month', '2026-07-15T10:00:00Z', '2026-06-30T22:00Z', '2026-07-15T22:00Z'],
  // The day is the one in Berlin, not in UTC, and the month too.
  ['today', '2026-07-31T23:00:00Z', '2026-07-31T22:00Z', '2026-08-01T22:00Z'],
  ['this_month', '2026-07-31T23:00:00Z', '2026-07-31T22:00Z', '2026-08-01T22:00Z'],
  ['yesterday', '2026-01-01T10:00:00Z', '2025-12-30T23:00Z', '2025-12-31T23:00Z'],
  // Days of 23 and of 25 hours.
  ['today', '2026-03-29T10:00:00Z', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
  ['yesterday', '2026-10-26T10:00:00Z', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
  ['last_30_days', '2026-04-10T10:00:00Z', '2026-03-10T23:00Z', '2026-04-09T22:00Z'],
])('%s at %s in Berlin is from %s to %s', (period, now, start, end) => {
  expect(periodOf(period, Date.parse(now), berlin)).toEqual({ start: Date.parse(start), end: Date.parse(end) });
});

test('at the very start of a day, today is that day', () => {
  const start = Date.parse('2026-07-14T22:00:00Z');
  expect(periodOf('today', start, berlin)).toEqual({ start, end: start + DAY_MS });
  expect(periodOf('today', start - 1, berlin).end).toBe(start);
});

test.each([
  ['2026-07-01', '2026-07-31', '2026-06-30T22:00Z', '2026-07-31T22:00Z'],
  ['2026-07-01', '2026-07-01', '2026-06-30T22:00Z', '2026-07-01T22:00Z'],
  ['2026-10-25', '2026-10-25', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
  ['2026-07-01', '2026-07-01 00:30', '2026-06-30T22:00Z', '2026-06-30T22:30Z'],
  ['2026-07-01 08:30', '2026-07-01T17:00:15.5', '2026-07-01T06:30Z', '2026-07-01T15:00:15.500Z'],
  ['2026-07-01T08:00:00Z', '2026-07-01T08:00:00-05:00', '2026-07-01T08:00Z', '2026-07-01T13:00Z'],
  ['2026-06-30T00:00:00+0200', '2026-06-30T12:00-0330', '2026-06-29T22:00Z', '2026-06-30T15:30Z'],
  ['2028-02-29', '2028-02-29', '2028-02-28T23:00Z', '2028-02-29T23:00Z'],
  // The day of the text counts, not the one that the moment has in UTC.
  ['2026-06-30T23:30:00-05:00', '2026-07-01 24:00', '2026-07-01T04:30Z', '2026-07-01T22:00Z'],
  ['2025-10-25', '2026-10-25', '2025-10-24T22:00Z', '2026-10-25T23:00Z'],
])('custom from %s to %s', (from, to, start, end) => {
  expect(periodOf('custom', 0, berlin, { from, to })).toEqual({ start: Date.parse(start), end: Date.parse(end) });
});

test.each([
  [undefined, '2026-07-02', 'From must be a date or a date and time such as 2026-07-01 08:00; it is "".'],
  ['2026-07-01', 'tomorrow', 'To must be a date or a date and time such as 2026-07-01 08:00; it is "tomorrow".'],
  ['2026-13-01', '2026-07-02', 'From must be a date or a date and time such as 2026-07-01 08:00; it is "2026-13-01".'],
  ...['0026-07-01', '0999-12-31', '0000-01-01', '0001-01-01T00:00:00Z'].map((from): [string, string, string] => [
    from,
    '2026-07-02',
    `From must be a date or a date and time such as 2026-07-01 08:00; it is "${from}".`,
  ]),
  ['2026-06-01', '2026-06-31', 'To must be a day of the calendar; there is no 2026-06-31.'],
  ['2026-02-29', '2026-03-31', 'From must be a day of the calendar; there is no 2026-02-29.'],
  ['2026-06-01', '2026-06-31T08:00:00+02:00', 'To must be a day of the calendar; there is no 2026-06-31.'],
  ['2026-07-02', '2026-07-02 00:00', 'To must be later than From; From is "2026-07-02" and To is "2026-07-02 00:00".'],
  ['2026-07-03', '2026-07-02', 'To must be later than From; From is "2026-07-03" and To is "2026-07-02".'],
  ['2025-01-01', '2026-01-02', 'The period must not be longer than 366 days; it has 367.'],
])('custom from %s to %s is refused', (from, to, message) => {
  expect(() => periodOf('custom', 0, berlin, { from, to })).toThrow(message);
});

test('a period that has not begun is refused, one that has begun is not', () => {
  const interval = { start: 1_000, end: 5_000 };
  expect(notInFuture(interval, 1_000, '')).toBe(interval);
  expect(notInFuture(interval, 9_000, '')).toBe(interval);
  expect(() => notInFuture(interval, 999, '2999-01-01')).toThrow(
    'The period must not lie in the future, where nothing has happened yet; From is "2999-01-01".',
  );
});

test('a date that was mapped as a number gets the same sentence', () => {
  const custom = JSON.parse('{ "from": 20260701, "to": null }');
  expect(() => periodOf('custom', 0, berlin, custom)).toThrow('such as 2026-07-01 08:00; it is "20260701".');
});

test('property: parts are no longer than allowed, follow each other, and are the whole', () => {
  const start = fc.integer({ min: 0, max: 2e12 });
  const length = fc.integer({ min: 1, max: 400 * DAY_MS });
  fc.assert(
    fc.property(start, length, fc.integer({ min: 1, max: 40 }), (from, ms, days) => {
      const cut = parts({ start: from, end: from + ms }, days);
      expect([from, ...cut.map(({ end }) => end)]).toEqual([...cut.map((part) => part.start), from + ms]);
      for (const part of cut) {
        expect(part.end).toBeGreaterThan(part.start);
        expect(part.end - part.start).toBeLessThanOrEqual(days * DAY_MS);
      }
    }),
  );
});
