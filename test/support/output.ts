/** Holds a result, live or sample, against the output fields that are to describe it. */
import type { OutputField } from '../../scripts/docs/definition.ts';

const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  datetime: (value) => typeof value === 'string' && ISO_WITH_ZONE.test(value),
};

/** A result as Zapier shows it: what lies in an object is reached by `object__key`, in line items by `list[]key`. */
export function flat(result: object, prefix = ''): [key: string, value: unknown][] {
  return Object.entries(result).flatMap(([key, value]): [key: string, value: unknown][] => {
    if (isObject(value)) return flat(value, `${prefix}${key}__`);
    if (Array.isArray(value) && value.some(isObject)) return value.flatMap((item) => flat(item, `${prefix}${key}[]`));
    return [[`${prefix}${key}`, value]];
  });
}

const isObject = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** @returns each key that has no label, and each value that is not of its field's type; null is of every type. */
export function sampleFaults(step: string, fields: readonly OutputField[], result: object): string[] {
  return flat(result).flatMap(([key, value]) => {
    const field = fields.find((candidate) => candidate.key === key);
    if (!field) return [`${step}.${key} has no label`];
    const values = field.list && Array.isArray(value) ? value : [value];
    const fits = FITS[field.type ?? ''] ?? (() => false);
    return values.every((item) => item === null || fits(item)) && Array.isArray(value) === (field.list ?? false)
      ? []
      : [`${step}.${key} is ${JSON.stringify(value)}, not ${field.type}`];
  });
}
