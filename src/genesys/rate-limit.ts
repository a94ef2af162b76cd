/**
 * How close a connection is to Genesys's limit of 300 requests a minute and token, by the headers of normal answers:
 * https://developer.genesys.cloud/platform/api/rate-limits
 */
import type { HttpResponse } from './http.ts';

/** Above this share of the limit, other Zaps of the same connection need the rest. */
const PRESSED_SHARE = 0.8;

/** @returns false when the headers do not say. */
export function isPressed(response: HttpResponse): boolean {
  const count = Number(response.header('inin-ratelimit-count') ?? Number.NaN);
  const allowed = Number(response.header('inin-ratelimit-allowed') ?? Number.NaN);
  return count >= allowed * PRESSED_SHARE;
}
