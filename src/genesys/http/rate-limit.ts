/**
 * How close a connection is to Genesys's limit of requests a minute and token, by the headers of its answers. Documented are
 * 300 (https://developer.genesys.cloud/platform/api/rate-limits); answers have stated fewer, so only they are believed.
 */

import { headerNumber } from '../values.ts';
import type { HttpResponse } from './http.ts';

/** Above this share of the limit, other Zaps of the same connection need the rest. */
const PRESSED_SHARE = 0.8;

/** @returns requests a minute, from 1; null when the headers do not say. */
export function allowedPerMinute(response: HttpResponse): number | null {
  return headerNumber(response.header('inin-ratelimit-allowed')) || null;
}

/** @returns false when the headers do not say. */
export function isPressed(response: HttpResponse): boolean {
  const count = Number(headerNumber(response.header('inin-ratelimit-count')));
  const allowed = allowedPerMinute(response);
  return allowed !== null && count >= allowed * PRESSED_SHARE;
}
