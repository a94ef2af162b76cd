import { readFlags } from '../../../scripts/start/flags.ts';

const DEFAULTS = { queues: 1200, json: false, help: false };

test.each([
  [[], {}],
  [['--queues', '0'], { queues: 0 }],
  [['--queues=20000', '--json'], { queues: 20_000, json: true }],
  [['-h'], { help: true }],
])('%j is understood', (args, expected) => {
  expect(readFlags(args)).toEqual({ ...DEFAULTS, ...expected });
});

test.each([
  [['--queues', 'x'], '--queues must be a whole number from 0 to 20000, not "x"'],
  [['--queues', ''], '--queues must be a whole number from 0 to 20000, not ""'],
  [['--queues=-1'], '--queues must be a whole number from 0 to 20000, not "-1"'],
  [['--queues', '1e3'], '--queues must be a whole number from 0 to 20000, not "1e3"'],
  [['--queues', '20001'], '--queues must be a whole number from 0 to 20000, not "20001"'],
  [['--queues', '-1'], "Option '--queues' needs a value that is no flag"],
  [['--queues'], "Option '--queues <value>' argument missing"],
  [['--json=yes'], "Option '--json' does not take an argument"],
  [['--color'], "Unknown option '--color'"],
  [['extra'], "Unexpected argument 'extra'"],
])('%j is refused in one sentence', (args, sentence) => {
  expect(() => readFlags(args)).toThrow(expect.objectContaining({ name: 'UsageError', message: sentence }));
});
