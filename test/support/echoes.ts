/** How a server, a proxy or a log may give back a text that it was given. */
const hex = (length: number) => (code: number) => code.toString(16).padStart(length, '0');

/** Escapes, which may stand one inside the other. */
export const ESCAPES: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'URL-encoded': encodeURIComponent,
  'URL-encoded in lower case': (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  'as a form': (text) => `${new URLSearchParams({ a: text })}`.slice(2),
  'every byte percent-encoded': (text) =>
    [...Buffer.from(text)].map((code) => `%${hex(2)(code).toUpperCase()}`).join(''),
  'JSON-escaped': (text) => JSON.stringify(text).slice(1, -1),
  'JSON with escaped slashes': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'in \\u escapes': (text) => text.replace(/./gs, (char) => `\\u${hex(4)(char.charCodeAt(0))}`),
};

/** What a secret may be part of, and encoded with, before that. */
export const BASES: Readonly<Record<string, (secret: string) => string>> = {
  itself: (secret) => secret,
  base64: (secret) => Buffer.from(secret).toString('base64'),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  'base64 of id:secret': (secret) => Buffer.from(`an-id:${secret}`).toString('base64'),
  'base64 of a header': (secret) => Buffer.from(`{"authorization":"Bearer ${secret}"}`).toString('base64'),
};

const inLinesOf = (length: number, text: string, end: string) =>
  text.replace(new RegExp(`.{${length}}`, 'gs'), `$&${end}`);

/** How a text may come back broken. @param length of a line, where it is not given by the kind. */
export const BREAKS: Readonly<Record<string, (text: string, length: number) => string>> = {
  'the lines of MIME': (text) => inLinesOf(76, text, '\r\n'),
  'lines of any length': (text, length) => inLinesOf(length, text, '\n'),
  'folded lines': (text, length) => inLinesOf(length, text, '\r\n\t'),
  'one line break': (text, length) => `${text.slice(0, length)}\n${text.slice(length)}`,
  'one line break in its middle': (text) => `${text.slice(0, text.length / 2)}\n${text.slice(text.length / 2)}`,
};
