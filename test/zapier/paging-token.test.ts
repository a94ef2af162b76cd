import { readPagingToken, writePagingToken } from '../../src/zapier/paging-token.ts';

const search = { name: 'Billing', nameMatch: 'contains', divisionId: undefined, sortOrder: 'asc' } as const;
const place = { page: 3, index: 17, size: 500, id: 'q1017' };
const token = writePagingToken(place, search);

test('a token gives back the place it was made of', () => {
  expect(readPagingToken(token, { ...search })).toEqual(place);
});

test.each([
  ['name', { ...search, name: 'Sales' }],
  ['match', { ...search, nameMatch: 'exactly' }],
  ['division', { ...search, divisionId: 'd1' }],
  ['sort order', { ...search, sortOrder: 'desc' }],
] as const)('a token of a search with another %s is refused in words', (_what, other) => {
  expect(() => readPagingToken(token, other)).toThrow(/^The paging token belongs to another search\./);
});

const forged = (content: unknown) =>
  `${Buffer.from(JSON.stringify(content)).toString('base64url')}.${token.split('.')[1]}`;

test.each([
  ['empty', ''],
  ['cut', token.slice(0, -1)],
  ['changed at its start', `x${token.slice(1)}`],
  ['without checksum', token.split('.')[0] ?? ''],
  ['words', 'next page please'],
  ['with another content', forged({ page: 1, index: 0, size: 1, search: 'x' })],
  ['an array', forged([1])],
])('a token that is %s is refused in words', (_what, damaged) => {
  expect(() => readPagingToken(damaged, search)).toThrow(/^The paging token is damaged\./);
});

test.each([
  { ...place, page: 0 },
  { ...place, index: -1 },
  { ...place, size: 0 },
  { ...place, page: 1.5 },
  { ...place, page: 1e9 },
  { ...place, size: 501 },
  { ...place, index: 500 },
  { ...place, id: 7 as unknown as string },
])('a whole token with a place that cannot be, %p, is refused', (impossible) => {
  expect(() => readPagingToken(writePagingToken(impossible, search), search)).toThrow(/^The paging token is damaged\./);
});
