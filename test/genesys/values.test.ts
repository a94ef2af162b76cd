import {
  headerNumber,
  identifier,
  isId,
  names,
  number,
  objects,
  text,
  texts,
  time,
  whole,
} from '../../src/genesys/values.ts';

test.each([
  [text, 'a', 'a'],
  [text, '', undefined],
  [text, 7, undefined],
  [text, 'x'.repeat(300), 'x'.repeat(200)],
  [texts, ['a', null, {}, ''], ['a']],
  [texts, 'a', undefined],
  [texts, [], []],
  // Not empty, and yet nothing can be read: not known.
  [texts, [null], undefined],
  [texts, [{}], undefined],
  [texts, [1, '', ['a']], undefined],
  [texts, ['x'.repeat(300)], undefined],
  [identifier, '', undefined],
  [identifier, { toString: 1 }, undefined],
  [number, 0, 0],
  [number, '7', undefined],
  [number, Number.NaN, undefined],
  [names, [{ name: 'a' }, null, { name: 7 }, 'x'], ['a']],
  [names, { name: 'a' }, []],
  [time, '1970-01-01T00:00:01Z', 1_000],
  [time, 1_000, undefined],
  // What stands in brackets is a comment: 40 characters are a date, 41 are not.
  [time, 'Thu, 01 Jan 1970 00:00:01 GMT (a clock )', 1_000],
  [time, 'Thu, 01 Jan 1970 00:00:01 GMT (the clock)', undefined],
  [time, 'soon', undefined],
  [headerNumber, '42', 42],
  [headerNumber, '0', 0],
  [headerNumber, '', undefined],
  [headerNumber, ' 1', undefined],
  [headerNumber, '-1', undefined],
  [headerNumber, '123456789', 123_456_789],
  [headerNumber, '1234567890', undefined],
  [headerNumber, '1a', undefined],
  [headerNumber, null, undefined],
  [objects, [{ a: 1 }, null, 7, 'x', undefined, {}], [{ a: 1 }, {}]],
  [objects, { length: 1, 0: {} }, []],
  [objects, null, []],
])('%p of %j', (read, value, expected) => {
  expect(read(value as never)).toEqual(expected);
});

test.each([
  [3, 3],
  [1, 1],
  [0, undefined],
  [1.5, undefined],
  ['3', undefined],
])('a whole number of at least 1 in %j', (value, expected) => {
  expect(whole(value, 1)).toBe(expected);
});

test('what is long is bounded: lists, and texts that mean nothing when they are cut', () => {
  expect(texts(Array(300).fill('a'))).toHaveLength(200);
  expect(texts(Array(300).fill('a'), 250)).toHaveLength(250);
  expect(names(Array(300).fill({ name: 'a' }))).toHaveLength(200);
  expect([200, 201].map((length) => identifier('x'.repeat(length))?.length)).toEqual([200, undefined]);
  expect(texts(['x'.repeat(201), 'b'])).toEqual(['b']);
  expect(time(`${' '.repeat(1_000)}1970-01-01T00:00:01Z`)).toBeUndefined();
});

const UUID = 'c3a9e1d7-2b64-4f08-9e5d-7a1b8c6f4e21';

test.each([UUID, UUID.toUpperCase(), '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])(
  '%s is an id',
  (id) => {
    expect(isId(id)).toBe(true);
  },
);

// What is taken for an id may be logged.
test.each([
  '',
  `${UUID}0`,
  `0${UUID}`,
  ` ${UUID}`,
  `${UUID}\n`,
  UUID.replaceAll('-', ''),
  UUID.replace(/^./, 'g'),
  UUID.replace(/.$/, 'g'),
  UUID.replace('4f08', '4g08'),
  UUID.replace('-4f08', ''),
  'dGhpcyBpcyBhIHNlY3JldCB0aGF0IG5vYm9keSBy',
])('%j is no id', (id) => {
  expect(isId(id)).toBe(false);
});
