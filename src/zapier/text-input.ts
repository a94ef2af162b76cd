import { InputError } from '../genesys/errors/input-error.ts';

/**
 * What a field of text holds. A value mapped from an earlier step reaches the code as it is, of whatever type.
 *
 * @param label of the field.
 * @returns a number or boolean as text; empty text for a field that is not filled in, or mapped from one that was empty.
 * @throws {InputError} for a list or an object.
 */
export function textOf(label: string, value: unknown): string {
  if (value !== null && typeof value === 'object')
    throw new InputError(`${label} must be a single value; it is ${Array.isArray(value) ? 'a list' : 'an object'}.`);
  return `${value ?? ''}`;
}
