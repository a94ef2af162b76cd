/** Checks of what a client sent, with the codes and messages that the OpenAPI document gives nearly every call. */
import { lacking } from './contract/lacking.ts';
import { ApiError } from './reply.ts';

/** @returns whether it is a UUID, in any case */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
}

/**
 * @param message the call's own words for invalid.id, where it has some
 * @returns the id
 * @throws {ApiError} 400 invalid.id unless it is a UUID
 */
export function checkedId(id: unknown, message = 'A non-UUID value was specified for an ID field.'): string {
  if (isId(id)) return id;
  throw new ApiError(400, 'invalid.id', message);
}

/**
 * @param message the call's own words for bad.request, where it has some
 * @returns the body. @throws {ApiError} 400 bad.request unless it is a JSON object
 */
export function checkedObject(body: unknown, message?: string): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw badRequest(message);
}

/**
 * @param name the schema's
 * @param known its properties
 * @returns the object without what is null, which to Genesys means not given
 * @throws {ApiError} 400 bad.request unless it is a JSON object, invalid.property for a property that the schema has not
 */
export function checkedProperties(sent: unknown, name: string, known: readonly string[]): Record<string, unknown> {
  const object = checkedObject(sent);
  const unknown = Object.keys(object).find((property) => !known.includes(property));
  if (unknown !== undefined) throw invalidProperty(unknown, name);
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

/**
 * @param genesys all values that Genesys Cloud has, where the sandbox lacks some
 * @returns the value
 * @throws {ApiError} 400 invalid.value unless it is one of those allowed, 501 for one that only Genesys Cloud has
 */
export function checkedValue<T extends string>(
  value: unknown,
  type: string,
  allowed: readonly T[],
  genesys: readonly string[] = allowed,
): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  const other = genesys.find((candidate) => candidate === value);
  if (other !== undefined) throw lacking(`${other} in ${type}`);
  throw invalidValue(value, type, genesys.join(', '));
}

/**
 * The 400 for a value that cannot be; one that is not there is shown as null.
 * @param type the field's
 * @param allowed the values that can be, in words
 */
export function invalidValue(value: unknown, type: string, allowed: string): ApiError {
  const shown = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  const text = `Value [${shown}] is not valid for field type [${type}]. Allowable values are: ${allowed}`;
  return new ApiError(400, 'invalid.value', text);
}

/** The 400 for a property that a schema has not. */
export function invalidProperty(property: string, schema: string): ApiError {
  return new ApiError(400, 'invalid.property', `Value [${property}] is not a valid property for object [${schema}]`);
}

/** The 400 for what is malformed and has no code of its own. */
export function badRequest(
  message = 'The request could not be understood by the server due to malformed syntax.',
): ApiError {
  return new ApiError(400, 'bad.request', message);
}
