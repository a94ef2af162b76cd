/**
 * Values mapped from earlier results, as in Zapier: `{{find_queue.id}}` in a field stands for what that step returned, and
 * in a Zap `{{2.id}}` for its second step. `__` goes one level down, and into each item of a list.
 */
import type { OutputField } from '../scripts/docs/definition.ts';
import type { Tested } from './session.ts';

export type Sources = ReadonlyMap<string, Pick<Tested, 'results' | 'all'>>;

const TOKEN = /\{\{\s*(\w+)\.(\w+)\s*\}\}/g;

/**
 * @param asList whether the field takes several values; any other gets a list as text with commas, as Zapier does it.
 * @returns text with all tokens replaced; of a field that is one token and nothing else, the value as it is.
 */
export function resolved(text: string, sources: Sources, asList: boolean): unknown {
  const [whole, ref = '', path = ''] = new RegExp(`^${TOKEN.source}$`).exec(text.trim()) ?? [];
  if (whole !== undefined) {
    const value = valueAt(sources, ref, path);
    return asList || !Array.isArray(value) ? value : asText(value);
  }
  return text.replace(TOKEN, (_, from: string, key: string) => asText(valueAt(sources, from, key)));
}

function valueAt(sources: Sources, ref: string, path: string): unknown {
  const source = sources.get(ref);
  if (!source) return undefined;
  const found = (source.all ? source.results : source.results.slice(0, 1)).map((result) => inside(result, path));
  return source.all ? found.flat() : found[0];
}

/** A key may itself hold `__`, as those of nested outputs do, so the longest one that is there counts. */
function inside(value: unknown, path: string): unknown {
  if (path === '') return value;
  if (Array.isArray(value)) return value.flatMap((item) => [inside(item, path)].flat());
  if (typeof value !== 'object' || value === null) return undefined;
  const key = Object.keys(value)
    .filter((name) => path === name || path.startsWith(`${name}__`))
    .sort((a, b) => b.length - a.length)[0];
  if (key === undefined) return undefined;
  return inside((value as Record<string, unknown>)[key], path.slice(key.length + 2));
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join(',');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : `${value ?? ''}`;
}

/** A value that can be mapped, as the page offers it. */
interface Mappable {
  readonly token: string;
  readonly label: string;
  /** As text, cut. */
  readonly sample: string;
}

const LONGEST_SAMPLE = 80;

/** @param fields those of the step that returned it, whose labels and order count. */
export function mappable(ref: string, { results, all }: Tested, fields: readonly OutputField[]): Mappable[] {
  const [first] = results;
  const inOrder = fields.map(({ key, label = key }) => [key, label] as const);
  const named = new Set(fields.map(({ key }) => key));
  const others = Object.entries(Object(first) as object)
    .filter(([key, value]) => !named.has(key) && (typeof value !== 'object' || value === null))
    .map(([key]) => [key, key] as const);
  const sources = new Map([[ref, { results, all }]]);
  return [...inOrder, ...others].flatMap(([key, label]) => {
    const value = valueAt(sources, ref, key);
    if (value === undefined || value === null) return [];
    return [{ token: `{{${ref}.${key}}}`, label, sample: asText(value).slice(0, LONGEST_SAMPLE) }];
  });
}
