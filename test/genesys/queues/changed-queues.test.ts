import fc from 'fast-check';
import { CREATION_SECONDS, changes, isRecentlyChanged } from '../../../src/genesys/queues/changed-queues.ts';
import type { Queue } from '../../../src/genesys/queues/queue.ts';
import { WINDOW_DAYS } from '../../../src/genesys/queues/time-window.ts';

/** What a poll returns of a list. */
const recentChanges = (queues: readonly Queue[], at: number) =>
  changes(queues.filter((each) => isRecentlyChanged(each, at)));
const now = Date.parse('2026-07-01T12:00:00Z');
const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString();
const queue = (id: string, daysAgo: number) => ({
  id,
  date_created: iso(now - 900 * DAY),
  date_modified: iso(now - daysAgo * DAY),
});

test.each([
  ['today', 0, true],
  ['30 days ago to the millisecond', 30, true],
  ['31 days ago', 31, false],
  ['tomorrow', -1, true],
])('a change %s', (_when, daysAgo, recent) => {
  expect(recentChanges([queue('a', daysAgo)], now)).toHaveLength(recent ? 1 : 0);
});

test.each([
  ['at its creation', 0, false],
  ['the last moment of its creation', CREATION_SECONDS * 1000, false],
  ['just after its creation', CREATION_SECONDS * 1000 + 1, true],
  ['before it was created, as clocks go', -5, false],
])('a queue modified %s', (_when, ms, changed) => {
  expect(changes([{ id: 'a', date_created: iso(now), date_modified: iso(now + ms) }])).toHaveLength(changed ? 1 : 0);
});

test('without a readable date of modification there is no change; without one of creation there is', () => {
  expect(changes([{ id: 'a', date_created: iso(now) }])).toEqual([]);
  expect(changes([{ id: 'a', date_modified: 'garbage' }])).toEqual([]);
  expect(changes([{ id: 'a', date_modified: iso(now) }])).toHaveLength(1);
});

test('last changed first, ties by id, whatever the order of the list', () => {
  const list = [queue('c', 1), queue('a', 1), queue('d', 0), queue('b', 400)];
  for (const order of [list, list.toReversed()])
    expect(changes(order).map(({ id }) => id)).toEqual(['d', 'a', 'c', 'b']);
});

test('property: exactly the young changes, in whatever order the list comes', () => {
  const ages = fc.uniqueArray(fc.tuple(fc.uuid(), fc.double({ min: -40, max: 400, noNaN: true })), {
    selector: ([id]) => id,
  });
  fc.assert(
    fc.property(ages, (list) => {
      const queues = list.map(([id, age]) => queue(id, age));
      const found = recentChanges(queues, now);
      const young = queues.filter(({ date_modified }) => now - Date.parse(date_modified) <= WINDOW_DAYS * DAY);
      expect(new Set(found.map(({ id }) => id))).toEqual(new Set(young.map(({ id }) => id)));
      expect(recentChanges(queues.toReversed(), now)).toEqual(found);
    }),
  );
});
