/** What of a secret is in a text, looked for in another way than the redactor does: by every piece of it, in all that the text may be decoded to. */

/** So many characters of a secret in a row are too many. */
const TOO_MANY = 8;

const UNESCAPED: ((text: string) => string)[] = [
  (text) => text.replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
  (text) =>
    text.replace(/\\(?:u([\da-f]{4})|(.))/gi, (_, code, itself) =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : 'nrt'.includes(itself) ? ' ' : itself,
    ),
];

function readings(text: string, layers = 3): string[] {
  const below = layers === 0 ? [] : UNESCAPED.map((read) => read(text)).filter((other) => other !== text);
  return [text, ...below.flatMap((other) => readings(other, layers - 1))];
}

/** Of base64 the characters that stand for 8 of the secret's, whatever stands before them. */
function pieces(secret: string): string[] {
  const plain = Array.from({ length: secret.length - TOO_MANY + 1 }, (_, at) => secret.slice(at, at + TOO_MANY));
  const based = [0, 1, 2].flatMap((before) => {
    const base64 = Buffer.from('x'.repeat(before) + secret)
      .toString('base64url')
      .slice(before === 0 ? 0 : before + 1, -1);
    return Array.from({ length: Math.max(0, base64.length - 11) }, (_, at) => base64.slice(at, at + 12));
  });
  return [...plain, ...based];
}

/** @returns the pieces of the secret that are there, with blanks inside or not. */
export function leaksOf(secret: string, text: string): string[] {
  const all = new Set(readings(text).flatMap((reading) => [reading, reading.replace(/\s/g, '')]));
  for (const reading of [...all]) all.add(reading.replaceAll('+', '-').replaceAll('/', '_'));
  // In one text, since each search is over all of it: what stands between two of them is in no piece.
  const everything = [...all].join('\0');
  return pieces(secret).filter((piece) => everything.includes(piece));
}
