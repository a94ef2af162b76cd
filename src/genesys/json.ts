/**
 * Parses what should be a JSON object. Every answer of Genesys that we read is one.
 *
 * @returns null for everything else: no JSON, or JSON that is no object.
 */
export function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** @returns false for null and for a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
