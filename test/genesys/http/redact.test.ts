/** Secrets cut out of texts, however they are encoded there, and nothing else. */
import fc from 'fast-check';
import { redactor, redactValue } from '../../../src/genesys/http/redact.ts';
import { BASES, ESCAPES } from '../../support/echoes.ts';

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
    { numRuns: 2_000 },
  );
});

test('property: a secret that was cut is cut out, from 16 characters of it', () => {
  fc.assert(
    fc.property(secret, fc.string(), fc.integer({ min: 16, max: 120 }), (value, before, length) => {
      expect(redactor([value])(`${before}${value.slice(0, length)}`)).toBe(`${before}…`);
      expect(redactor([value])(`${value.slice(0, length)} ${before}`)).toBe(`… ${before}`);
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
