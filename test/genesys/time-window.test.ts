/** The window of the triggers that read a list: exact while all fits, else cut on a fixed grid, never by number. */
import fc from 'fast-check';
import { MOST_RESULT_BYTES } from '../../src/genesys/search-queues.ts';
import { WINDOW_DAYS, withinWindow } from '../../src/genesys/time-window.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.parse('2026-07-01T12:30:00Z');

interface Item {
  id: string;
  time: number;
  text: string;
}

/** Two bytes a letter: as JSON it takes a third of the time that as many bytes of ASCII take. */
const textOf = (bytes: number) => 'é'.repeat(bytes / 2);
/** Five of a megabyte are more than a result may hold, four are not. */
const MEGABYTE = textOf(1_000_000);
const item = (when: string, text = MEGABYTE): Item => ({ id: when, time: Date.parse(when), text });
const within = (items: readonly Item[], at = now, log: (message: string) => void = () => {}) =>
  withinWindow(items, ({ time }) => time, at, 'Items', log);
const times = (items: readonly Item[]) => items.map(({ time }) => new Date(time).toISOString().slice(5, 16));
const many = (count: number, when: string) => Array.from({ length: count }, () => item(when));

test.each([
  [
    'a burst on one day: all since the midnight after it',
    [...many(5, '2026-06-20T10:00Z'), item('2026-06-20T23:59Z'), item('2026-06-21T00:00Z'), item('2026-06-30T09:00Z')],
    ['06-30T09:00', '06-21T00:00'],
  ],
  [
    'the midnight after it less than 24 hours ago: all since the full hour after it, across that midnight',
    [...many(5, '2026-06-30T10:00Z'), item('2026-06-30T11:00Z'), item('2026-07-01T00:00Z')],
    ['07-01T00:00', '06-30T11:00'],
  ],
  [
    'a burst today: by hours too',
    [...many(5, '2026-07-01T10:59Z'), item('2026-07-01T11:00Z'), item('2026-07-01T12:29Z')],
    ['07-01T12:29', '07-01T11:00'],
  ],
  [
    'a burst in the last hour: the newest of it',
    [item('2026-07-01T10:59Z'), ...many(4, '2026-07-01T11:50Z'), item('2026-07-01T12:29Z')],
    ['07-01T12:29', '07-01T11:50', '07-01T11:50', '07-01T11:50'],
  ],
  [
    'what is dated in the future is inside, and takes its room',
    [...many(4, '2026-06-20T10:00Z'), item('2031-01-01T00:00Z')],
    ['01-01T00:00'],
  ],
  [
    'a burst that has just left the window still counts, else what came later that day would come back',
    [...many(5, '2026-06-01T10:00Z'), item('2026-06-01T13:00Z'), item('2026-06-02T00:00Z')],
    ['06-02T00:00'],
  ],
  [
    'an older one does not count',
    [...many(5, '2026-05-31T23:59Z'), item('2026-06-01T12:29Z'), item('2026-06-01T12:30Z')],
    ['06-01T12:30'],
  ],
])('%s', (_what, items, expected) => {
  expect(times(within(items))).toEqual(expected);
});

test('what is left out is logged, and nothing where all is given', () => {
  const logged: string[] = [];
  const log = (message: string) => logged.push(message);
  within([item('2026-07-01T12:00Z'), item('2020-01-01T00:00Z')], now, log);
  expect(logged).toEqual([]);
  within(many(6, '2026-07-01T12:00Z'), now, log);
  expect(logged).toEqual([
    'Items of the last 30 days are too many for one result; those since 2026-07-01T11:00:00.000Z are given.',
    'Items: 2 are left out, Zapier takes no more at once.',
  ]);
});

/** Polls over 40 days: what was added before each, at what moment, and how large. */
const steps = fc.array(
  fc.record({
    hours: fc.oneof(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: 0, max: 72, noNaN: true })),
    added: fc.array(
      fc.record({ hoursAgo: fc.double({ min: 0, max: 48, noNaN: true }), size: fc.integer({ min: 1, max: 4 }) }),
      {
        maxLength: 4,
      },
    ),
  }),
  { minLength: 1, maxLength: 14 },
);
const SIZES = [0, 1_000, 100_000, 1_000_000, 2_600_000].map(textOf);

test('property: while items are only added, nothing that was left out comes back; a result is never too large', () => {
  fc.assert(
    fc.property(steps, (list) => {
      let at = now;
      const items: Item[] = [];
      const leftOut = new Set<Item>();
      for (const { hours, added } of list) {
        at += hours * HOUR;
        for (const { hoursAgo, size } of added)
          items.push({ id: `${items.length}`, time: at - hoursAgo * HOUR, text: SIZES[size] ?? '' });
        const found = new Set(within(items, at));
        let bytes = 2;
        for (const one of found)
          bytes += Buffer.byteLength(JSON.stringify({ ...one, text: '' })) + Buffer.byteLength(one.text) + 1;
        expect(bytes).toBeLessThanOrEqual(MOST_RESULT_BYTES);
        for (const one of items) {
          if (found.has(one)) expect(leftOut.has(one)).toBe(false);
          else leftOut.add(one);
          // Whatever is cut, it is what is oldest.
          if (!found.has(one)) for (const { time } of found) expect(time).toBeGreaterThanOrEqual(one.time);
        }
        for (const { time } of found) expect(time).toBeGreaterThanOrEqual(at - WINDOW_DAYS * DAY);
      }
    }),
    { numRuns: 40 },
  );
});

test('property: nothing of the last hour is left out while that hour fits, whatever came before it', () => {
  const burst = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      burst,
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      fc.integer({ min: 0, max: 2 * DAY }),
      (ages, age, later) => {
        const at = now + later;
        const latest = { id: 'latest', time: at - age * HOUR, text: '' };
        const older = ages.map((hours) => ({ id: `${hours}`, time: at - hours * HOUR, text: MEGABYTE }));
        expect(within([...older, latest], at)).toContain(latest);
      },
    ),
    { numRuns: 30 },
  );
});
