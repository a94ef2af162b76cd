/**
 * Finds the place of a name in a list that a server has sorted. How Genesys compares names is not documented, so the list
 * itself shows it: of the usual ways to compare, the one by which most neighbors are in order is taken.
 */
type Compare = (a: string, b: string) => number;

const byCodeUnits: Compare = (a, b) => (a === b ? 0 : a < b ? -1 : 1);

/** Made when they are needed: collators take milliseconds of every start of the app. */
const waysToCompare = (): readonly Compare[] => [
  (a, b) => byCodeUnits(a.toLowerCase(), b.toLowerCase()),
  (a, b) => byCodeUnits(a.toUpperCase(), b.toUpperCase()),
  byCodeUnits,
  new Intl.Collator('en').compare,
  new Intl.Collator('en', { numeric: true }).compare,
  new Intl.Collator('en', { ignorePunctuation: true }).compare,
];

/**
 * @param names in the server's order.
 * @param name one that need not be among them.
 * @param sortOrder of the names.
 * @returns how many of the names stand before it; those that are equal to it stand after it.
 */
export function placeByName(names: readonly string[], name: string, sortOrder: 'asc' | 'desc' = 'asc'): number {
  const ways = waysToCompare().map((way): Compare => (sortOrder === 'asc' ? way : (a, b) => way(b, a)));
  const { compare } = ways
    .map((compare) => ({ compare, disorder: disorderBy(compare, names) }))
    .reduce((best, way) => (way.disorder < best.disorder ? way : best));
  // Where the way is not quite the server's, the place at which the fewest names stand on the wrong side.
  let wrong = 0;
  let best = { place: 0, wrong };
  for (const [index, other] of names.entries()) {
    wrong += compare(other, name) < 0 ? -1 : 1;
    if (wrong < best.wrong) best = { place: index + 1, wrong };
  }
  return best.place;
}

/** How many names stand before one that they should follow. */
function disorderBy(compare: Compare, names: readonly string[]): number {
  let count = 0;
  let before: string | undefined;
  for (const name of names) {
    if (before !== undefined && compare(before, name) > 0) count++;
    before = name;
  }
  return count;
}
