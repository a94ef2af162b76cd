import { InputError } from '../genesys/errors/input-error.ts';

/**
 * A dropdown of fixed choices still takes anything: a value mapped from an earlier step reaches the code as it is.
 *
 * @param label of the field.
 * @throws {InputError} for a value that is not among the choices.
 */
export function oneOf<K extends string>(label: string, value: string, choices: Readonly<Record<K, unknown>>): K {
  const found = (Object.keys(choices) as K[]).find((key) => key === value);
  if (found) return found;
  throw new InputError(`${label} must be one of ${Object.keys(choices).join(', ')}; it is "${value}".`);
}
