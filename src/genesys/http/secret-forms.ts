/** What a secret looks like: as it is, and in base64 (RFC 4648 §4 and §5), of itself or of a text around it. */

/** Shorter than any token or secret of Genesys; a shorter text would be cut out of ordinary words. */
export const SHORTEST = 8;

/**
 * So much of a secret, from its start, is cut out also where the rest is missing: something had cut it. Where a text ends, or
 * was cut by us, as little as of the shortest secret.
 */
const START = 16;

/** A secret, or what base64 makes of it. */
export interface Form {
  readonly whole: string;
  readonly start: string;
}

/**
 * @param secrets those shorter than 8 characters, and what is no text, are no secrets. What was entered with blanks
 *   around it was sent without them, and may come back so.
 */
export function formsOf(secrets: readonly unknown[]): Form[] {
  const texts = secrets.filter((secret) => typeof secret === 'string').flatMap((secret) => [secret, secret.trim()]);
  const known = texts.filter(({ length }) => length >= SHORTEST);
  const forms = new Set(known.flatMap((secret) => [secret, ...base64Forms(secret)]));
  return [...forms].map((whole) => ({ whole, start: whole.slice(0, START) }));
}

/** Tells whether the beginning of any form may stand in a text: fast, since a result may have megabytes and seldom any secret. */
type Probe = (text: string) => boolean;

export function probeFor(forms: readonly Form[]): Probe {
  const beginnings = [...new Set(forms.map(({ start }) => withoutBlanks(start.slice(0, SHORTEST))))];
  return (text) => {
    const searched = withoutBlanks(text);
    return beginnings.some((beginning) => searched.includes(beginning));
  };
}

/** A secret may have been broken into lines. */
const withoutBlanks = (text: string) => text.replace(/\s+/g, '');

/** Three bytes make four characters: the three ways in which base64 shows a secret, by what stands before it. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.from('\0'.repeat(before) + secret);
    // Without the characters that also depend on what stands before or after it.
    const core = bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
