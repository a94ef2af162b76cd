/** The way back from the clock on the wall, held against Intl itself. */
import fc from 'fast-check';
import { isoIn, timeZone, zoneOfZap } from '../../../src/genesys/statistics/time-zone.ts';
import { runs } from '../../support/runs.ts';

const HOUR_MS = 3_600_000;
const wall = (text: string) => Date.parse(`${text}Z`);

test.each([
  ['UTC', '2026-07-01T00:00', '2026-07-01T00:00:00.000Z'],
  ['Europe/Berlin', '2026-07-01T00:00', '2026-06-30T22:00:00.000Z'],
  ['Asia/Kathmandu', '2026-07-01T00:00', '2026-06-30T18:15:00.000Z'],
  ['Pacific/Kiritimati', '2026-07-01T00:00', '2026-06-30T10:00:00.000Z'],
  // Both sides of each change in Berlin, and the hours that are skipped and that come twice.
  ['Europe/Berlin', '2026-03-29T00:00', '2026-03-28T23:00:00.000Z'],
  ['Europe/Berlin', '2026-03-30T00:00', '2026-03-29T22:00:00.000Z'],
  ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['Europe/Berlin', '2026-10-25T00:00', '2026-10-24T22:00:00.000Z'],
  ['Europe/Berlin', '2026-10-26T00:00', '2026-10-25T23:00:00.000Z'],
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  // In Cairo and Santiago the skipped hour begins at midnight: the day begins at one.
  ['Africa/Cairo', '2026-04-24T00:00', '2026-04-23T22:00:00.000Z'],
  ['America/Santiago', '2026-09-06T00:00', '2026-09-06T04:00:00.000Z'],
  // In Havana midnight comes twice.
  ['America/Havana', '2026-11-01T00:00', '2026-11-01T04:00:00.000Z'],
])('%s shows %s at %s', (name, clock, moment) => {
  expect(new Date(timeZone(name).momentOf(wall(clock))).toISOString()).toBe(moment);
});

test('property: what the clock shows at a moment leads back to it, or to the first of two', () => {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map(timeZone);
  const moments = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, ({ wallAt, momentOf, momentsOf }, moment) => {
      const back = momentOf(wallAt(moment));
      expect(momentsOf(wallAt(moment))).toEqual(back === moment ? expect.arrayContaining([back]) : [back, moment]);
      expect(wallAt(back)).toBe(wallAt(moment));
      expect(back).toBeLessThanOrEqual(moment);
      // At Troll in Antarctica, two hours come twice.
      expect(moment - back).toBeLessThanOrEqual(2 * HOUR_MS);
    }),
    { numRuns: runs(800) },
  );
});

test.each([
  ['UTC', '2026-07-01T00:00:00+00:00'],
  ['Europe/Berlin', '2026-07-01T02:00:00+02:00'],
  ['America/St_Johns', '2026-06-30T21:30:00-02:30'],
])('a moment as the clock in %s shows it: %s', (name, text) => {
  const moment = Date.UTC(2026, 6, 1);
  expect(isoIn(timeZone(name), moment)).toBe(text);
  expect(Date.parse(text)).toBe(moment);
});

test.each(['Mars/Olympus', 'Berlin', ''])('%j is no time zone', (name) => {
  expect(() => timeZone(name)).toThrow(
    `Time Zone must be a name such as Europe/Berlin or America/New_York; it is "${name}".`,
  );
});

test.each([
  ['Europe/Berlin', '2026-10-25T02:30', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
  ['Europe/Berlin', '2026-10-25T03:00', ['2026-10-25T02:00:00.000Z']],
  ['Europe/Berlin', '2026-03-29T02:30', ['2026-03-29T01:30:00.000Z']],
  ['Europe/Berlin', '2026-03-29T03:30', ['2026-03-29T01:30:00.000Z']],
  ['Europe/Berlin', '2026-03-29T01:30', ['2026-03-29T00:30:00.000Z']],
  ['UTC', '2026-07-01T00:00', ['2026-07-01T00:00:00.000Z']],
])('%s shows %s at all of %j', (name, clock, moments) => {
  const found = timeZone(name).momentsOf(wall(clock));
  expect(found.map((moment) => new Date(moment).toISOString())).toEqual(moments);
});

test('a Zap’s own zone is none of a step’s fields', () => {
  expect(zoneOfZap('Europe/Berlin').name).toBe('Europe/Berlin');
  for (const none of [undefined, null, '']) expect(zoneOfZap(none).name).toBe('UTC');
  expect(() => zoneOfZap('Mars/Olympus')).toThrow(
    'The time zone of this Zap, "Mars/Olympus", is not known. Whoever edits this Zap can choose another one in its settings.',
  );
});
