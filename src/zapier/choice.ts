import { InputError } from '../genesys/errors/input-error.ts';
import { shown } from '../genesys/shown.ts';
import { textOf } from './text-input.ts';

/**
 * A dropdown of fixed choices still takes anything: a value mapped from an earlier step reaches the code as it is.
 *
 * @param label of the field.
 * @param fallback what a field means that is empty; left out, one must be chosen.
 * @throws {InputError} for a value that is not among the choices.
 */
export function oneOf<K extends string>(
  label: string,
  value: unknown,
  choices: Readonly<Record<K, unknown>>,
  fallback: NoInfer<K> | '' = '',
): K {
  const text = textOf(label, value) || fallback;
  const found = (Object.keys(choices) as K[]).find((key) => key === text);
  if (found) return found;
  throw new InputError(`${label} must be one of ${Object.keys(choices).join(', ')}; it is ${shown(text)}.`);
}
