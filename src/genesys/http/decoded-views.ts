/**
 * A text as it may be read: with its escapes decoded, as in a URL (RFC 3986 §2.1) or in JSON (RFC 8259 §7), one inside the
 * other or not; and without the blanks and line breaks that a mail's base64 (RFC 2045 §6.8) or a folded header has inside.
 */

/** How many encodings are looked through, one inside the other. */
const LAYERS = 3;

/** A text as it reads when decoded. */
export interface View {
  readonly text: string;
  /** @returns where in the original the character at this index begins. */
  readonly from: (index: number) => number;
  /** @returns where in the original it ends. */
  readonly to: (index: number) => number;
  /** Is something left out between its characters? */
  readonly gaps: boolean;
}

/** What stands for something else. */
interface Sign {
  readonly pattern: RegExp;
  /** @returns the character that is meant, or nothing. */
  readonly read: (match: readonly string[]) => string;
}

const character = (code = '') => String.fromCharCode(Number.parseInt(code.replace(/\s/g, ''), 16));

/** What breaks a text into lines does not look whether it breaks an escape. */
const ESCAPES: readonly Sign[] = [
  { pattern: /%((?:[\r\n]+[ \t]*)?[\da-f](?:[\r\n]+[ \t]*)?[\da-f])/gi, read: ([, code]) => character(code) },
  {
    pattern: /\\(?:[nrt]|(?:[\r\n]+[ \t]*)?(?:u((?:(?:[\r\n]+[ \t]*)?[\da-fA-F]){4})|(["\\/])))/g,
    read: ([, code, itself = '\n']) => (code ? character(code) : itself),
  },
];

/** They stand for nothing. */
const BLANKS: Sign = { pattern: /\s+/g, read: () => '' };

/** What every escape begins with. */
export const MAY_BE_ESCAPED = /[%\\]/;

/** The beginning of an escape that was cut. */
const CUT_ESCAPE = /(?:%[\da-f]?|\\(?:u[\da-f]{0,3})?)$/i;

const LONGEST_ESCAPE = 6;

/**
 * Each way by itself, since what looks like an escape may be one of another kind, or part of a secret.
 *
 * @param mayMatter of a text, blanks inside it or not, whether it is looked at any further: most are not.
 */
export function viewsOf(text: string, mayMatter: (text: string) => boolean): View[] {
  const asItIs = { text, from: (index: number) => index, to: (index: number) => index + 1, gaps: false };
  const views = decodings(asItIs).filter((view) => mayMatter(view.text));
  return [...views, ...views.filter((view) => /\s/.test(view.text)).map((view) => decoded(view, BLANKS))];
}

function decodings(view: View, layers = LAYERS): View[] {
  const escapes = layers > 0 ? ESCAPES.filter(({ pattern }) => view.text.search(pattern) >= 0) : [];
  return [view, ...escapes.flatMap((kind) => decodings(decoded(view, kind), layers - 1))];
}

/** Where things stand in the original is found out when it is asked for, which is seldom. */
function decoded(view: View, sign: Sign): View {
  let known: Places | undefined;
  const places = () => {
    known ??= placesIn(view, sign);
    return known;
  };
  return {
    text: view.text.replace(sign.pattern, (...match) => sign.read(match)),
    from: (index) => Number(places().from[index]),
    to: (index) => Number(places().to[index]),
    gaps: sign === BLANKS,
  };
}

/** For each character that is left, where in the original it stands. */
interface Places {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function placesIn(view: View, { pattern, read }: Sign): Places {
  const from: number[] = [];
  const to: number[] = [];
  let rest = 0;
  const copy = (end: number) => {
    for (let index = rest; index < end; index++) {
      from.push(view.from(index));
      to.push(view.to(index));
    }
  };
  const { text } = view;
  for (const match of text.matchAll(pattern)) {
    copy(match.index);
    rest = match.index + match[0].length;
    if (read(match) === '') continue;
    from.push(view.from(match.index));
    to.push(view.to(rest - 1));
  }
  copy(text.length);
  return { from, to };
}

/**
 * Where a secret may have been cut: at the end of a text, and before "…", which stands for what we cut off. The cut may go
 * through an escape, and what is left of that through one of another layer.
 *
 * @returns for each, the index after the last whole character, and that of the cut itself.
 */
export function cutsIn(text: string): [last: number, cut: number][] {
  const cuts = [...[...text.matchAll(/…/g)].map(({ index }) => index), text.length];
  return cuts.flatMap((cut) => {
    const places: [number, number][] = [[cut, cut]];
    for (let last = cut, layer = 0; layer < LAYERS; layer++) {
      const [half = ''] = CUT_ESCAPE.exec(text.slice(Math.max(0, last - LONGEST_ESCAPE), last)) ?? [];
      if (half === '') break;
      last -= half.length;
      places.push([last, cut]);
    }
    return places;
  });
}
