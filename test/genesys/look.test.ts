/** Looking again and again, on a clock of its own. */
import { look } from '../../src/genesys/look.ts';

function watch(found: (number | Error)[], { deadline = 25_000, takes = 0, requests = 1 } = {}) {
  let now = 0;
  let looks = 0;
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(ms);
    now += ms;
  };
  const runtime = { now: () => now, random: () => 0.5, sleep, log: () => {}, send: () => Promise.reject() };
  const read = async () => {
    now += takes;
    const seen = found[Math.min(looks++, found.length - 1)];
    if (seen instanceof Error) throw seen;
    return seen ?? 0;
  };
  const done = look({ runtime, deadline }, read, (seen) => seen === 3, requests);
  return { done, waits, looks: () => looks };
}

test('it looks until it is so', async () => {
  const { done, waits } = watch([1, 2, 3, 4]);
  expect(await done).toBe(3);
  expect(waits).toEqual([250, 500]);
});

test('it gives up after eight looks, and says what it saw last', async () => {
  const { done, waits, looks } = watch([1, 2]);
  expect(await done).toBe(2);
  expect(looks()).toBe(8);
  expect(waits).toEqual([250, 500, 1_000, 2_000, 2_500, 2_500, 2_500]);
});

test('it waits for nothing that would come after the run', async () => {
  for (const [deadline, looks] of [
    [0, 1],
    [250, 1],
    [251, 2],
    [4_000, 5],
  ] as const) {
    const watched = watch([1], { deadline });
    expect(await watched.done).toBe(1);
    expect(watched.looks()).toBe(looks);
  }
  expect(await watch([3], { deadline: 0 }).done).toBe(3);
  const slow = watch([1], { takes: 10_000 });
  expect(await slow.done).toBe(1);
  expect(slow.looks()).toBe(3);
});

test('where it cannot see any more it says what it saw', async () => {
  expect(await watch([new Error()]).done).toBeNull();
  const then = watch([1, new Error(), 3]);
  expect(await then.done).toBe(1);
  expect(then.looks()).toBe(2);
});

test.each([
  [1, 8, 7_750 + 3_500],
  [5, 8, 7_750 + 3_500],
  [6, 6, 500 + 1_000 + 2_000 + 7_500],
  [13, 3, 7_500],
  [14, 2, 5_000],
  [21, 1, 2_500],
  [1_000, 1, 2_500],
])('readings of %i requests each: %i looks, the first ones left out', async (requests, looks, waited) => {
  const watched = watch([1], { requests });
  expect(await watched.done).toBe(1);
  expect(watched.looks()).toBe(looks);
  expect(watched.waits.reduce((sum, ms) => sum + ms, 0)).toBe(waited);
});

test('one that would have to wait too long looks at once', async () => {
  const watched = watch([3], { requests: 40, deadline: 2_500 });
  expect(await watched.done).toBe(3);
  expect(watched.waits).toEqual([]);
});
