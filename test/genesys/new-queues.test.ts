import fc from 'fast-check';
import { mayBeNew, newestFirst, newQueues } from '../../src/genesys/new-queues.ts';
import { MOST_RESULT_BYTES } from '../../src/genesys/search-queues.ts';
import { WINDOW_DAYS } from '../../src/genesys/time-window.ts';

const log = () => {};
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
  expect(newQueues([queue('a', daysAgo)], now, log)).toHaveLength(isNew ? 1 : 0);
});

test.each([undefined, '', 'not a date'])('a queue whose date is %p counts as undated: returned, and last', (date) => {
  const undated = date === undefined ? { id: 'u' } : { id: 'u', date_created: date };
  expect(newQueues([undated, queue('a', 3), queue('b', 1)], now, log).map(({ id }) => id)).toEqual(['b', 'a', 'u']);
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
      const found = newQueues(queues, now, log);
      const young = queues.filter(({ date_created }) => now - Date.parse(date_created) <= WINDOW_DAYS * day);
      expect(new Set(found.map(({ id }) => id))).toEqual(new Set(young.map(({ id }) => id)));
      expect(newQueues(queues.toReversed(), now, log)).toEqual(found);
      const kept = queues.filter((each) => mayBeNew(each, now));
      expect(newQueues(kept, now, log)).toEqual(found);
      expect(queues.filter((each) => mayBeNew(each, null))).toEqual(queues);
    }),
  );
});

test('a result too large for Zapier is cut at a border in time, and it is logged', () => {
  const bulky = (id: string, daysAgo: number) => ({ ...queue(id, daysAgo), description: 'x'.repeat(1_000) });
  const imported = Array.from({ length: 3_000 }, (_, index) => bulky(`i${index}`, 10.25));
  const older = Array.from({ length: 3_000 }, (_, index) => bulky(`o${index}`, 20.25));
  const logged: string[] = [];
  const found = newQueues([...older, ...imported], now, (message) => logged.push(message));
  expect(found).toHaveLength(3_000);
  expect(found.every(({ id }) => id.startsWith('i'))).toBe(true);
  expect(logged).toEqual([
    'New queues of the last 30 days are too many for one result; those since 2026-06-12T00:00:00.000Z are given.',
  ]);
});

test('too many with an unreadable date: after all with one, cut in the order of their ids, and it is logged', () => {
  const id = (index: number) => `u${String(index).padStart(4, '0')}`;
  const undated = Array.from({ length: 9_000 }, (_, index) => ({
    id: id(index),
    date_created: 'garbage',
    description: 'x'.repeat(1_000),
  }));
  const logged: string[] = [];
  const found = newQueues([...undated.toReversed(), queue('old', 3)], now, (message) => logged.push(message));
  expect(Buffer.byteLength(JSON.stringify(found))).toBeLessThanOrEqual(MOST_RESULT_BYTES);
  expect(found.map((item) => item.id)).toEqual(['old', ...found.slice(1).map((_, index) => id(index))]);
  expect(found.length).toBeGreaterThan(4_000);
  expect(logged).toEqual([`New queues: ${9_001 - found.length} are left out, Zapier takes no more at once.`]);
});
