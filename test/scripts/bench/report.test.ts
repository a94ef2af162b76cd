import { limits } from '../../../scripts/bench/limits.ts';
import { absolute, compared, type Goal, type Growth, median } from '../../../scripts/bench/report.ts';

const row = { measured: 'a list', queues: 5_000, latency_ms: 80, unit: 'ms' } as const;

test.each([
  [[3], 3],
  [[10, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test.each<
  [ours: number, theirs: number, direction: 'of' | 'faster', goal: Goal | null, ratio: number, met: boolean | null]
>([
  [110, 100, 'of', { is: 'at most', figure: 1.1 }, 1.1, true],
  [111, 100, 'of', { is: 'at most', figure: 1.1 }, 1.11, false],
  [100, 2_000, 'faster', { is: 'at least', figure: 20 }, 20, true],
  [100, 1_999, 'faster', { is: 'at least', figure: 20 }, 19.99, false],
  [100, 50, 'faster', null, 0.5, null],
])('%d against %d, %s: goal %j', (ours, theirs, direction, goal, ratio, met) => {
  expect(compared({ ...row, ours }, 'another way', theirs, goal, direction)).toMatchObject({ ratio, met });
});

test.each<[number, Goal['is'], boolean]>([
  [40, 'exactly', true],
  [41, 'exactly', false],
  [39, 'at most', true],
  [41, 'at most', false],
  [39, 'at least', false],
])('%d is %s 40: %s', (ours, is, met) => {
  expect(absolute({ ...row, ours }, { is, figure: 40 })).toMatchObject({ ratio: null, against: null, met });
});

/** What the limits do not depend on. */
const growth = {
  requests: 1,
  wire_mb: 1,
  json_mb: 1,
  first_poll_ms: 1,
  first_peak_over_idle_mb: 1,
  last_peak_over_idle_mb: 1,
  small_heap_first_mb: 1,
  small_heap_last_mb: 1,
  list_results: 1_000,
};

test('limits lie on the line through the two largest sizes, the first to be met first', () => {
  const table: Growth[] = [
    { ...growth, queues: 100, median_poll_ms: 9_999, last_peak_mb: 9_999, list_result_mb: 9 },
    { ...growth, queues: 1_000, median_poll_ms: 1_000, last_peak_mb: 150, list_result_mb: 1 },
    { ...growth, queues: 2_000, median_poll_ms: 2_000, last_peak_mb: 250, list_result_mb: 1 },
  ];
  expect(limits(table).map(({ limit, at_queues }) => [limit, at_queues])).toEqual([
    ['450 MB of memory', 4_000],
    ['6 MB a result', 6_000],
    ['25 s a run, before Zapier’s 30', 25_000],
    ['300 requests a minute and token', 150_000],
  ]);
});

test('a line that does not rise meets no limit, and comes last', () => {
  const flat = { ...growth, median_poll_ms: 1_000, list_result_mb: 1 };
  const table: Growth[] = [
    { ...flat, queues: 1_000, last_peak_mb: 251 },
    { ...flat, queues: 2_000, last_peak_mb: 250 },
  ];
  expect(limits(table).map(({ at_queues }) => at_queues)).toEqual([6_000, 150_000, null, null]);
});
