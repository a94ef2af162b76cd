/**
 * Cuts secrets out of texts, also where a server gives them back encoded: in a URL (RFC 3986 §2.1), escaped as in JSON (RFC
 * 8259 §7), in base64 (RFC 4648 §4 and §5) as HTTP Basic has them, or one inside the other. What stands for a secret is "…".
 */

/** Shorter than any token or secret of Genesys; a shorter text would be cut out of ordinary words. */
const SHORTEST = 8;

/**
 * So much of a secret, from its start, is cut out also where the rest is missing: something had cut it. At the end of a text,
 * where cuts show, as little as of the shortest secret.
 */
const START = 16;

/** How many encodings are looked through, one inside the other. */
const LAYERS = 3;

/** Cuts the secrets out of a text. */
export type Redact = (text: string) => string;

/** A secret, or what base64 makes of it. */
interface Form {
  readonly whole: string;
  readonly start: string;
}

type Place = readonly [from: number, to: number];

/** A text as it reads when decoded. */
interface View {
  readonly text: string;
  /** @returns where in the original the character at this index begins. */
  readonly place: (index: number) => number;
}

/** @param secrets those shorter than 8 characters, and what is no text, are no secrets. */
export function redactor(secrets: readonly unknown[]): Redact {
  const forms = formsOf(secrets);
  return (text) => cutOut(forms, text);
}

/**
 * Cuts the secrets out of every text in a value.
 *
 * @param kept names of properties that are left as they are.
 */
export function redactValue<T>(secrets: readonly unknown[], value: T, kept: ReadonlySet<string> = new Set()): T {
  const forms = formsOf(secrets);
  // A result may have a hundred thousand texts and seldom any secret, so all are searched at once.
  const all = textsIn(value).join('\n');
  const plain = forms.some(({ start }) => all.includes(start.slice(0, SHORTEST)));
  if (!plain && !ESCAPE.test(all)) return value;
  return mapTexts(value, kept, (text) => (plain || ESCAPE.test(text) ? cutOut(forms, text) : text)) as T;
}

function formsOf(secrets: readonly unknown[]): Form[] {
  const known = secrets.filter((secret) => typeof secret === 'string').filter(({ length }) => length >= SHORTEST);
  const forms = new Set(known.flatMap((secret) => [secret, ...base64Forms(secret)]));
  return [...forms].map((whole) => ({ whole, start: whole.slice(0, START) }));
}

/** Three bytes make four characters: the three ways in which base64 shows a secret, by what stands before it. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.from('\0'.repeat(before) + secret);
    // Without the characters that also depend on what stands before or after it.
    const core = bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function cutOut(forms: readonly Form[], text: string): string {
  const views = viewsOf({ text, place: (index) => index });
  const found = views.flatMap((view) => forms.flatMap((form) => places(form, view)));
  return found.length === 0 ? text : without(text, found);
}

/** A text as it is and as it may be decoded: each way by itself, since what looks like an escape may be one of another. */
function viewsOf(view: View, layers = LAYERS): View[] {
  const escapes = layers > 0 ? ESCAPES.filter(({ sign }) => view.text.includes(sign)) : [];
  return [view, ...escapes.flatMap(({ pattern }) => viewsOf(decoded(view, pattern), layers - 1))];
}

/** Where a form stands, or the start of it. */
function places({ whole, start }: Form, { text, place }: View): Place[] {
  const found: Place[] = [];
  for (let at = text.indexOf(start); at >= 0; ) {
    let end = at + start.length;
    while (end < text.length && text[end] === whole[end - at]) end++;
    found.push([place(at), place(end)]);
    at = text.indexOf(start, end);
  }
  for (let length = start.length - 1; length >= SHORTEST; length--)
    if (text.endsWith(start.slice(0, length))) found.push([place(text.length - length), place(text.length)]);
  return found;
}

/** What begins an escape. */
const ESCAPE = /[%\\]/;

const ESCAPES = [
  { sign: '%', pattern: /%([\da-f]{2})/gi },
  { sign: '\\', pattern: /\\(?:u([\da-f]{4})|(["\\/]))/gi },
];

/** @param pattern of an escape: its first group a character's code in hexadecimal, or its second the character itself. */
function decoded({ text, place }: View, pattern: RegExp): View {
  let plain = '';
  const origin: number[] = [];
  let rest = 0;
  const copy = (end: number) => {
    plain += text.slice(rest, end);
    for (let index = rest; index < end; index++) origin.push(place(index));
  };
  for (const { 0: whole, 1: code, 2: itself = '', index } of text.matchAll(pattern)) {
    copy(index);
    plain += code ? String.fromCharCode(Number.parseInt(code, 16)) : itself;
    origin.push(place(index));
    rest = index + whole.length;
  }
  copy(text.length);
  return { text: plain, place: (index) => origin[index] ?? place(text.length) };
}

function without(text: string, found: readonly Place[]): string {
  let rest = '';
  let last = 0;
  for (const [from, to] of found.toSorted(([a], [b]) => a - b)) {
    if (from >= last) rest += `${text.slice(last, from)}…`;
    last = Math.max(last, to);
  }
  return rest + text.slice(last);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function mapTexts(value: unknown, kept: ReadonlySet<string>, change: Redact): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, kept, change));
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    kept.has(key) ? item : mapTexts(item, kept, change),
  ]);
  return Object.fromEntries(entries);
}
