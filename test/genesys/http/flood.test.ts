/** Which bodies are not worth parsing. */
import { isFlood } from '../../../src/genesys/http/flood.ts';

const filled = (head: string, item: string, bytes: number) =>
  `${head}${Array(Math.ceil(bytes / (item.length + 1)))
    .fill(item)
    .join(',')}]}`;
const MIB = 1024 * 1024;

/** As few bytes to a value as a queue may have. */
const queue = JSON.stringify({
  id: 'q',
  a: { on: true, ms: 1_000 },
  list: ['voice', 'chat'],
  text: 'a, b [c]',
});

test.each<[what: string, body: string, expected: boolean]>([
  ['a list of a mebibyte', `[${' '.repeat(MIB - 2)}]`, false],
  ['a list that is one character longer', `[${' '.repeat(MIB - 1)}]`, true],
  ['zeros in three mebibytes', filled('{"x":[', '0', 3 * MIB).slice(0, 3 * MIB), false],
  ['zeros in one character more', filled('{"x":[', '0', 3 * MIB).slice(0, 3 * MIB + 1), true],
  ['a short list', '[]', false],
  ['a long list', filled('[', '"0123456789012345"', MIB), true],
  ['zeros', filled('{"entities":[', '0', 3 * MIB), true],
  ['objects', filled('{"x":[', '{}', 3 * MIB), true],
  ['lists in lists', `{"x":${'['.repeat(3 * MIB)}`, true],
  ['objects in objects', `{"x":${'{"":'.repeat(MIB)}`, true],
  ['so few that they take no memory', filled('{"x":[', '{}', MIB), false],
  ['queues, as many as fit', filled('{"entities":[', queue, 7 * MIB), false],
  ['one long text', `{"x":"${'x'.repeat(7 * MIB)}"}`, false],
])('%s', (_what, body, expected) => {
  expect(isFlood(body)).toBe(expected);
});
