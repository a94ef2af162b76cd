import { readFlags, USAGE } from '../../../scripts/sandbox/flags.ts';

const DEFAULTS = {
  port: 4010,
  queues: 40,
  seed: 1,
  latency: 0,
  unknownScope: 'ignore',
  introspection: false,
  sparse: false,
  consent: 'automatic',
  redirectUris: [],
  help: false,
};

test.each([
  [[], {}],
  [['--port', '0', '--queues=3', '--seed', '7', '--latency', '80'], { port: 0, queues: 3, seed: 7, latency: 80 }],
  [
    ['--unknown-scope', 'refuse', '--introspection', '--consent', 'page'],
    { unknownScope: 'refuse', introspection: true, consent: 'page' },
  ],
  [
    ['--redirect-uri', 'http://localhost:5000/back', '--redirect-uri', 'https://example.com/'],
    { redirectUris: ['http://localhost:5000/back', 'https://example.com/'] },
  ],
  [['--sparse'], { sparse: true }],
  [['-h'], { help: true }],
  [['--help'], { help: true }],
])('%j is understood', (args, expected) => {
  expect(readFlags(args)).toEqual({ ...DEFAULTS, ...expected });
});

test.each([
  [['--port', 'x'], '--port must be a whole number from 0 to 65535, not "x"'],
  [['--port', '65536'], '--port must be a whole number from 0 to 65535, not "65536"'],
  [['--queues', '-1'], '--queues must be a whole number from 0 to 1000000, not "-1"'],
  [['--queues', '1e3'], '--queues must be a whole number from 0 to 1000000, not "1e3"'],
  [['--seed', ''], '--seed must be a whole number from 0 to 2147483647, not ""'],
  [['--latency', '-1'], '--latency must be a whole number from 0 to 600000, not "-1"'],
  [['--latency=-1'], '--latency must be a whole number from 0 to 600000, not "-1"'],
  [['--latency', '1.5'], '--latency must be a whole number from 0 to 600000, not "1.5"'],
  [['--unknown-scope', 'maybe'], '--unknown-scope must be grant, ignore or refuse, not "maybe"'],
  [['--consent', 'ask'], '--consent must be automatic or page, not "ask"'],
  [['--redirect-uri', 'here'], '--redirect-uri must be a whole URL with http or https, not "here"'],
  [['--redirect-uri', 'javascript:x'], '--redirect-uri must be a whole URL with http or https, not "javascript:x"'],
  [['--redirect-uri', 'ftp://x/'], '--redirect-uri must be a whole URL with http or https, not "ftp://x/"'],
  [['--port'], '--port needs a value'],
  [['--port', '--queues', '3'], '--port needs a value'],
  [['--introspection=yes'], "Option '--introspection' does not take an argument"],
  [['--introspection', '-1'], "Option '--introspection' does not take an argument"],
  [['--nope'], "Unknown option '--nope'"],
  [['extra'], "Unexpected argument 'extra'"],
])('%j is refused in one sentence', (args, sentence) => {
  expect(() => readFlags(args)).toThrow(expect.objectContaining({ name: 'UsageError', message: sentence }));
});

test('the usage fits a terminal and names every flag', () => {
  expect(USAGE.split('\n').filter((line) => line.length > 100)).toEqual([]);
  const flags = [
    'port',
    'queues',
    'seed',
    'latency',
    'redirect-uri',
    'consent',
    'unknown-scope',
    'introspection',
    'help',
  ];
  expect(flags.filter((flag) => !USAGE.includes(`--${flag}`))).toEqual([]);
});
