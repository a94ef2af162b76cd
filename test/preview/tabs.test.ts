/** Two pages that are open at the same time: neither takes what is switched on, or was found, in the other. */
import { createTabs } from '../../preview/actions/tabs.ts';
import { type Previewed, previewed } from '../support/preview.ts';

let preview: Previewed;
beforeEach(async () => {
  preview = await previewed({ queues: 8 });
  await preview.connect();
});

const TRIGGER = { kind: 'triggers', key: 'new_queue', parts: [{}] };
const steps = [TRIGGER];

test.each([
  ['trigger', TRIGGER],
  ['zap', { steps }],
])('a %s is switched on, polled and switched off in its own page', async (name, given) => {
  const poll = async (tab: string) => {
    const { run, refused } = await preview.call(`${name}-poll`, { ...given, tab });
    return refused ?? run.results.map((queue: { name: string }) => queue.name);
  };
  await preview.call(`${name}-on`, { ...given, tab: 'a' });
  preview.sandbox.createQueue({ name: 'First' });
  expect(await poll('b')).toContain('is not switched on.');
  await preview.call(`${name}-on`, { ...given, tab: 'b' });
  preview.sandbox.createQueue({ name: 'Second' });
  expect((await poll('a')).sort()).toEqual(['First', 'Second']);
  expect(await poll('b')).toEqual(['Second']);
  await preview.call(`${name}-off`, { ...given, tab: 'a' });
  preview.sandbox.createQueue({ name: 'Third' });
  expect(await poll('b')).toEqual(['Third']);
  expect(await poll('a')).toContain('is not switched on.');
});

test('a Zap is mapped from what was tested in its own page', async () => {
  const sources = [['1', 'triggers.new_queue']];
  await preview.call('run', { ...TRIGGER, ref: '1', tab: 'a' });
  const mappable = (tab: string) => preview.call('mappable', { kind: 'searches', key: 'find_queue', sources, tab });
  expect(await mappable('a')).toMatchObject([{ ref: '1', label: '1. New Queue' }]);
  expect(await mappable('b')).toEqual([]);
  expect((await preview.call('zap-once', { steps, tab: 'b' })).refused).toContain('Load the samples');
  expect((await preview.call('zap-once', { steps, tab: 'a' })).runs).toHaveLength(1);
});

test('pages that were not heard of for long are forgotten, and no others', () => {
  const tabs = createTabs(() => ({}));
  const first = tabs.of({ tab: 'first' });
  const second = tabs.of({ tab: 'second' });
  for (let tab = 0; tab < 49; tab++) {
    tabs.of({ tab });
    expect(tabs.of({ tab: 'first' })).toBe(first);
  }
  expect(tabs.of({ tab: 'second' })).not.toBe(second);
});
