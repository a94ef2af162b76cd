/** Checks of what a client sent, with the codes and messages that the OpenAPI document gives nearly every call. */
import { lacking } from './contract/lacking.ts';
import { ApiError } from './reply.ts';

/** @returns whether it is a UUID, in any case */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
}

/** @returns the id. @throws ApiError 400 invalid.id unless it is a UUID */
export function checkedId(id: unknown): string {
  if (isId(id)) return id;
  throw new ApiError(400, 'invalid.id', 'A non-UUID value was specified for an ID field.');
}

/**
 * @param message the call's own words for bad.request, where it has some
 * @returns the body. @throws ApiError 400 bad.request unless it is a JSON object
 */
export function checkedObject(body: unknown, message?: string): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw badRequest(message);
}

/**
 * @param genesys all values that Genesys Cloud has, where the sandbox lacks some
 * @returns the value
 * @throws ApiError 400 invalid.value unless it is one of those allowed, 501 for one that only Genesys Cloud has
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
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  const text = `Value [${shown}] is not valid for field type [${type}]. Allowable values are: ${genesys.join(', ')}`;
  throw new ApiError(400, 'invalid.value', text);
}

/** The 400 for what is malformed and has no code of its own. */
export function badRequest(
  message = 'The request could not be understood by the server due to malformed syntax.',
): ApiError {
  return new ApiError(400, 'bad.request', message);
}
