/** What fits in one result: nothing is ever left out silently. */
import fc from 'fast-check';
import { fitting, wholeResult } from '../../../src/genesys/queues/result-size.ts';
import { QUEUE_STATUS_SAMPLE } from '../../../src/zapier/outputs/queue-status-fields.ts';
import { QUEUE_SUMMARY_SAMPLE } from '../../../src/zapier/outputs/queue-summary-fields.ts';
import { runs } from '../../support/runs.ts';

const MOST_RESULT_BYTES = 5_000_000;

const words = {
  failed: 'The step could not return its queues',
  items: 'queues',
  advice: 'Narrow it. Then test again.',
};
const bytes = (items: readonly unknown[]) => Buffer.byteLength(JSON.stringify(items));

test('a result that ends where Zapier takes no more ends at a whole item', () => {
  const items = Array.from({ length: 100 }, (_, id) => ({ id, text: 'é'.repeat(50_000) }));
  const count = fitting(items);
  expect(bytes(items.slice(0, count))).toBeLessThanOrEqual(MOST_RESULT_BYTES);
  expect(bytes(items.slice(0, count + 1))).toBeGreaterThan(MOST_RESULT_BYTES);
  expect(fitting([])).toBe(0);
});

test('a result is measured to the byte', () => {
  const whole = (more: number) => [{ id: 'a' }, { id: 'b', text: 'x'.repeat(MOST_RESULT_BYTES - 33 + more) }];
  expect(bytes(whole(0))).toBe(MOST_RESULT_BYTES);
  expect([fitting(whole(0)), fitting(whole(1))]).toEqual([2, 1]);
  const items = [{ id: 'a', description: 'long' }];
  const logged: string[] = [];
  const given = (most: number) => wholeResult(items, words, (line) => logged.push(line), most)[0]?.description;
  expect([given(bytes(items)), given(bytes(items) - 1), given(bytes([{ id: 'a' }]))]).toEqual([
    ...['long', undefined, undefined],
  ]);
  expect(() => given(bytes([{ id: 'a' }]) - 1)).toThrow('even without');
  expect(logged).toHaveLength(2);
});

test('what fits is given as it is, and nothing is logged', () => {
  const items = [{ id: 'a', description: 'x'.repeat(MOST_RESULT_BYTES - 100) }, { id: 'b' }];
  const logged: string[] = [];
  const given = wholeResult(items, words, (line) => logged.push(line));
  expect(given).toEqual(items);
  expect(logged).toEqual([]);
});

test('the last lose their descriptions first, no more of them than needed, and it is logged', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id, description: 'é'.repeat(900_000) }));
  const logged: string[] = [];
  const given = wholeResult(items, words, (line) => logged.push(line));
  expect(given.map(({ id, name, description }) => [id, name, description?.length])).toEqual([
    ['a', 'a', 900_000],
    ['b', 'b', 900_000],
    ['c', 'c', undefined],
    ['d', 'd', undefined],
  ]);
  expect(JSON.stringify(given[3])).toBe('{"id":"d","name":"d"}');
  expect(logged).toEqual(['The 4 queues are too large for one result: 2 are given without description.']);
  expect(items.every(({ description }) => description.length === 900_000)).toBe(true);
});

test.each([
  ['with descriptions', { description: 'x' }, '5.1 MB, even without their descriptions'],
  ['without', {}, '5.1 MB'],
])('what does not fit even so fails in four parts: %s', (_what, more, found) => {
  const items = Array.from({ length: 50 }, (_, id) => ({ id: `${id}`, name: 'x'.repeat(100_000), ...more }));
  const logged: string[] = [];
  const call = () => wholeResult(items, words, (line) => logged.push(line));
  expect(call).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: `The step could not return its queues: one result holds 5 MB at most, and 50 queues take ${found}. Narrow it. Then test again.`,
    }),
  );
  expect(logged).toEqual([]);
});

test('property: every item comes, in its order, whole but for the descriptions of the last; or the step fails', () => {
  const item = fc.record({
    name: fc.string({ maxLength: 30, unit: 'binary' }),
    description: fc.option(fc.string({ maxLength: 60, unit: 'binary' }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 15 }), fc.integer({ min: 2, max: 1_000 }), (list, most) => {
      const items = list.map((each, index) => ({ id: `${index}`, ...each }));
      const bare = items.map(({ description: _, ...rest }) => rest);
      if (bytes(bare) > most) return void expect(() => wholeResult(items, words, () => {}, most)).toThrow(words.failed);
      const given = wholeResult(items, words, () => {}, most);
      expect(bytes(given)).toBeLessThanOrEqual(most);
      const cut = given.findIndex((each, index) => each.description !== items[index]?.description);
      const first = cut < 0 ? given.length : cut;
      expect(given.slice(0, first)).toEqual(items.slice(0, first));
      expect(JSON.stringify(given.slice(first))).toBe(JSON.stringify(bare.slice(first)));
      // One more description would have been too much.
      if (cut >= 0) expect(bytes([...items.slice(0, cut + 1), ...bare.slice(cut + 1)])).toBeGreaterThan(most);
    }),
    { numRuns: runs(400) },
  );
});

/** With every name as long as it is cut, in what JSON makes longest of a character, and every number as long as one gets. */
const largest = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, largest(each)]))
    : typeof value === 'number'
      ? -1.2345678901234567e-100
      : value;

test.each([
  ['Queue Backlog and Find Queue Status', QUEUE_STATUS_SAMPLE],
  ['Find Queue Summary', QUEUE_SUMMARY_SAMPLE],
])('%s: 500 queues, the most that may be named, always fit', (_step, sample) => {
  const name = '\u0001'.repeat(200);
  const one = { id: 'x'.repeat(100), queue_name: name, period: 'x'.repeat(200), ...Object(largest(sample)) };
  expect(bytes(Array(500).fill(one))).toBeLessThan(MOST_RESULT_BYTES);
});
