/**
 * How long to wait before a request is sent again: full jitter over an exponential backoff, which spreads many clients
 * best (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */

/** How often a request is sent at most, the first time included. */
export const ATTEMPTS = 3;

const BASE_MS = 100;
/** Genesys counts by the minute: after a 429 without Retry-After a short wait is in vain. */
const THROTTLED_BASE_MS = 500;
const CAP_MS = 5_000;

/**
 * @param attempt how many attempts were made before the one that failed, from 0.
 * @param throttled whether it failed by rate limit.
 * @param random at least 0, below 1.
 * @returns milliseconds, from 0 to below `min(cap, base · 2^attempt)`.
 */
export function backoffMs(attempt: number, throttled: boolean, random: number): number {
  const base = throttled ? THROTTLED_BASE_MS : BASE_MS;
  return random * Math.min(CAP_MS, base * 2 ** attempt);
}
