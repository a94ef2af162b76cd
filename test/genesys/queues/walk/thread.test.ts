/** What ties a stretch to what was passed, by keys. */
import { createThread, isNew } from '../../../../src/genesys/queues/walk/thread.ts';

/** `a1` is the queue a under its first name. */
const entry = (key: string) => ({ key, queue: { id: key.slice(0, 1), name: key } });
const passed = (key: string) => ({ key, name: undefined });
const state = ({ passed, met }: ReturnType<typeof createThread>) => [
  passed()
    .map(({ key }) => key)
    .join(' '),
  met(),
];

test.each<[start: string[], stretch: string[], tied: boolean, keys: string, met: number]>([
  [[], [], true, '', -1],
  [[], ['a1', 'b1'], true, 'a1 b1', 1],
  [['a1', 'b1', 'c1'], ['c1', 'd1'], true, 'a1 b1 c1 d1', 3],
  [['a1', 'b1', 'c1'], ['x1', 'b1', 'y1'], true, 'a1 b1 c1 y1', 3],
  [['a1', 'b1', 'c1'], ['a1', 'b1'], true, 'a1 b1 c1', 1],
  [['a1', 'b1', 'c1'], ['d1'], false, 'a1 b1 c1', 2],
  [['a1', 'b1', 'c1'], [], false, 'a1 b1 c1', 2],
])('after %j, a stretch of %j', (start, stretch, tied, keys, met) => {
  const thread = createThread(start.map(passed));
  expect(state(thread)).toEqual([start.join(' '), start.length - 1]);
  expect(thread.tie(stretch.map(entry))).toBe(tied);
  expect(state(thread)).toEqual([keys, met]);
});

test('what is appended was passed under none of its names', () => {
  const thread = createThread([passed('a1')]);
  thread.append([entry('b1')]);
  thread.append([entry('a1'), entry('b1'), entry('b2'), entry('c1')]);
  expect(state(thread)).toEqual(['a1 b1 c1', 2]);
});

test('a queue that is met again under another name is passed, and new once', () => {
  const thread = createThread([]);
  thread.tie(['a1', 'b1'].map(entry));
  thread.tie(['b1', 'a2'].map(entry));
  expect(state(thread)).toEqual(['a1 b1 a2', 2]);
  expect(
    thread
      .passed()
      .filter(isNew)
      .map(({ name }) => name),
  ).toEqual(['a1', 'b1']);
});
