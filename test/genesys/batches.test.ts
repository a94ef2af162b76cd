/** What is read in batches: their size, their order, how many at once, and the first that fails. */
import { batches, inBatches, queueIdFilter, readAll } from '../../src/genesys/batches.ts';

const many = Array.from({ length: 250 }, (_, index) => `${index}`);

test('batches of a hundred, in order', () => {
  expect(batches([])).toEqual([]);
  expect(batches(many).map(({ length }) => length)).toEqual([100, 100, 50]);
  expect(batches(many).flat()).toEqual(many);
});

test('what is read stands in the order of the items, however long each takes', async () => {
  const read = async (batch: readonly string[]) => {
    await new Promise((resolve) => setTimeout(resolve, batch[0] === '0' ? 5 : 0));
    return batch[0];
  };
  expect(await inBatches(many, read)).toEqual(['0', '100', '200']);
  expect(await inBatches([], read)).toEqual([]);
});

test('eight at once, and none after one that failed', async () => {
  const signals: AbortSignal[] = [];
  const failed = readAll(many, async (item, signal) => {
    signals.push(signal);
    if (item === '3') throw new Error('the fourth');
    return new Promise(() => {});
  });
  await expect(failed).rejects.toThrow('the fourth');
  expect(signals.map(({ aborted }) => aborted)).toEqual(Array.from({ length: 8 }, () => true));
});

test('the filter names each queue', () => {
  const named = (value: string) => ({ type: 'dimension', dimension: 'queueId', operator: 'matches', value });
  expect(queueIdFilter(['a', 'b'])).toEqual({ type: 'or', predicates: [named('a'), named('b')] });
});
