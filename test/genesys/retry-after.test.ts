import { retryAfterSeconds } from '../../src/genesys/retry-after.ts';

const now = Date.parse('2026-07-01T12:00:00Z');

test.each([
  [null, null],
  ['0', 0],
  ['42', 42],
  [' 7 ', 7],
  ['180', 180],
  ['181', 180],
  ['999999999999999999999', 180],
  ['Wed, 01 Jul 2026 12:00:30 GMT', 30],
  ['Wed, 01 Jul 2026 11:59:00 GMT', 0],
  ['Wed, 01 Jul 2026 23:00:00 GMT', 180],
  ['', null],
  ['soon', null],
  ['-5 seconds', null],
])('Retry-After %p is %p seconds', (value, expected) => {
  expect(retryAfterSeconds(value, now)).toBe(expected);
});
