/**
 * Finds the place of a name in a list that a server has sorted. How Genesys compares names is not documented, so the list
 * itself shows it: of the usual ways to compare, the one by which most neighbors are in order is taken.
 */
type Compare = (a: string, b: string) => number;

const byCodeUnits: Compare = (a, b) => (a === b ? 0 : a < b ? -1 : 1);

const WAYS: readonly Compare[] = [
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
  const ways = WAYS.map((way): Compare => (sortOrder === 'asc' ? way : (a, b) => way(b, a)));
  const disorder = ways.map((compare) => names.filter((name, at) => at > 0 && compare(names[at - 1] ?? '', name) > 0));
  const least = Math.min(...disorder.map(({ length }) => length));
  const compare = ways[disorder.findIndex(({ length }) => length === least)] ?? byCodeUnits;
  // Where the way is not quite the server's, the place at which the fewest names stand on the wrong side.
  let wrong = 0;
  let best = { place: 0, wrong };
  for (const [index, other] of names.entries()) {
    wrong += compare(other, name) < 0 ? -1 : 1;
    if (wrong < best.wrong) best = { place: index + 1, wrong };
  }
  return best.place;
}
