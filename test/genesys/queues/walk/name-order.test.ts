import { placeByName } from '../../../../src/genesys/queues/walk/name-order.ts';

const NAMES = [
  '_Test',
  '10 Night',
  '2 Day',
  'Ärzte',
  'back office',
  'Back-up',
  'Billing',
  'sales',
  'Sales EU',
  'Zürich',
  'ärger',
];

const folded = (a: string, b: string) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);
const ORDERS: [what: string, compare: (a: string, b: string) => number][] = [
  ['folded to lower case', folded],
  ['folded to upper case', (a, b) => (a.toUpperCase() < b.toUpperCase() ? -1 : 1)],
  ['by code', (a, b) => (a < b ? -1 : 1)],
  ['as in a dictionary', new Intl.Collator('en').compare],
  ['with numbers as numbers', new Intl.Collator('en', { numeric: true }).compare],
  ['without punctuation', new Intl.Collator('en', { ignorePunctuation: true }).compare],
];

test.each(ORDERS)('a list sorted %s: the place of each name that is gone', (_what, compare) => {
  // Of each kind two: the one that is left shows how its kind is sorted.
  const sorted = NAMES.flatMap((name) => [name, `${name} 2`]).sort(compare);
  for (const [place, gone] of sorted.entries()) {
    const left = sorted.filter((name) => name !== gone);
    expect(placeByName(left, gone)).toBe(place);
    expect(placeByName(left.toReversed(), gone, 'desc')).toBe(left.length - place);
  }
});

test.each<[names: string[], place: number]>([
  [[], 0],
  [['n'], 0],
  [['a'], 1],
  [['M'], 0],
  [['m', 'm', 'n'], 0],
])('among %j', (names, place) => {
  expect(placeByName(names, 'm')).toBe(place);
});

test('in a list that is not quite sorted: where the fewest are on the wrong side', () => {
  expect(placeByName(['a', 'z', 'b', 'c', 'x', 'd', 'y'], 'm')).toBe(4);
});

test.each<[what: string, names: string[], gone: string, place: number]>([
  ['names that repeat are in order in each way', ['B', 'B', 'B', 'a'], 'C', 3],
  ['names that are equal in one way are in order by it', ['b', 'B', 'b', 'B', 'C'], 'B', 0],
  ['of two ways that fit alike, the first one', ['a', 'c'], '_b', 0],
])('%s', (_what, names, gone, place) => {
  expect(placeByName(names, gone)).toBe(place);
});
