/** The definition itself: what Zapier's schema and its publishing checks say of it. */
import { createZapier } from '../scripts/lib/zapier-run.ts';
import app from '../src/index.ts';
import { QUEUE_OUTPUT_FIELDS, QUEUE_SAMPLE } from '../src/zapier/queue-fields.ts';

test('the definition is valid by Zapier’s schema', async () => {
  expect(await createZapier(app, {}).validate()).toEqual([]);
});

test('a queue has at most 24 keys, each labelled, and the sample uses no other', () => {
  const keys = QUEUE_OUTPUT_FIELDS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBeLessThanOrEqual(24);
  expect(keys).toEqual(expect.arrayContaining(Object.keys(QUEUE_SAMPLE)));
});
