/**
 * Cuts secrets out of texts, also where a server gives them back encoded: in a URL, escaped as in JSON, in base64 as HTTP
 * Basic has them, one inside the other, or broken into lines. What stands for a secret is "…".
 */
import { cutsIn, MAY_BE_ESCAPED, type View, viewsOf } from './decoded-views.ts';
import { mapTexts, textsIn } from './map-texts.ts';
import { type Form, formsOf, probeFor, SHORTEST } from './secret-forms.ts';

/**
 * Cuts the secrets out of a text.
 *
 * @param most how many of its characters are wanted, from its start; left out, all. Those behind are not returned, but a
 *   secret that goes over that border is known by them.
 */
export type Redact = (text: string, most?: number) => string;

type Place = readonly [from: number, to: number];

/** So far behind the border the start of a secret may reach: 16 characters, of which three escapes make 216 each. */
const MARGIN = 4_096;

/** @param secrets those shorter than 8 characters, and what is no text, are no secrets. */
export function redactor(secrets: readonly unknown[]): Redact {
  const forms = formsOf(secrets);
  const probe = probeFor(forms);
  return (text, most = text.length) => {
    const searched = text.slice(0, most + MARGIN);
    const kept = text.slice(0, most);
    if (!probe(searched) && !MAY_BE_ESCAPED.test(searched)) return kept;
    const found = viewsOf(searched, probe).flatMap((view) => {
      const cuts = cutsIn(view.text);
      return forms.flatMap((form) => [...places(form, view), ...cutPlaces(form, view, cuts)]);
    });
    return without(kept, found);
  };
}

/** Tells in no time of most texts that they hold none of the secrets. */
function detector(secrets: readonly unknown[]): (text: string) => boolean {
  const probe = probeFor(formsOf(secrets));
  return (text) => probe(text) || MAY_BE_ESCAPED.test(text);
}

/**
 * Cuts the secrets out of every text in a value.
 *
 * @param kept names of properties that are left as they are.
 */
export function redactValue<T>(secrets: readonly unknown[], value: T, kept: ReadonlySet<string> = new Set()): T {
  // A result may have a hundred thousand texts and seldom any secret, so all are searched at once.
  if (!detector(secrets)(textsIn(value).join('\n'))) return value;
  const redact = redactor(secrets);
  return mapTexts(value, (text) => redact(text), kept);
}

/** Where a form stands, or the start of it. */
function places({ whole, start }: Form, { text, from, to, gaps }: View): Place[] {
  const found: Place[] = [];
  for (let at = text.indexOf(start); at >= 0; ) {
    let end = at + start.length;
    let piece = at;
    for (; end < text.length && text[end] === whole[end - at]; end++) if (gaps && from(end) > to(end - 1)) piece = end;
    // So little behind a blank may be the next word, which begins like the rest of the secret by chance.
    if (end - piece < SHORTEST) end = piece;
    found.push([from(at), to(end - 1)]);
    at = text.indexOf(start, end);
  }
  return found;
}

/** Where less than the start of a form stands, because it was cut there. */
function cutPlaces({ start }: Form, { text, from, to }: View, cuts: ReturnType<typeof cutsIn>): Place[] {
  return cuts.flatMap(([last, cut]) => {
    for (let length = start.length; length >= SHORTEST; length--)
      if (last >= length && text.startsWith(start.slice(0, length), last - length))
        return [[from(last - length), to(cut - 1)] as const];
    return [];
  });
}

function without(text: string, found: readonly Place[]): string {
  let rest = '';
  let last = 0;
  for (const [from, to] of found.toSorted(([a], [b]) => a - b)) {
    if (from >= text.length) break;
    if (from >= last) rest += `${text.slice(last, from)}…`;
    last = Math.max(last, to);
  }
  return rest + text.slice(last);
}
