/** What networks, proxies and busy servers do to a reading request, and what comes of it. */
import type { Fault } from '../../sandbox/index.ts';

/** What passes when the request is sent again. */
export const PASSING: [what: string, fault: Fault][] = [
  ['429 with Retry-After 0', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
  ['429', { kind: 'status', status: 429 }],
  ['502', { kind: 'status', status: 502 }],
  ['503', { kind: 'status', status: 503 }],
  ['504', { kind: 'status', status: 504 }],
  ['a reset before the request', { kind: 'reset', when: 'before' }],
  ['a reset after the request', { kind: 'reset', when: 'after' }],
  ['a gzip cut short', { kind: 'cut', gzip: true }],
  [
    'no gzip where one is announced',
    { kind: 'status', status: 200, raw: '{', headers: { 'content-encoding': 'gzip' } },
  ],
  ['an empty answer', { kind: 'empty' }],
];

/** What stays, how often the request is sent, and what Zapier gets. */
export const LASTING: [what: string, fault: Fault, attempts: number, kind: string][] = [
  ['500', { kind: 'status', status: 500 }, 1, 'ThrottledError'],
  ['HTML', { kind: 'html' }, 1, 'AppError'],
  ['HTML with 503', { kind: 'html', status: 503 }, 3, 'ThrottledError'],
  ['a redirect', { kind: 'redirect', status: 307, location: 'http://127.0.0.1:9/' }, 1, 'AppError'],
  ['an answer far too large', { kind: 'huge', bytes: 40_000_000 }, 1, 'AppError'],
];

/** A result but for what tells the time. */
export const withoutTime = (result: unknown) =>
  JSON.parse(JSON.stringify(result).replace(/"(checked_at|observed_at)":"[^"]*"/g, '"$1":""'));
