/** The texts in a value made of objects and lists, wherever they stand. */

/** Nothing that is read lies deeper in an answer, and more would overflow the stack. */
const DEEPEST = 50;

/** @returns all of them, but for those that lie deeper than anything that is read. */
export function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  const inside = typeof value === 'object' && value !== null && depth < DEEPEST;
  return inside ? Object.values(value).flatMap((item) => textsIn(item, depth + 1)) : [];
}

/**
 * @param kept names of properties that are left as they are.
 * @returns a copy with other texts; null for what lies deeper than anything that is read.
 */
export function mapTexts<T>(value: T, change: (text: string) => string, kept: ReadonlySet<string> = new Set()): T {
  const map = (item: unknown, depth: number): unknown => {
    if (typeof item === 'string') return change(item);
    if (typeof item !== 'object' || item === null) return item;
    if (depth === DEEPEST) return null;
    if (Array.isArray(item)) return item.map((inner) => map(inner, depth + 1));
    const entries = Object.entries(item).map(([key, inner]) => [key, kept.has(key) ? inner : map(inner, depth + 1)]);
    return Object.fromEntries(entries);
  };
  return map(value, 0) as T;
}
