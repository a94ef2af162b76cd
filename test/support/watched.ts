/** Which places of an answer a step looks at: of the others, none can make a difference to it. */

/**
 * @param look told the path of each place that is read, as often as it is.
 * @returns what reads like the value.
 */
function watched<T>(value: T, look: (path: readonly string[]) => void, path: readonly string[] = []): T {
  if (typeof value !== 'object' || value === null) return value;
  const inside = new Map<string, unknown>();
  return new Proxy(value, {
    get(target, key) {
      const item: unknown = Reflect.get(target, key);
      if (typeof key !== 'string' || typeof item === 'function') return item;
      const place = [...path, key];
      look(place);
      if (!inside.has(key)) inside.set(key, watched(item, look, place));
      return inside.get(key);
    },
    has(target, key) {
      if (typeof key === 'string') look([...path, key]);
      return Reflect.has(target, key);
    },
  });
}

/**
 * Watches what is parsed meanwhile.
 *
 * @param bodies told what is read of each, by its text; a body that comes later is added by who knows it.
 */
export async function watching<T>(bodies: Map<string, Set<string>>, work: () => Promise<T>): Promise<T> {
  const { parse } = JSON;
  JSON.parse = (text: string, reviver?: Parameters<typeof parse>[1]) => {
    const read = bodies.get(text);
    const value = parse(text, reviver);
    return read ? watched(value, (path) => read.add(nameOf(path))) : value;
  };
  try {
    return await work();
  } finally {
    JSON.parse = parse;
  }
}

/** A path as one text. */
export const nameOf = (path: readonly string[]) => path.join('..');
