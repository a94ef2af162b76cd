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

/** Looked up once: of a long text there are thousands of calls, and in a test's context each look-up takes a microsecond. */
const { fromCharCode } = String;
const { parseInt: numberOf } = Number;

const character = (code = '') => fromCharCode(numberOf(code.replace(/\s/g, ''), 16));

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
  let known: readonly Span[] | undefined;
  const span = (index: number) => {
    known ??= spansIn(view.text, sign);
    return spanBefore(known, index);
  };
  return {
    text: view.text.replace(sign.pattern, (...match) => sign.read(match)),
    from: (index) => {
      const { at, left, start, end } = span(index);
      return view.from(index < at + left ? start : end + index - at - left);
    },
    to: (index) => {
      const { at, left, end } = span(index);
      return view.to(index < at + left ? end - 1 : end + index - at - left);
    },
    gaps: sign === BLANKS,
  };
}

/** Something that stood for something else: what is left of it begins there, and is so long; and it went from start to end. */
interface Span {
  readonly at: number;
  readonly left: number;
  readonly start: number;
  readonly end: number;
}

const BEGINNING: Span = { at: 0, left: 0, start: 0, end: 0 };

/** In order; what stands between two of them is as it was. */
function spansIn(text: string, { pattern, read }: Sign): Span[] {
  let gone = 0;
  return [...text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    const span = { at: match.index - gone, left: read(match).length, start: match.index, end };
    gone += match[0].length - span.left;
    return span;
  });
}

/** @returns the last one that begins at this index or before it, found by halving. */
function spanBefore(spans: readonly Span[], index: number): Span {
  let low = 0;
  for (let high = spans.length; low < high; ) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span && span.at <= index) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1] ?? BEGINNING;
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
