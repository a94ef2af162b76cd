/** ISO 8601 intervals and the parts they are cut into; a day is one by the clock on the wall. */
import { readInterval, split } from '../../sandbox/analytics/intervals.ts';

const at = (text: string): number => Date.parse(text);

test.each([
  ['2026-07-01T00:00:00.000Z/2026-07-02T00:00:00.000Z', '2026-07-01T00:00:00Z', '2026-07-02T00:00:00Z'],
  ['2026-07-01T00:00/2026-07-02T00:00:30', '2026-07-01T00:00:00Z', '2026-07-02T00:00:30Z'],
  ['2026-07-01T00:00:00+02:00/2026-07-02T00:00:00-0500', '2026-06-30T22:00:00Z', '2026-07-02T05:00:00Z'],
])('%s', (text, start, end) => {
  expect(readInterval(text, 31)).toEqual({ start: at(start), end: at(end) });
});

test.each([
  [7, 'bad.request'],
  ['2026-07-01T00:00:00Z', 'bad.request'],
  ['2026-07-02T00:00:00Z/2026-07-01T00:00:00Z', 'bad.request'],
  ['2026-07-01/2026-07-02', 'invalid.date'],
  ['2026-13-01T00:00:00Z/2026-07-02T00:00:00Z', 'invalid.date'],
  ['2026-07-01T00:00:00Z/P1D', 'invalid.date'],
  ['2026-07-01T00:00:00.000Z/2026-08-01T00:00:00.001Z', 'constraint.validation'],
])('%s is refused with %s', (text, code) => {
  expect(() => readInterval(text, 31)).toThrow(expect.objectContaining({ code }));
});

test.each([
  ['PT30M', 'UTC', '2026-07-01T00:00:00Z/2026-07-01T01:10:00Z', ['00:30', '01:00', '01:10']],
  ['PT1H30M', undefined, '2026-07-01T00:00:00Z/2026-07-01T03:00:00Z', ['01:30', '03:00']],
  ['P1D', 'UTC', '2026-07-01T06:00:00Z/2026-07-03T00:00:00Z', ['02T06:00', '03T00:00']],
  ['P1W', 'UTC', '2026-07-01T00:00:00Z/2026-07-12T00:00:00Z', ['08T00:00', '12T00:00']],
  ['P1M', 'UTC', '2026-05-01T00:00:00Z/2026-07-01T00:00:00Z', ['2026-06-01T00:00', '2026-07-01T00:00']],
  // In Berlin, summer time begins on 29 March 2026 and ends on 25 October.
  ['P1D', 'Europe/Berlin', '2026-03-27T23:00:00Z/2026-03-30T22:00:00Z', ['28T23:00', '29T22:00', '30T22:00']],
  ['P1D', 'Europe/Berlin', '2026-10-23T22:00:00Z/2026-10-26T23:00:00Z', ['24T22:00', '25T23:00', '26T23:00']],
  // New York goes back an hour on 1 November at 2 o'clock; a part that ends at 3 ends after that.
  ['P1D', 'America/New_York', '2026-10-31T07:00:00Z/2026-11-02T08:00:00Z', ['01T08:00', '02T08:00']],
])('parts of %s in %s of %s end at %j', (granularity, timeZone, text, ends) => {
  const interval = readInterval(text, 100);
  const parts = split(interval, granularity, timeZone);
  expect(parts.map(({ end }) => new Date(end).toISOString())).toEqual(ends.map((end) => expect.stringContaining(end)));
  expect(parts.map(({ start }) => start)).toEqual([interval.start, ...parts.slice(0, -1).map(({ end }) => end)]);
});

test('without a granularity there is one part', () => {
  expect(split({ start: 1, end: 2 }, undefined, undefined)).toEqual([{ start: 1, end: 2 }]);
});

test.each(['P', 'PT', 'PT0S', 'P0D', '1D', 'PT1S', 5])('a granularity of %s is refused', (granularity) => {
  const interval = { start: 0, end: 86_400_000 };
  expect(() => split(interval, granularity, 'UTC')).toThrow(expect.objectContaining({ code: 'bad.request' }));
});
