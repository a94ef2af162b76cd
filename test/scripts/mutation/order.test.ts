import { type FileTimes, inOrder, type Run } from '../../../scripts/mutation/order.ts';

const TIMES: Record<string, FileTimes> = {
  slow: {
    all: 10_000,
    tests: [
      ['a page (1) is read', 9_000],
      ['a page is kept', 10],
    ],
  },
  quick: { all: 300, tests: [['a page is kept', 100]] },
  unit: { all: 200, tests: [['a word', 1]] },
};
const FILES = ['slow', 'quick', 'unit', 'new'].map((path) => ({ path }));
const runs = (path: string, kills: number, misses = 0): Run[] => [
  ...Array<Run>(kills).fill({ path, killed: true }),
  ...Array<Run>(misses).fill({ path, killed: false }),
];

test.each<[what: string, pattern: string | undefined, runs: Run[], expected: string[]]>([
  ['without a pattern every file with tests, the shortest first', undefined, [], ['unit', 'quick', 'slow']],
  ['only files with a test that reaches the mutant', '(a page is kept)', [], ['quick', 'slow']],
  ['as Jest reads it: in any case, anywhere in the name', '(A WORD)|(page \\(1\\))', [], ['unit', 'slow']],
  ['none, where no test reaches it', '(nothing)', [], []],
  ['tests that are left out take no time', '(is kept)', runs('quick', 0, 9), ['slow', 'quick']],
  [
    'what always kills is no likelier than what was never tried',
    undefined,
    runs('quick', 9),
    ['unit', 'quick', 'slow'],
  ],
  [
    'what has not killed comes later',
    undefined,
    [...runs('unit', 0, 1), ...runs('slow', 9)],
    ['quick', 'unit', 'slow'],
  ],
  ['what kills now and then comes in between', undefined, runs('unit', 1, 2), ['quick', 'unit', 'slow']],
])('%s', (_what, pattern, before, expected) => {
  expect(inOrder('src/genesys/pages.ts', FILES, TIMES, before, pattern).map(({ path }) => path)).toEqual(expected);
});

test('the tests of its own room come first, unless they take too long', () => {
  const order = (...lengths: [path: string, all: number][]) => {
    const times = Object.fromEntries(lengths.map(([path, all]) => [path, { all, tests: [['a test', 0]] as const }]));
    const files = lengths.map(([path]) => ({ path }));
    return inOrder('/home/src/genesys/pages.ts', files, times, [], undefined).map(({ path }) => path);
  };
  const own = '/home/test/genesys/pages.test.ts';
  expect(order(['/home/test/faults.test.ts', 100], [own, 499])).toEqual([own, '/home/test/faults.test.ts']);
  expect(order(['/home/test/faults.test.ts', 100], [own, 501])).toEqual(['/home/test/faults.test.ts', own]);
});
