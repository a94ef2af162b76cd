import { names, number, text, texts, time, whole } from '../../src/genesys/values.ts';

test.each([
  [text, 'a', 'a'],
  [text, '', undefined],
  [text, 7, undefined],
  [text, 'x'.repeat(300), 'x'.repeat(200)],
  [texts, ['a', null, {}, ''], ['a']],
  [texts, 'a', undefined],
  [number, 0, 0],
  [number, '7', undefined],
  [number, Number.NaN, undefined],
  [names, [{ name: 'a' }, null, { name: 7 }, 'x'], ['a']],
  [names, { name: 'a' }, []],
  [time, '1970-01-01T00:00:01Z', 1_000],
  [time, 1_000, undefined],
  [time, 'soon', undefined],
])('%p of %j', (read, value, expected) => {
  expect(read(value)).toEqual(expected);
});

test.each([
  [3, 3],
  [0, undefined],
  [1.5, undefined],
  ['3', undefined],
])('a whole number of at least 1 in %j', (value, expected) => {
  expect(whole(value, 1)).toBe(expected);
});
