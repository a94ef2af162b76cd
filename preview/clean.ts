/** Secrets cut out of what goes to the page: of its texts, and of the names of its properties, which an integration may make of anything. */
import { redactor, redactValue } from '../src/genesys/http/redact.ts';

/** @returns the value, or a copy without the secrets. */
export function cleaned<T>(secrets: readonly string[], value: T): T {
  const texts = redactValue(secrets, value);
  const names = new Set<string>();
  collect(texts, names);
  const redact = redactor(secrets);
  const changed = new Map(
    [...names].map((name) => [name, redact(name)]).filter(([name, other]) => name !== other) as [string, string][],
  );
  return changed.size === 0 ? texts : (renamed(texts, changed) as T);
}

function collect(value: unknown, names: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) for (const name of Object.keys(value)) names.add(name);
  for (const item of Object.values(value)) collect(item, names);
}

function renamed(value: unknown, changed: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, changed));
  const entries = Object.entries(value).map(([name, item]) => [changed.get(name) ?? name, renamed(item, changed)]);
  return Object.fromEntries(entries);
}
