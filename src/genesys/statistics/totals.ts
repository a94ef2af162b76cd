/**
 * Totals that can be put together: counts and sums add, maxima are maxima, and what is derived from them (averages,
 * service level) is derived last. So it makes no difference how a period was cut, nor whether all media types were asked
 * for at once.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { number } from '../values.ts';

/** What is kept of the contract's `StatisticalSummary`; durations in milliseconds. */
export interface Total {
  readonly count: number;
  readonly sum: number;
  readonly max: number;
  readonly numerator: number;
  readonly denominator: number;
}

export const NOTHING: Total = { count: 0, sum: 0, max: 0, numerator: 0, denominator: 0 };

export function plus(total: Total, stats: Models.StatisticalSummary | undefined): Total {
  return {
    count: total.count + (number(stats?.count) ?? 0),
    sum: total.sum + (number(stats?.sum) ?? 0),
    max: Math.max(total.max, number(stats?.max) ?? 0),
    numerator: total.numerator + (number(stats?.numerator) ?? 0),
    denominator: total.denominator + (number(stats?.denominator) ?? 0),
  };
}
