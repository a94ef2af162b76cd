/**
 * Reads a body by a schema, so that nothing is kept that a later answer could not show. Codes and words are those the contract gives writes;
 * which code a wrong type has it does not say, so that of a wrong value is used. That the field type of an enumeration is its property with
 * a capital is seen in a real answer: https://github.com/MyPureCloud/terraform-provider-genesyscloud/issues/1578
 */
import { badRequest, invalidProperty, invalidValue, isId } from '../checks.ts';
import { ApiError } from '../reply.ts';
import { REQUIRED, schemas } from './schemas/index.ts';
import type { Schema, Type } from './schemas/schema.ts';

const INT32 = 2 ** 31;

/** What the writes of queues say of invalid.id. */
export const REQUIRED_ID = 'A required ID was missing or invalid.';

/** What each scalar must be. */
const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  name: (value) => typeof value === 'string',
  id: isId,
  date: (value) => typeof value === 'string' && isDate(value),
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value) && Number(value) >= -INT32 && Number(value) < INT32,
  long: (value) => Number.isSafeInteger(value),
  // JSON can say 1e999, which JavaScript reads as infinite and writes as null.
  number: (value) => Number.isFinite(value),
  object: (value) => isObject(value),
};

/**
 * @param sent parsed JSON
 * @param name the schema's
 * @param malformed the call's own words for a body that is no object
 * @returns the body without what is null, which to Genesys means not given, and without repetitions in sets
 * @throws {ApiError} 400 bad.request, invalid.property, invalid.value, invalid.date, invalid.id, invalid.name, constraint.validation
 */
export function readBody(sent: unknown, name: string, malformed?: string): Record<string, unknown> {
  if (!isObject(sent)) throw badRequest(malformed);
  return readObject(sent, name, schemas.get(name) ?? {});
}

function readObject(sent: Record<string, unknown>, name: string, schema: Schema): Record<string, unknown> {
  const unknown = Object.keys(sent).find((property) => !Object.hasOwn(schema, property));
  if (unknown !== undefined) {
    throw invalidProperty(unknown, name);
  }
  const missing = REQUIRED.get(name)?.find((property) => sent[property] === undefined || sent[property] === null);
  if (missing !== undefined) throw new ApiError(400, 'constraint.validation', `${name}.${missing} is required.`);
  return Object.fromEntries(
    Object.entries(schema).flatMap(([property, type]) => {
      const value = sent[property];
      return value === undefined || value === null ? [] : [[property, readValue(value, type, property)]];
    }),
  );
}

function readValue(value: unknown, type: Type, property: string): unknown {
  if (typeof type === 'string') return readNamed(value, type);
  if ('mapOf' in type) {
    if (!isObject(value)) throw invalidValue(value, 'Map', 'an object');
    const entries = Object.entries(value).filter(([, item]) => item !== null);
    return Object.fromEntries(entries.map(([key, item]) => [key, readValue(item, type.mapOf, property)]));
  }
  if ('listOf' in type) return items(value, 'List').map((item) => readValue(item, type.listOf, property));
  if ('setOf' in type) {
    const read = items(value, 'Set').map((item) => readValue(item, type.setOf, property));
    return [...new Map(read.map((item) => [JSON.stringify(item), item])).values()];
  }
  if (typeof value === 'string' && type.includes(value)) return value;
  throw invalidValue(value, `${property.charAt(0).toUpperCase()}${property.slice(1)}`, type.join(', '));
}

function items(value: unknown, type: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw invalidValue(value, type, 'a list');
}

function readNamed(value: unknown, type: string): unknown {
  const schema = schemas.get(type);
  if (schema) {
    if (!isObject(value)) throw invalidValue(value, type, 'an object');
    return readObject(value, type, schema);
  }
  if (SCALARS[type]?.(value)) return value;
  if (type === 'name') throw new ApiError(400, 'invalid.name', 'Invalid queue name specified.');
  if (type === 'id') throw new ApiError(400, 'invalid.id', REQUIRED_ID);
  if (type !== 'date') throw invalidValue(value, type, `any ${type}`);
  const message = 'Dates must be specified as ISO-8601 strings. For example: yyyy-MM-ddTHH:mm:ss.SSSZ';
  throw new ApiError(400, 'invalid.date', message);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
}
