import { readFlags } from '../../../scripts/mutation/flags.ts';

test.each([
  [[], {}],
  [['src'], { paths: ['src'] }],
  [['./src/zapier/', 'src/index.ts'], { paths: ['src/zapier', 'src/index.ts'] }],
  [['--tests', 'a', 'src/zapier', '--tests=b{,c}'], { paths: ['src/zapier'], tests: ['a', 'b{,c}'] }],
  [['--summary'], { summary: true }],
  [['-h'], { help: true }],
])('%j is understood', (args, expected) => {
  expect({ ...readFlags(args) }).toEqual({ paths: [], tests: [], summary: false, help: false, ...expected });
});

test.each([
  [['test/zapier'], '"test/zapier" is no file or folder of src/'],
  [['src/nowhere'], '"src/nowhere" is no file or folder of src/'],
  [['srcs'], '"srcs" is no file or folder of src/'],
  [['src/../sandbox'], '"sandbox" is no file or folder of src/'],
  [['../src'], '"../src" is no file or folder of src/'],
  [['src/**'], '"src/**" is no file or folder of src/'],
  [['--tests'], "Option '--tests <value>' argument missing"],
  [['--quick'], "Unknown option '--quick'"],
])('%j is refused in one sentence', (args, sentence) => {
  expect(() => readFlags(args)).toThrow(
    expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(sentence) }),
  );
});
