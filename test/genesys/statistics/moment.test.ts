/** What is read as a date and time, and what only holds one. */
import { readMoment } from '../../../src/genesys/statistics/moment.ts';

test.each([
  ['1000-01-01', '1000-01-01T00:00Z', { offset: false, dayOnly: true }],
  ['2026-07-01 08:00', '2026-07-01T08:00Z', { offset: false, dayOnly: false }],
  ['2026-07-01T08:00:15.125+0530', '2026-07-01T02:30:15.125Z', { offset: true, dayOnly: false }],
  [' 2026-07-01T08:00-05:30\n', '2026-07-01T13:30Z', { offset: true, dayOnly: false }],
])('%j', (text, wall, rest) => {
  expect(readMoment('From', text, 'a date')).toEqual({ wall: Date.parse(wall), ...rest });
});

test.each(['on 2026-07-01', '12026-07-01', '2026-07-01 08:00 sharp', '2026-07-01, 8', '2026-07-01T08:00ZZ', ''])(
  '%j is no date',
  (text) => {
    expect(() => readMoment('From', text, 'a date')).toThrow(`From must be a date such as`);
  },
);
