import fc from 'fast-check';
import { isNew, newestFirst } from '../../../src/genesys/queues/new-queues.ts';
import type { Queue } from '../../../src/genesys/queues/queue.ts';
import { WINDOW_DAYS } from '../../../src/genesys/queues/time-window.ts';

/** What a poll returns of a list. */
const newQueues = (queues: readonly Queue[], at: number) => newestFirst(queues.filter((each) => isNew(each, at)));
const now = Date.parse('2026-07-01T12:00:00Z');
const day = 86_400_000;
const queue = (id: string, daysAgo: number) => ({ id, date_created: new Date(now - daysAgo * day).toISOString() });

test.each([
  ['today', 0, true],
  ['29 days ago', 29, true],
  ['30 days ago to the millisecond', 30, true],
  ['31 days ago', 31, false],
  ['tomorrow', -1, true],
  ['years from now', -2_000, true],
])('a queue created %s', (_when, daysAgo, isNew) => {
  expect(newQueues([queue('a', daysAgo)], now)).toHaveLength(isNew ? 1 : 0);
});

test.each([undefined, '', 'not a date'])('a queue whose date is %p counts as undated: returned, and last', (date) => {
  const undated = date === undefined ? { id: 'u' } : { id: 'u', date_created: date };
  expect(newQueues([undated, queue('a', 3), queue('b', 1)], now).map(({ id }) => id)).toEqual(['b', 'a', 'u']);
});

test('newest first, ties by id, whatever the order of the list', () => {
  const list = [queue('c', 1), queue('a', 1), queue('d', 0), queue('b', 1), { id: 'z' }, { id: 'y' }];
  for (const order of [list, list.toReversed()])
    expect(newestFirst(order).map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c', 'y', 'z']);
});

test('property: no old queue is ever new, no young one ever left out, and order does not matter', () => {
  const ages = fc.uniqueArray(fc.tuple(fc.uuid(), fc.double({ min: -40, max: 400, noNaN: true })), {
    selector: ([id]) => id,
  });
  fc.assert(
    fc.property(ages, (list) => {
      const queues = list.map(([id, age]) => queue(id, age));
      const found = newQueues(queues, now);
      const young = queues.filter(({ date_created }) => now - Date.parse(date_created) <= WINDOW_DAYS * day);
      expect(new Set(found.map(({ id }) => id))).toEqual(new Set(young.map(({ id }) => id)));
      expect(newQueues(queues.toReversed(), now)).toEqual(found);
    }),
  );
});
