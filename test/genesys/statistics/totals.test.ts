/** Totals of parts, put together. */
import { NOTHING, plus } from '../../../src/genesys/statistics/totals.ts';

test('counts and sums add, the greatest stays', () => {
  const first = plus(NOTHING, { count: 3, sum: 500, max: 400, numerator: 1, denominator: 3 });
  expect(first).toEqual({ count: 3, sum: 500, max: 400, numerator: 1, denominator: 3 });
  const both = { count: 5, sum: 800, max: 400, numerator: 3, denominator: 5 };
  expect(plus(first, { count: 2, sum: 300, max: 200, numerator: 2, denominator: 2 })).toEqual(both);
  expect(plus(both, {})).toEqual(both);
  expect(plus(both, undefined)).toEqual(both);
});

test.each(['7', null, [7], {}, true])('%j is no figure', (value) => {
  const stats = { count: value, sum: value, max: value, numerator: value, denominator: value };
  expect(plus(NOTHING, stats as object)).toEqual(NOTHING);
});
