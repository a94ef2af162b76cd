/**
 * Reads the `Retry-After` header (RFC 9110 §10.2.3): seconds, or an HTTP date.
 */

/** Genesys counts requests by the minute; a longer wait than this is not from its limit. */
const LONGEST_SECONDS = 180;

/**
 * @param value the header.
 * @param now milliseconds since 1970, to measure a date against.
 * @returns whole seconds from 0 to 180; null when the header is missing or unreadable.
 */
export function retryAfterSeconds(value: string | null, now: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now) / 1000);
  if (Number.isNaN(seconds)) return null;
  return Math.min(Math.max(seconds, 0), LONGEST_SECONDS);
}
