/**
 * What a person types as a name, as Genesys's `name` parameter, which allows a `*` at either end. A `*` that the person
 * typed means itself; Genesys cannot express that, so it is given the longest piece without one, and the rest is
 * filtered here.
 */
export type NameMatch = 'contains' | 'starts_with' | 'ends_with' | 'exactly';

interface NameFilter {
  /** For Genesys; undefined when it cannot help. */
  readonly parameter: string | undefined;
  /** What Genesys could not express; null when it expressed all. */
  readonly matches: ((name: string) => boolean) | null;
}

const MATCHES: Readonly<
  Record<NameMatch, [parameter: (text: string) => string, matches: (name: string, text: string) => boolean]>
> = {
  contains: [(text) => `*${text}*`, (name, text) => name.includes(text)],
  starts_with: [(text) => `${text}*`, (name, text) => name.startsWith(text)],
  ends_with: [(text) => `*${text}`, (name, text) => name.endsWith(text)],
  exactly: [(text) => text, (name, text) => name === text],
};

/** @param text what the person typed; blank means no filter. */
export function nameFilter(text: string | undefined, match: NameMatch): NameFilter {
  if (!text?.trim()) return { parameter: undefined, matches: null };
  const [parameter, matches] = MATCHES[match];
  if (!text.includes('*')) return { parameter: parameter(text), matches: null };
  const longest = text.split('*').reduce((best, piece) => (piece.length > best.length ? piece : best));
  const wanted = text.toLowerCase();
  return {
    parameter: longest.trim() === '' ? undefined : `*${longest}*`,
    // Genesys does not tell upper from lower case.
    matches: (name) => matches(name.toLowerCase(), wanted),
  };
}
