import { readFlags } from '../../../scripts/live/flags.ts';

const DEFAULTS = {
  region: undefined,
  sandbox: false,
  port: null,
  intervalSeconds: 15,
  browser: true,
  help: false,
};

test.each([
  [[], {}],
  [['--region', 'eu-west-1', '--port=8080'], { region: 'eu-west-1', port: 8080 }],
  [['--sandbox', '--no-browser', '--interval', '1'], { sandbox: true, browser: false, intervalSeconds: 1 }],
  [['-h'], { help: true }],
])('%j is understood', (args, expected) => {
  expect(readFlags(['--live', ...args])).toEqual({ ...DEFAULTS, ...expected });
});

test.each([
  [['--port', '0'], '--port must be a whole number from 1 to 65535, not "0"'],
  [['--port', '65536'], '--port must be a whole number from 1 to 65535, not "65536"'],
  [['--interval', '0'], '--interval must be a whole number from 1 to 3600, not "0"'],
  [['--interval', '1.5'], '--interval must be a whole number from 1 to 3600, not "1.5"'],
  [['--interval', '3601'], '--interval must be a whole number from 1 to 3600, not "3601"'],
  [['--sandbox', '--region', 'eu-west-1'], '--sandbox and --region exclude each other'],
  [['--json'], "Unknown option '--json'"],
])('%j is refused in one sentence', (args, sentence) => {
  expect(() => readFlags(['--live', ...args])).toThrow(
    expect.objectContaining({ name: 'UsageError', message: sentence }),
  );
});
