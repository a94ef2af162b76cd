/** What a secret looks like, in texts and in values made of them. */
import fc from 'fast-check';
import { mapTexts, textsIn } from '../../../src/genesys/http/map-texts.ts';
import { redactor } from '../../../src/genesys/http/redact.ts';
import { answerRedactor } from '../../../src/genesys/http/redact-answer.ts';
import { formsOf, probeFor } from '../../../src/genesys/http/secret-forms.ts';

/** The one with every character in which base64 and its form for URLs differ. */
const SECRET = 'a?~secret>~~of-17';

test('a secret, and the three ways in which base64 shows it, each in its two alphabets', () => {
  expect(formsOf([SECRET]).map(({ whole }) => whole)).toEqual([
    SECRET,
    'YT9+c2VjcmV0Pn5+b2YtMT',
    'YT9-c2VjcmV0Pn5-b2YtMT',
    'E/fnNlY3JldD5+fm9mLTE3',
    'E_fnNlY3JldD5-fm9mLTE3',
    'hP35zZWNyZXQ+fn5vZi0xN',
    'hP35zZWNyZXQ-fn5vZi0xN',
  ]);
  for (const { whole, start } of formsOf([SECRET])) expect(start).toBe(whole.slice(0, 16));
});

test('property: base64 of any text around a secret has one of its forms', () => {
  const text = fc.string({ unit: 'binary-ascii', maxLength: 12 });
  const secret = fc.string({ unit: 'binary-ascii', minLength: 8, maxLength: 40 });
  fc.assert(
    fc.property(text, secret, text, (before, value, behind) => {
      const encoded = Buffer.from(before + value + behind).toString('base64url');
      expect(formsOf([value]).some(({ whole }) => encoded.includes(whole))).toBe(true);
    }),
  );
});

test('what is shorter than 8 characters, or no text, is no secret', () => {
  expect(formsOf(['1234567', '', 12345678, null, undefined, ['12345678']])).toEqual([]);
  expect(formsOf(['12345678'])[0]).toEqual({ whole: '12345678', start: '12345678' });
});

test.each([`  ${SECRET}`, `${SECRET}\n`, `\u00a0\t${SECRET}\ufeff`])(
  '%j is sent without the blanks around it, and known without them',
  (entered) => {
    expect(formsOf([entered])).toEqual(expect.arrayContaining(formsOf([SECRET])));
    expect(redactor([entered])(`"${SECRET}" ${Buffer.from(`id:${SECRET}`).toString('base64')}`)).not.toMatch(
      /secret|c2VjcmV0|NlY3JldD|zZWNyZXQ/,
    );
  },
);

test('the same secret twice is one', () => {
  expect(formsOf([SECRET, SECRET])).toEqual(formsOf([SECRET]));
});

test.each<[text: string, expected: boolean]>([
  ['', false],
  ['an ordinary text', false],
  [`x${SECRET}`, true],
  [`x${SECRET.slice(0, 8)}`, true],
  [`x${SECRET.slice(0, 7)}`, false],
  [`x${SECRET.slice(1)}`, false],
  ['a?~se \r\n\t cret', true],
  ['YT9+c2Vj', true],
  ['YT9+c2V', false],
])('%j may hold the secret: %p', (text, expected) => {
  expect(probeFor(formsOf([SECRET, 'another-secret']))(text)).toBe(expected);
});

describe('values', () => {
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}"text"${']'.repeat(depth)}`);

  test('all texts, wherever they stand', () => {
    expect(textsIn('a')).toEqual(['a']);
    expect(textsIn({ a: 'b', c: ['d', { e: 'f' }], g: 7, h: null, i: undefined, j: true })).toEqual(['b', 'd', 'f']);
    expect(textsIn(null)).toEqual([]);
    expect(textsIn(7)).toEqual([]);
  });

  test('to a depth of 50', () => {
    expect(textsIn(nested(50))).toEqual(['text']);
    expect(textsIn(nested(51))).toEqual([]);
    expect(mapTexts(nested(50), () => 'new')).toEqual(JSON.parse(JSON.stringify(nested(50)).replace('text', 'new')));
    const objects = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}"text"${'}'.repeat(depth)}`);
    expect(JSON.stringify(mapTexts(objects(51), () => 'new'))).toBe(
      JSON.stringify(objects(50)).replace('"text"', 'null'),
    );
    expect(mapTexts(nested(51), () => 'new')).toEqual(JSON.parse(JSON.stringify(nested(50)).replace('"text"', 'null')));
  });

  test('a copy with other texts, but for what is kept', () => {
    const value = { a: 'x', b: ['x', 7, null, { a: 'x', keep: 'x' }], keep: { a: 'x' }, c: undefined, d: true };
    const copy = { a: 'x!', b: ['x!', 7, null, { a: 'x!', keep: 'x' }], keep: { a: 'x' }, c: undefined, d: true };
    const change = (text: string) => `${text}!`;
    expect(mapTexts(value, change, new Set(['keep']))).toEqual(copy);
    expect(mapTexts(value, change)).toMatchObject({ keep: { a: 'x!' } });
    expect(value.a).toBe('x');
    expect(mapTexts('x', change)).toBe('x!');
    expect(mapTexts(null, change)).toBeNull();
    expect(mapTexts(7, change)).toBe(7);
  });
});

describe('the long texts of an answer', () => {
  const redacted = answerRedactor([SECRET]);
  const of = (data: object) => redacted(data, JSON.stringify(data));
  const long = (text: string) => `${'x'.repeat(200)} ${text} ${'x'.repeat(50)}`;

  test('have no secret; short ones are left to who reads them', () => {
    expect(of({ first: long('none'), long: long(SECRET), short: SECRET, list: [long(SECRET)] })).toEqual({
      first: long('none'),
      long: long('…'),
      short: SECRET,
      list: [long('…')],
    });
  });

  test.each<[what: string, data: object]>([
    ['no text', {}],
    ['short texts', { a: SECRET, b: 'x'.repeat(200) }],
    ['long texts without a secret', { a: long('%41') }],
    ['a secret where nobody reads', { a: `${'x'.repeat(20_000 + 4_096)}${SECRET}` }],
  ])('are the same data where there is nothing to cut out: %s', (_what, data) => {
    expect(of(data)).toBe(data);
  });

  test('a text of 200 characters is short, and one of 201 is long', () => {
    const ending = (length: number) => ({ a: SECRET.padStart(length, 'x'), b: long(SECRET) });
    expect(of(ending(200))).toEqual({ a: ending(200).a, b: long('…') });
    expect(of(ending(201))).toEqual({ a: `${'x'.repeat(184)}…`, b: long('…') });
  });

  test('are read to 20,000 characters', () => {
    const data = { a: `${SECRET} ${'y'.repeat(30_000)}` };
    expect(of(data)).toEqual({ a: `… ${'y'.repeat(20_000 - SECRET.length - 1)}` });
  });
});

test('a secret that goes over the border of what is wanted is known, 4,096 characters behind it', () => {
  const redact = redactor([SECRET]);
  expect(redact(`ab ${SECRET}`, 5)).toBe('ab …');
  expect(redact(`ab ${SECRET}`, 3)).toBe('ab ');
  expect(redact(`ab ${SECRET}`)).toBe('ab …');
});
