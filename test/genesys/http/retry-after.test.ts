import { ATTEMPTS, backoffMs } from '../../../src/genesys/http/backoff.ts';
import { secondsToWait } from '../../../src/genesys/http/retry-after.ts';

const now = Date.parse('2026-07-01T12:00:00Z');

/** By the header alone: nothing else counts for a 503. */
const retryAfterSeconds = (value: string | null, at: number) =>
  secondsToWait({ status: 503, header: (name) => (name === 'retry-after' ? value : '9'), body: '' }, MESSAGE, at);

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
  ['7 of them', null],
  ['x7', null],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['-5 seconds', null],
])('Retry-After %p is %p seconds', (value, expected) => {
  expect(retryAfterSeconds(value, now)).toBe(expected);
});

const MESSAGE = 'Rate limit exceeded the maximum. Retry the request in [42] seconds';

test.each<[status: number, headers: Record<string, string>, message: string | null, seconds: number | null]>([
  [429, { 'retry-after': '7', 'inin-ratelimit-reset': '9' }, MESSAGE, 7],
  [429, { 'inin-ratelimit-reset': '9' }, MESSAGE, 42],
  [429, { 'retry-after': 'soon' }, MESSAGE, 42],
  [429, { 'retry-after': '0' }, MESSAGE, 0],
  [429, {}, 'Retry the request in 1 second', 1],
  [429, {}, 'Retry the request in [999999999] seconds', 180],
  [429, { 'inin-ratelimit-reset': '9' }, 'Retry the request in [99999999999999999999] seconds', 9],
  [429, { 'inin-ratelimit-reset': '9' }, 'Retry the request in [-3] seconds', 9],
  [429, { 'inin-ratelimit-reset': '9' }, 'Rate limit exceeded', 9],
  [429, { 'inin-ratelimit-reset': '600' }, null, 180],
  [429, { 'inin-ratelimit-reset': '' }, null, null],
  [429, { 'inin-ratelimit-reset': '1e9' }, null, null],
  [429, {}, null, null],
  [429, {}, 'in 5 SECONDS', 5],
  [429, {}, 'In 5 second', 5],
  [429, {}, 'in [5 seconds', 5],
  [429, {}, 'in 5] seconds', 5],
  [429, {}, 'in 123456789 seconds', 180],
  [429, {}, 'in 1234567890 seconds', null],
  [429, {}, 'within 5 seconds', null],
  [429, {}, 'in 5 secondsfold', null],
  [429, {}, 'in 5 minutes', null],
  [429, {}, 'in [] seconds', null],
  // Only a 429 is about the limit; an answer of any status states when its count starts anew.
  [503, { 'inin-ratelimit-reset': '9' }, MESSAGE, null],
  [503, { 'retry-after': '5' }, null, 5],
])('%i with %j and the message %p: %p seconds', (status, headers, message, seconds) => {
  expect(secondsToWait({ status, header: (name) => headers[name] ?? null, body: '' }, message, now)).toBe(seconds);
});

test('a date is measured in whole seconds, the one that has begun included', () => {
  expect(retryAfterSeconds('Wed, 01 Jul 2026 12:00:30 GMT', now + 1)).toBe(30);
  expect(retryAfterSeconds('Wed, 01 Jul 2026 12:00:30 GMT', now + 999)).toBe(30);
  expect(retryAfterSeconds('Wed, 01 Jul 2026 12:00:30 GMT', now + 1_000)).toBe(29);
});

test('a request is sent three times at most', () => {
  expect(ATTEMPTS).toBe(3);
});

test.each<[attempt: number, ordinary: number, throttled: number]>([
  [0, 100, 500],
  [1, 200, 1_000],
  [2, 400, 2_000],
  [3, 800, 4_000],
  [4, 1_600, 5_000],
  [5, 3_200, 5_000],
  [6, 5_000, 5_000],
])('after attempt %i the wait is below %i ms, and below %i where the rate limit was reached', (attempt, one, other) => {
  for (const random of [0, 0.25, 1]) {
    expect(backoffMs(attempt, false, random)).toBe(one * random);
    expect(backoffMs(attempt, true, random)).toBe(other * random);
  }
});
