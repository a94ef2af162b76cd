/**
 * Whether a text is what a field takes. Zapier's command line converts whatever it is given: it reads a date that it cannot
 * read as the present time, `1,200` as 1 and `many` as 0 (zapier-platform-cli, src/oclif/commands/invoke/input-types.js).
 */
import { createRequire } from 'node:module';

interface Chrono {
  parse(text: string, reference?: object): readonly { readonly text: string }[];
}

/** What a field takes, in words, by its type. */
export const TAKEN: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  datetime: 'a date and time',
};

const require = createRequire(import.meta.url);
/** The parser of dates that the command line itself uses. */
const chrono = () => createRequire(require.resolve('zapier-platform-cli/package.json'))('chrono-node') as Chrono;

/** @param value text, or what was mapped. */
export function isReadable(type: string | undefined, value: unknown): boolean {
  const text = `${value}`.trim();
  switch (type) {
    case 'integer':
      return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text));
    case 'number':
      return typeof value === 'number' ? Number.isFinite(value) : /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text);
    case 'datetime':
      return isDate(text);
    default:
      return true;
  }
}

/** Seconds or milliseconds since 1970, or a date in words or numbers of which nothing is left over. */
function isDate(text: string): boolean {
  if (/\d{10}/.test(text)) return /^-?\d{10,14}$/.test(text);
  const [found] = chrono().parse(text);
  return found !== undefined && !/\d/.test(text.replace(found.text, ''));
}
