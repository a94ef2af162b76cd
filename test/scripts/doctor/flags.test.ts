import { readFlags } from '../../../scripts/doctor/flags.ts';

const DEFAULTS = { region: undefined, tryRegions: false, json: false, queues: undefined, help: false };

test.each([
  [[], {}],
  [['--region', 'eu-west-1', '--try-regions', '--json'], { region: 'eu-west-1', tryRegions: true, json: true }],
  [['--queues=csv'], { queues: 'csv' }],
  [['-h'], { help: true }],
])('%j is understood', (args, expected) => {
  expect(readFlags(args)).toEqual({ ...DEFAULTS, ...expected });
});

test.each([
  [['--queues', 'xml'], '--queues must be table, csv, json, not "xml"'],
  [['--queues'], "Option '--queues <value>' argument missing"],
  [['--queues', 'csv', '--json'], '--json is for the checks; use --queues json'],
  [['--queues', 'csv', '--try-regions'], '--try-regions is for the checks, not for --queues'],
  [['--color'], "Unknown option '--color'"],
  [['extra'], "Unexpected argument 'extra'"],
])('%j is refused in one sentence', (args, sentence) => {
  expect(() => readFlags(args)).toThrow(expect.objectContaining({ name: 'UsageError', message: sentence }));
});
