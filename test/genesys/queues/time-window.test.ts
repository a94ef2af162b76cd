/** The window of the triggers that read a list: 30 days, whatever there is in it. */
import fc from 'fast-check';
import { wholeResult } from '../../../src/genesys/queues/result-size.ts';
import { isRecent, latestFirst, WINDOW_DAYS } from '../../../src/genesys/queues/time-window.ts';
import { runs } from '../../support/runs.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.parse('2026-07-01T12:30:00Z');

test.each([
  ['now', 0, true],
  ['30 days ago to the millisecond', 30 * DAY, true],
  ['a millisecond before that', 30 * DAY + 1, false],
  ['in the future', -400 * DAY, true],
  ['at no time that can be read', Number.NaN, true],
])('%s', (_when, ago, recent) => {
  expect(isRecent(now - ago, now)).toBe(recent);
});

test('latest first, ties by id, those without a date last, whatever the order of the list', () => {
  const times: [string, number][] = [
    ['c', 1],
    ['a', 1],
    ['d', 2],
    ['z', Number.NaN],
    ['y', Number.NaN],
  ];
  const items = times.map(([id, time]) => ({ id, time }));
  for (const order of [items, items.toReversed()])
    expect(latestFirst(order, ({ time }) => time).map(({ id }) => id)).toEqual(['d', 'a', 'c', 'y', 'z']);
});

interface Item {
  id: string;
  time: number;
  name: string;
  description: string;
}

/** Hours, to the minute: most doubles of a range are next to nothing. */
const minutes = (hours: number) => fc.integer({ min: 0, max: hours * 60 }).map((count) => count / 60);

/** What happens before each poll of a life of some weeks. */
const polls = fc.array(
  fc.record({
    hours: fc.oneof(minutes(2), minutes(72)),
    /** A burst: how many are created, and how long each one's description is. */
    created: fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 12 }),
    deleted: fc.array(fc.nat(), { maxLength: 6 }),
    described: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 900 })), { maxLength: 6 }),
  }),
  { minLength: 2, maxLength: 25 },
);

/** Results of at most this many bytes, so that a life needs little. */
const MOST = 4_000;
const words = { failed: 'Too large', items: 'items', advice: '' };

test('property: bursts, deletions and changed descriptions over weeks: no old item fires, none is missed, or the poll fails', () => {
  let failures = 0;
  let shortened = 0;
  fc.assert(
    fc.property(fc.array(minutes(60 * 24), { maxLength: 12 }), polls, (ages, life) => {
      let at = now;
      let born = 0;
      const make = (time: number, length: number): Item => ({
        id: `${born++}`,
        time,
        name: 'x'.repeat(100),
        description: 'é'.repeat(length),
      });
      let items = ages.map((age) => make(at - age * HOUR, 300));
      const young = new Set<string>();
      let seen: Set<string> | null = null;
      let polled = Number.NEGATIVE_INFINITY;
      for (const { hours, created, deleted, described } of life) {
        at += hours * HOUR;
        for (const length of created) items.push(make(at, length));
        // What was there before the Zap was switched on is old.
        if (seen) for (const { id } of items.slice(items.length - created.length)) young.add(id);
        const doomed = new Set(deleted.map((place) => items[place % Math.max(1, items.length)]?.id));
        items = items.filter(({ id }) => !doomed.has(id));
        for (const [place, length] of described) {
          const item = items[place % Math.max(1, items.length)];
          if (item) item.description = 'é'.repeat(length);
        }
        const recent = latestFirst(
          items.filter(({ time }) => isRecent(time, at)),
          ({ time }) => time,
        );
        let found: Item[];
        try {
          found = wholeResult(recent, words, () => shortened++, MOST);
        } catch (error) {
          // Nothing is recorded, and nothing lost.
          expect(error).toMatchObject({ name: 'InputError' });
          failures++;
          continue;
        }
        const known: ReadonlySet<string> = seen ?? new Set(found.map(({ id }) => id));
        const ids = new Set(found.map(({ id }) => id));
        const wrong = {
          old: found.filter(({ id }) => !known.has(id) && !young.has(id)),
          // Of all that came since the last poll that did not fail, and is no older than the window.
          missed: items.filter(({ id, time }) => time > polled && isRecent(time, at) && !ids.has(id)),
          outside: found.filter(({ time }) => !(time >= at - WINDOW_DAYS * DAY)),
        };
        expect(wrong).toEqual({ old: [], missed: [], outside: [] });
        seen = new Set([...known, ...ids]);
        polled = at;
      }
    }),
    { numRuns: runs(400) },
  );
  // Else the property says nothing.
  expect(failures).toBeGreaterThan(80);
  expect(shortened).toBeGreaterThan(80);
});
