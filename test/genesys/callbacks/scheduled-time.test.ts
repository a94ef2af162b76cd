import { scheduledTime } from '../../../src/genesys/callbacks/scheduled-time.ts';
import { timeZone } from '../../../src/genesys/statistics/time-zone.ts';

const NOW = Date.parse('2026-07-01T12:00:00Z');
const NEW_YORK = timeZone('America/New_York');
const at = (value: unknown) => {
  const moment = scheduledTime(value, NOW, NEW_YORK);
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

test.each<[value: unknown, expected: string | undefined]>([
  [undefined, undefined],
  [null, undefined],
  ['', undefined],
  [' ', undefined],
  ['2026-07-01T14:30:00Z', '2026-07-01T14:30:00.000Z'],
  ['2026-07-01T14:30:00.250+02:00', '2026-07-01T12:30:00.250Z'],
  ['2026-07-01T14:30:00-0400', '2026-07-01T18:30:00.000Z'],
  // Without an offset, by the zone's clock.
  [' 2026-07-01 14:30 ', '2026-07-01T18:30:00.000Z'],
  ['2026-07-01T14:30:00', '2026-07-01T18:30:00.000Z'],
  [NOW / 1_000 + 60, '2026-07-01T12:01:00.000Z'],
  [`${NOW + 60_500}`, '2026-07-01T12:01:00.500Z'],
  ['2026-07-31T12:00:00Z', '2026-07-31T12:00:00.000Z'],
  // What was "now" when the Zap started.
  ['2026-07-01T12:00:00Z', undefined],
  ['2026-07-01T11:55:00Z', undefined],
])('%j', (value, expected) => {
  expect(at(value)).toBe(expected);
});

const MUST = 'Scheduled At must be a date and time such as 2026-07-01 08:00; it is';

test.each<[value: unknown, message: string]>([
  [
    '2026-07-01T11:54:59Z',
    'Scheduled At must not be in the past; it is "2026-07-01T11:54:59Z". Leave it empty to call as soon as possible.',
  ],
  [
    1_000_000_000,
    'Scheduled At must not be in the past; it is "1000000000". Leave it empty to call as soon as possible.',
  ],
  ['2026-07-31T12:00:01Z', 'Scheduled At must not be more than 30 days ahead; it is "2026-07-31T12:00:01Z".'],
  ['2026-07-02', 'Scheduled At must be a date and time; it is "2026-07-02", without a time.'],
  ['2026-06-31 08:00', 'Scheduled At must be a day of the calendar; there is no 2026-06-31.'],
  ['tomorrow at 8', `${MUST} "tomorrow at 8".`],
  ...['at 1782907260', '1782907260 or so', '1782907260x'].map((text): [string, string] => [text, `${MUST} "${text}".`]),
  [12, `${MUST} "12".`],
  [true, `${MUST} "true".`],
  [['2026-07-02 08:00'], `${MUST} "["2026-07-02 08:00"]".`],
  [{ toString: 1 }, `${MUST} "{"toString":1}".`],
])('%j: a sentence', (value, message) => {
  expect(() => at(value)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

describe('an hour that comes twice, since the clock is put back', () => {
  const when = (value: string, now: string, zone: string) => {
    const moment = scheduledTime(value, Date.parse(now), timeZone(zone));
    return moment === undefined ? 'now' : new Date(moment).toISOString();
  };

  test.each([
    // New York, from 2 back to 1 at 06:00 UTC.
    ['2026-11-01 01:30', '2026-11-01T03:00:00Z', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01 01:30', '2026-11-01T05:29:00Z', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01 01:30', '2026-11-01T05:35:00Z', 'America/New_York', 'now'],
    ['2026-11-01 01:30', '2026-11-01T05:35:01Z', 'America/New_York', '2026-11-01T06:30:00.000Z'],
    ['2026-11-01 01:30', '2026-11-01T06:10:00Z', 'America/New_York', '2026-11-01T06:30:00.000Z'],
    ['2026-11-01 01:30', '2026-11-01T06:35:00Z', 'America/New_York', 'now'],
    ['2026-11-01 02:00', '2026-11-01T06:10:00Z', 'America/New_York', '2026-11-01T07:00:00.000Z'],
    // With an offset it is one moment only.
    ['2026-11-01 01:30-05:00', '2026-11-01T03:00:00Z', 'America/New_York', '2026-11-01T06:30:00.000Z'],
    // Lord Howe, half an hour: from 2 back to 1:30 at 15:00 UTC.
    ['2026-04-05 01:45', '2026-04-04T14:00:00Z', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['2026-04-05 01:45', '2026-04-04T15:10:00Z', 'Australia/Lord_Howe', '2026-04-04T15:15:00.000Z'],
    // Dublin, whose winter is the exception: from 2 back to 1 at 01:00 UTC.
    ['2026-10-25 01:20', '2026-10-25T00:00:00Z', 'Europe/Dublin', '2026-10-25T00:20:00.000Z'],
    ['2026-10-25 01:20', '2026-10-25T00:50:00Z', 'Europe/Dublin', '2026-10-25T01:20:00.000Z'],
  ])('%s, asked for at %s in %s: %s', (value, now, zone, expected) => {
    expect(when(value, now, zone)).toBe(expected);
  });

  test('once both are past it is past', () => {
    expect(() => when('2026-11-01 01:30', '2026-11-01T06:36:00Z', 'America/New_York')).toThrow('not be in the past');
    expect(() => when('2026-11-01 01:30-04:00', '2026-11-01T06:10:00Z', 'America/New_York')).toThrow('in the past');
  });
});
