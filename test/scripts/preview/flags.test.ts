import { readFlags } from '../../../scripts/preview/flags.ts';

const DEFAULTS = { live: false, region: undefined, port: null, queues: 1200, open: true, help: false };

test.each([
  [[], {}],
  [['--live', '--region', 'eu-west-1', '--port=8080'], { live: true, region: 'eu-west-1', port: 8080 }],
  [['--no-open', '--queues', '0', '--port', '0'], { open: false, queues: 0, port: 0 }],
  [['-h'], { help: true }],
])('%j is understood', (args, expected) => {
  expect(readFlags(args)).toEqual({ ...DEFAULTS, ...expected });
});

test.each([
  [['--port', '-1'], "Option '--port' needs a value that is no flag"],
  [['--port', '65536'], '--port must be a whole number from 0 to 65535, not "65536"'],
  [['--queues', '20001'], '--queues must be a whole number from 0 to 20000, not "20001"'],
  [['--region', 'eu-west-1'], '--region needs --live: the sandbox has a region of its own'],
  [['--json'], "Unknown option '--json'"],
])('%j is refused in one sentence', (args, sentence) => {
  expect(() => readFlags(args)).toThrow(expect.objectContaining({ name: 'UsageError', message: sentence }));
});
