/**
 * Holds an answer against the types of the official SDK, which are made from Genesys's OpenAPI document: every property must be one of the
 * type's, of its type, and there when the type requires it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Property = { required: boolean; type: string };
let models: Map<string, Map<string, Property>> | undefined;

/** @param type as in "SkillEntityListing". @returns what is wrong, each with its place; nothing when all is right */
export function violations(value: unknown, type: string): string[] {
  models ??= readModels();
  if (!models.has(type)) throw new RangeError(`The SDK has no type ${type}.`);
  return check(value, `Models.${type}`, type);
}

function readModels(): Map<string, Map<string, Property>> {
  const root = dirname(createRequire(import.meta.url).resolve('purecloud-platform-client-v2/package.json'));
  const text = readFileSync(join(root, 'index.d.ts'), 'utf8');
  const found = new Map<string, Map<string, Property>>();
  const namespace = text.slice(text.indexOf('declare namespace Models'));
  for (const [, name = '', body = ''] of namespace.matchAll(
    /export interface (\w+) \{ ?\r?\n([^}]*(?:\{[^}]*\}[^}]*)*?)\r?\n\t\}/g,
  )) {
    const properties = [...body.matchAll(/"([^"]+)"(\??): (.*);/g)].map(
      ([, property = '', optional, type = '']): [string, Property] => [property, { required: optional === '', type }],
    );
    found.set(name, new Map(properties));
  }
  return found;
}

function check(value: unknown, type: string, place: string): string[] {
  const item = /^Array<(.*)>$/.exec(type)?.[1];
  if (item !== undefined) {
    if (!Array.isArray(value)) return [`${place} is no list`];
    return value.flatMap((one, index) => check(one, item, `${place}[${index}]`));
  }
  const entry = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1];
  const model = /^Models\.(\w+)$/.exec(type)?.[1];
  if (entry === undefined && model === undefined) return typeOf(value) === type ? [] : [`${place} is no ${type}`];
  if (typeOf(value) !== 'object') return [`${place} is no object`];
  const sent = Object.entries(value as object);
  if (entry !== undefined) return sent.flatMap(([key, one]) => check(one, entry, `${place}.${key}`));
  const known = models?.get(model ?? '') ?? new Map<string, Property>();
  const missing = [...known].filter(([name, { required }]) => required && !Object.hasOwn(value as object, name));
  return [
    ...missing.map(([name]) => `${place}.${name} is missing`),
    ...sent.flatMap(([key, one]) => {
      const property = known.get(key);
      return property ? check(one, property.type, `${place}.${key}`) : [`${place}.${key} is unknown`];
    }),
  ];
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
