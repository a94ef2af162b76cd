/** Secrets cut out of texts, however they are encoded there, and nothing else. */
import fc from 'fast-check';
import { redactor, redactValue } from '../../../src/genesys/http/redact.ts';
import { BASES, BREAKS, ESCAPES } from '../../support/echoes.ts';
import { leaksOf } from '../../support/leaks.ts';
import { runs } from '../../support/runs.ts';

/** RFC 6750 §2.1: visible ASCII. */
const visible = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
const secret = fc.string({ unit: visible, minLength: 20, maxLength: 120 });
const named = (table: object) => fc.constantFrom(...Object.keys(table));

test('property: no secret stays, whichever way it is encoded, up to three times', () => {
  fc.assert(
    fc.property(
      secret,
      fc.string(),
      fc.string(),
      named(BASES),
      fc.array(named(ESCAPES), { maxLength: 3 }),
      (value, before, after, base, escapes) => {
        const based = `${BASES[base]?.(value)}`;
        const encode = (text: string) => escapes.reduce((encoded, name) => `${ESCAPES[name]?.(encoded)}`, text);
        // What stands before it may look like the beginning of an escape; a blank ends it.
        const clean = redactor(['another secret', value])(`${before} ${encode(based)} ${after}`);
        expect(clean).not.toContain(encode(based));
        expect(clean).toContain('…');
        if (base === 'itself') expect(clean).toBe(`${before} … ${after}`);
      },
    ),
    { numRuns: runs(600) },
  );
});

test('property: a secret that was cut is cut out, from 16 characters of it', () => {
  fc.assert(
    fc.property(secret, fc.string(), fc.integer({ min: 16, max: 120 }), (value, before, length) => {
      expect(redactor([value])(`${before} ${value.slice(0, length)}`)).toBe(`${before} …`);
      // What ends the text is no escape that was cut.
      expect(redactor([value])(`${value.slice(0, length)} ${before}|`)).toBe(`… ${before}|`);
    }),
  );
});

test('property: at the end of a text, where a secret was cut, 8 characters of it are cut out', () => {
  fc.assert(
    fc.property(secret, fc.string(), fc.integer({ min: 8, max: 120 }), (value, before, length) => {
      expect(redactor([value])(`${before} ${value.slice(0, length)}`)).toBe(`${before} …`);
      expect(redactValue([value], { name: `${before} ${value.slice(0, length)}` })).toEqual({ name: `${before} …` });
    }),
  );
});

test('property: cut by us anywhere, in an escape too, no 8 characters of a secret stay before the "…" of the cut', () => {
  fc.assert(
    fc.property(
      secret,
      named(BASES),
      fc.array(named(ESCAPES), { maxLength: 3 }),
      fc.nat(),
      fc.constantFrom('…', '…" is too long.', '… · and so on'),
      (value, base, escapes, at, behind) => {
        // A character that looks like half an escape, at the place of the cut, is told from one by nothing.
        fc.pre(!/[%\\]/.test(value.slice(0, 9)));
        const encoded = escapes.reduce((text, name) => `${ESCAPES[name]?.(text)}`, `${BASES[base]?.(value)}`);
        const clean = redactor([value])(`It is "${encoded.slice(0, at % encoded.length)}${behind}`);
        // Half an escape is no character of a secret, though it may look like one.
        expect(leaksOf(value, clean.replace(/(?:%[\da-f]?|\\(?:u[\da-f]{0,3})?)+(?=…)/gi, ''))).toEqual([]);
      },
    ),
    { numRuns: runs(600) },
  );
});

test('property: of a text of which the beginning is wanted, no secret stays that goes over the border', () => {
  fc.assert(
    fc.property(
      secret,
      fc.array(named(ESCAPES), { maxLength: 3 }),
      fc.nat({ max: 40 }),
      fc.integer({ min: 1, max: 2_000 }),
      (value, escapes, before, most) => {
        const encoded = escapes.reduce((text, name) => `${ESCAPES[name]?.(text)}`, value);
        const text = `${'x '.repeat(before)}${encoded} `.repeat(8);
        const clean = redactor([value])(text, most);
        expect(leaksOf(value, `${clean}|`)).toEqual([]);
        expect(clean.length).toBeLessThanOrEqual(most);
      },
    ),
    { numRuns: runs(300) },
  );
});

test.each(Object.entries(BREAKS))('property: a secret with %s inside does not stay', (_what, broken) => {
  fc.assert(
    fc.property(
      secret,
      named(BASES),
      fc.array(named(ESCAPES), { maxLength: 2 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 90 }),
      (value, base, escapes, after, length) => {
        const escaped = (text: string) => escapes.reduce((encoded, name) => `${ESCAPES[name]?.(encoded)}`, text);
        const based = `${BASES[base]?.(value)}`;
        const text = after ? broken(escaped(based), length) : escaped(broken(based, length));
        expect(leaksOf(value, redactor([value])(`a ${text} z`))).toEqual([]);
      },
    ),
    { numRuns: runs(200) },
  );
});

test('after a break, the word that goes on like the secret by chance stays', () => {
  const redact = redactor(['a-secret-of-some-length']);
  expect(redact('a-secret-of-some lengths')).toBe('… lengths');
  expect(redact('a-secret-of-s ome-length and on')).toBe('… and on');
});

test.each([
  ['abcdefghijklmnopqr stuvwxy!', '… stuvwxy!'],
  ['abcdefghijklmnopqr stuvwxyz!', '…!'],
  ['abcdefghijklmnopqr stuv\nwxyz012!', '…\nwxyz012!'],
  ['abcdefghijklmnop qrstuvw', '… qrstuvw'],
  ['abcdefghijklmnop qrstuvwx', '…'],
])('of a secret that was broken into pieces, 8 characters are one: %j', (text, expected) => {
  expect(redactor(['abcdefghijklmnopqrstuvwxyz0123456789'])(text)).toBe(expected);
});

test('the beginning of a secret may be all that there is, or be cut in what looks like an escape', () => {
  const redact = redactor(['abcdefgh%41xyz0']);
  expect(redact('abcdefgh')).toBe('…');
  expect(redact('abcdefg')).toBe('abcdefg');
  expect(redact('abcdefgh%4')).toBe('…');
});

test.each([
  ['an escape that a line break goes through', 'x \\\r\n\tu0061bcdefghijkl', 'x …'],
  ['a cut in an escape of JSON', 'x abcdefgh\\u00', 'x …'],
  ['a cut in its last digit', 'x abcdefgh\\u006', 'x …'],
  ['a cut behind its letter', 'x abcdefgh\\u', 'x …'],
  ['a cut behind its backslash', 'x abcdefgh\\', 'x …'],
  ['a cut in an escape of a URL', 'x abcdefgh%6', 'x …'],
  ['no cut where an escape is whole', 'x abcdefgh%6 y', 'x abcdefgh%6 y'],
])('%s', (_what, text, expected) => {
  expect(
    redactor(['abcdefghijkl'.padEnd(30, '+')])(`${text}${text.includes('bcdefghijkl') ? '+'.repeat(18) : ''}`),
  ).toBe(expected);
});

test.each([
  ['%41%42 abcdef%67hijklmnopqrst %43 z', '%41%42 … %43 z'],
  ['%2541 abcdef%2567hijklm%256eopqrst%2541 z', '%2541 …%2541 z'],
  ['%41 abcdef%67hi\n jklmnopqrst\n%43 z', '%41 …\n%43 z'],
  ['\\u0041 abc%64ef\\u0067hijklmnopqrst\\u0041 z', '\\u0041 …\\u0041 z'],
])('escapes before a secret, in it and behind it: what stands around it stays as it is: %j', (text, expected) => {
  expect(redactor(['abcdefghijklmnopqrst'])(text)).toBe(expected);
});

test('half an escape that stands before the end of a text is no cut', () => {
  expect(redactor(['abcd%4ghijklmnopqrst'])('abcd%4ghzz')).toBe('abcd%4ghzz');
});

test('three encodings are looked through, one inside the other, and no more', () => {
  const encode = (text: string, times: number): string =>
    times === 0 ? text : encode(`${ESCAPES['every byte percent-encoded']?.(text)}`, times - 1);
  const redact = redactor(['a-secret-of-some-length']);
  expect(redact(encode('a-secret-of-some-length', 3))).toBe('…');
  expect(redact(encode('a-secret-of-some-length', 4))).toBe(encode('a-secret-of-some-length', 4));
});

test('what lies deeper than anything that is read neither overflows nor comes through', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}"a-secret-of-some-length"${']'.repeat(50_000)}`);
  const clean = redactValue(['a-secret-of-some-length'], { deep, name: 'a-secret-of-some-length' });
  expect(clean.name).toBe('…');
  expect(JSON.stringify(clean)).toBe(`{"deep":${'['.repeat(49)}null${']'.repeat(49)},"name":"…"}`);
});

test('property: a text without a secret stays as it is, and so does every value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), secret, (value, hidden) => {
      expect(redactValue([hidden], value)).toEqual(value);
      const text = JSON.stringify(value);
      expect(redactor([hidden])(text)).toBe(text);
    }),
  );
});

test.each([
  ['short', 'shorter words stay: short'],
  [undefined, 'undefined'],
  [7, '7777777777'],
  ['', 'nothing'],
])('%p is no secret', (none, text) => {
  expect(redactor([none])(text)).toBe(text);
});

test('what stays between and around several secrets', () => {
  const redact = redactor(['first-secret-0001', 'second-secret-0002', 'secret-0002-and-on']);
  expect(redact('a first-secret-0001, second-secret-0002; first%2dsecret%2D0001.')).toBe('a …, …; ….');
  // Where one runs into the other, both go.
  expect(redact('x second-secret-0002-and-on y')).toBe('x … y');
});

test('every text of a value, but for what is kept', () => {
  const hidden = 'a-secret-of-some-length';
  const value = { name: `${hidden}!`, list: [{ deep: encodeURIComponent(`/${hidden}`) }, 7, null], token: hidden };
  expect(redactValue([hidden], value, new Set(['token']))).toEqual({
    name: '…!',
    list: [{ deep: '%2F…' }, 7, null],
    token: hidden,
  });
  expect(redactValue([hidden], { a: '50 % off', b: '\\' })).toEqual({ a: '50 % off', b: '\\' });
});

test('the largest result is searched in no time', () => {
  const queue = {
    id: '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11',
    name: 'Sales EMEA',
    description: 'x'.repeat(600),
    more: 7,
  };
  const result = Array.from({ length: 20_000 }, (_, index) => ({ ...queue, name: `${queue.name} ${index}` }));
  const secrets = Array.from({ length: 10 }, (_, index) => `${index}`.repeat(86));
  const before = process.cpuUsage();
  expect(redactValue(secrets, result)).toBe(result);
  // It takes some 100 ms.
  expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
});
