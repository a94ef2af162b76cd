/**
 * How long Genesys asks to wait: by the header `Retry-After` (RFC 9110 §10.2.3), seconds or an HTTP date; where a 429 has
 * none, by its message ("Retry the request in [42] seconds"), else by when the count of requests starts anew
 * (https://developer.genesys.cloud/platform/api/rate-limits).
 */
import { headerNumber, time } from '../values.ts';
import type { HttpResponse } from './http.ts';

/** Genesys counts requests by the minute; a longer wait than this is not from its limit. */
const LONGEST_SECONDS = 180;

/**
 * @param response with a status that allows another attempt.
 * @param message of its body.
 * @param now milliseconds since 1970, to measure a date against.
 * @returns whole seconds from 0 to 180; null where nothing readable says how many.
 */
export function secondsToWait(response: HttpResponse, message: string | null, now: number): number | null {
  const stated = retryAfterSeconds(response.header('retry-after'), now);
  if (stated !== null || response.status !== 429) return stated;
  const inMessage = /\bin \[?(\d{1,9})\]? seconds?\b/i.exec(`${message}`)?.[1];
  const seconds = headerNumber(inMessage) ?? headerNumber(response.header('inin-ratelimit-reset'));
  return seconds === undefined ? null : Math.min(seconds, LONGEST_SECONDS);
}

/**
 * @param value the header.
 * @param now milliseconds since 1970, to measure a date against.
 * @returns whole seconds from 0 to 180; null when the header is missing or unreadable.
 */
function retryAfterSeconds(value: string | null, now: number): number | null {
  const text = `${value?.trim()}`;
  const date = time(text);
  // As many digits as it likes: they are seconds, and too many.
  const seconds = /^\d+$/.test(text) ? Number(text) : date && Math.ceil((date - now) / 1000);
  return seconds === undefined ? null : Math.min(Math.max(seconds, 0), LONGEST_SECONDS);
}
