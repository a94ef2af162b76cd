import { createHash } from 'node:crypto';
import { MOST_MARKS, type Place } from '../../src/genesys/queues/search-queues.ts';
import { readPagingToken, writePagingToken } from '../../src/zapier/paging-token.ts';

const search = { name: 'Billing', nameMatch: 'contains', divisionId: undefined, sortOrder: 'asc' } as const;
const marks = ['abcdefgh', 'ABCD-_12'];
const place: Place = { place: 1_017, total: 1_200, size: 500, name: 'Zürich "Nord"', marks };
const token = writePagingToken(place, search);

test.each<[what: string, place: Place]>([
  ['all there is', place],
  ['no total', { ...place, total: undefined }],
  [
    'the most there may be',
    {
      ...place,
      marks: Array(MOST_MARKS).fill('abcdefgh'),
      name: '漢'.repeat(200),
      total: 10_000_000,
      place: 10_000_000,
    },
  ],
  [
    'the longest that its name can become',
    { ...place, marks: Array(MOST_MARKS).fill('abcdefgh'), name: '\ud83d'.repeat(200) },
  ],
])('a token gives back the place it was made of: %s', (_what, place) => {
  expect(readPagingToken(writePagingToken(place, search), { ...search })).toEqual(place);
  expect(writePagingToken(place, search).length).toBeLessThan(3_000);
});

test('what a server states beyond reason is left out', () => {
  const strange = { ...place, place: 1e9, total: 1e9 };
  expect(readPagingToken(writePagingToken(strange, search), search)).toEqual({
    ...place,
    place: 10_000_000,
    total: undefined,
  });
});

test.each([
  ['name', { ...search, name: 'Sales' }],
  ['match', { ...search, nameMatch: 'exactly' }],
  ['division', { ...search, divisionId: 'd1' }],
  ['sort order', { ...search, sortOrder: 'desc' }],
] as const)('a token of a search with another %s is refused in words', (_what, other) => {
  expect(() => readPagingToken(token, other)).toThrow(/^The paging token belongs to another search\./);
});

const [content = '', joined = '', checksum = ''] = token.split('.');

test.each<[what: string, damaged: unknown]>([
  ['empty', ''],
  ['cut', token.slice(0, -1)],
  ['changed at its start', `x${token.slice(1)}`],
  ['without checksum', `${content}.${joined}`],
  ['without marks', `${content}.${checksum}`],
  ['with other marks', `${content}.${joined.toLowerCase()}.${checksum}`],
  ['longer than it was', `${token}.x`],
  ['words', 'next page please'],
  [
    'of the form that was used before',
    `${Buffer.from('{"page":1,"index":0,"size":1,"id":"q"}').toString('base64url')}.x`,
  ],
  ['far too long', 'x'.repeat(1_000_000)],
  ['a number', 7],
  ['zero', 0],
  ['true', true],
  ['false', false],
  ['an object', { token }],
  ['a list', [token]],
  ['null', null],
  ['nothing', undefined],
  ['an object that cannot be text', Object.create(null)],
])('a token that is %s is refused in words', (_what, damaged) => {
  expect(() => readPagingToken(damaged, search)).toThrow(/^The paging token is damaged\./);
});

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** Whole by its checksum, whatever it says. */
function forged(change: object, marks = joined): string {
  const known = JSON.parse(Buffer.from(content, 'base64url').toString());
  const payload = `${Buffer.from(JSON.stringify({ ...known, ...change })).toString('base64url')}.${marks}`;
  return `${payload}.${digest(payload)}`;
}

test('a token that is forged well is as good as ours', () => {
  expect(readPagingToken(forged({}), search)).toEqual(place);
});

test.each<[change: object, marks: string]>([
  [{ place: -1 }, joined],
  [{ place: 1.5 }, joined],
  [{ place: 1e9 }, joined],
  [{ place: '7' }, joined],
  [{ total: -1 }, joined],
  [{ total: 1e9 }, joined],
  [{ total: null }, joined],
  [{ size: 0 }, joined],
  [{ size: 501 }, joined],
  [{ name: 7 }, joined],
  [{ name: undefined }, joined],
  [{ name: 'x'.repeat(201) }, joined],
  [{}, ''],
  [{}, 'abcdefg'],
  [{}, 'abcdefgh!'],
  [{}, 'abcdefgh'.repeat(MOST_MARKS + 1)],
])('a whole token with a place that cannot be, %j %j, is refused', (change, marks) => {
  expect(() => readPagingToken(forged(change, marks), search)).toThrow(/^The paging token is damaged\./);
});

test('the first place in a list, read in pages of one, with one mark', () => {
  const least: Place = { place: 0, total: 0, size: 1, name: '', marks: ['abcdefgh'] };
  expect(readPagingToken(writePagingToken(least, search), search)).toEqual(least);
});

describe('a token with a checksum that is right', () => {
  const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16);
  const forged = (inside: string) => {
    const payload = `${Buffer.from(inside).toString('base64url')}.${joined}`;
    return `${payload}.${digest(payload)}`;
  };
  const inside = Buffer.from(content, 'base64url').toString();
  const padded = (length: number) => {
    const ending = (count: number) => forged(`${inside.slice(0, -1)},"x":"${'x'.repeat(count)}"}`);
    const count = Array.from({ length: 3_500 }, (_, index) => index).find((each) => ending(each).length >= length);
    return ending(count ?? 0);
  };

  test('and no JSON in it is damaged all the same', () => {
    expect(() => readPagingToken(forged('no JSON'), search)).toThrow(/^The paging token is damaged\./);
  });

  test('is read to 4,000 characters', () => {
    expect(padded(4_000)).toHaveLength(4_000);
    expect(readPagingToken(padded(4_000), search)).toEqual(place);
    expect(() => readPagingToken(padded(4_001), search)).toThrow(/^The paging token is damaged\./);
  });
});
