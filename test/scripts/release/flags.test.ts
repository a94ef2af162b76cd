import { readFlags } from '../../../scripts/release/flags.ts';

test.each([
  [[], { skip: [], json: false, help: false }],
  [['--json'], { skip: [], json: true, help: false }],
  [['--skip', 'audit', '--skip=package'], { skip: ['audit', 'package'], json: false, help: false }],
  [['-h'], { skip: [], json: false, help: true }],
])('%j', (args, flags) => {
  expect(readFlags(args)).toEqual(flags);
});

test.each([
  [['--skip', 'everything'], /^--skip must be one of tree, version, audit, .*, not "everything"$/],
  [['--fast'], /^Unknown option '--fast'$/],
  [['now'], /^Unexpected argument 'now'/],
])('%j is refused', (args, sentence) => {
  expect(() => readFlags(args)).toThrow(sentence);
});
