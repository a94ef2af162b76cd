/**
 * Reads a call's query as the contract has it. Of lists it says `multi` (`id=a&id=b`), while all official SDKs send them joined by commas
 * (`id=a,b`): both are understood, also mixed.
 */

import { ApiError } from '../reply.ts';
import { lacking } from './lacking.ts';
import { type Parameter, parametersOf } from './parameters.ts';

/**
 * @param route method and path, with `{variables}`
 * @returns the query with each item of a list on its own, and enumerated values spelled as the contract does
 * @throws {ApiError} 400 for a value that cannot be or a parameter that is missing, 501 for one that only Genesys Cloud has
 */
export function readParameters(route: { method: string; path: string }, query: URLSearchParams): URLSearchParams {
  const known = parametersOf(`${route.method} ${route.path}`);
  for (const [name, parameter] of Object.entries(known)) {
    if (parameter !== 'lacking' && parameter.required && !query.get(name)) {
      throw new ApiError(400, parameter.required.code, parameter.required.message);
    }
  }
  return new URLSearchParams(
    [...query].flatMap(([name, value]): [string, string][] => {
      const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
      if (parameter === undefined) return [[name, value]];
      if (parameter === 'lacking') throw lacking(`parameter ${name} of ${route.method} ${route.path}`);
      const items = parameter.kind === 'list' ? value.split(',') : [value];
      return items.map((item) => [name, checked(name, parameter, item)]);
    }),
  );
}

function checked(name: string, parameter: Parameter, value: string): string {
  const { kind, lacking: others = [], field, refusal } = parameter;
  const allowed = parameter.allowed ?? (kind === 'boolean' ? ['true', 'false'] : undefined);
  const spelled = (candidates: readonly string[]) =>
    candidates.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
  const found =
    kind === 'number' ? positive(value) : allowed ? spelled([...allowed, ...(parameter.alsoAllowed ?? [])]) : value;
  if (found !== undefined) return found;
  const other = spelled(others);
  if (other !== undefined) throw lacking(`value ${other} of the parameter ${name}`);
  if (refusal) throw new ApiError(400, refusal.code, refusal.message);
  const all = kind === 'number' ? '1 or more' : [...(allowed ?? []), ...others].join(', ');
  const of = field === undefined ? `parameter [${name}]` : `field type [${field}]`;
  const text = `Value [${value}] is not valid for ${of}. Allowable values are: ${all}`;
  throw new ApiError(400, field === undefined ? 'invalid.query.param.value' : 'invalid.value', text);
}

/** @returns the number as it was written, unless it is none, below 1 or beyond int32 */
function positive(text: string): string | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= 1 && value < 2 ** 31 ? text : undefined;
}
