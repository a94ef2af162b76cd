import { type Mutant, summary } from '../../../scripts/mutation/report.ts';

const mutant = (status: string, line = 1, replacement?: string, column = 7): Mutant => ({
  mutatorName: 'StringLiteral',
  status,
  location: { start: { line, column } },
  ...(replacement !== undefined && { replacement }),
});

const REPORT = {
  files: {
    'src/zapier/send.ts': { mutants: [mutant('Killed'), mutant('Timeout'), mutant('RuntimeError')] },
    'src/zapier/errors.ts': {
      mutants: [
        mutant('Survived', 30, '0', 12),
        mutant('Survived', 30, '""'),
        mutant('NoCoverage', 4, `{\n  ${'x'.repeat(90)}\n}`),
      ],
    },
    'src/index.ts': { mutants: Array.from({ length: 1_999 }, () => mutant('Killed')).concat(mutant('Survived', 2)) },
  },
};

test('the figures of each folder, then what no test noticed, in the order of the code', () => {
  expect(summary(REPORT, []).join('\n')).toBe(
    `
                                  killed  survived no coverage  timeout    score
src                                 1999         1           0        0   99.9 %
src/zapier                             1         2           1        1   40.0 %
all                                 2000         3           1        1   99.8 %

No test noticed:
src/index.ts:2:7 StringLiteral
  → removed
src/zapier/errors.ts:4:7 StringLiteral (no coverage)
  → { ${'x'.repeat(73)}…
src/zapier/errors.ts:30:7 StringLiteral
  → ""
src/zapier/errors.ts:30:12 StringLiteral
  → 0`.slice(1),
  );
});

test.each([
  [['src/zapier/send.ts'], ['src/zapier', 'all']],
  [
    ['src/zapier'],
    ['src/zapier', 'all', 'src/zapier/errors.ts:4:7', 'src/zapier/errors.ts:30:7', 'src/zapier/errors.ts:30:12'],
  ],
  [
    ['src'],
    [
      'src',
      'src/zapier',
      'all',
      'src/index.ts:2:7',
      'src/zapier/errors.ts:4:7',
      'src/zapier/errors.ts:30:7',
      'src/zapier/errors.ts:30:12',
    ],
  ],
  [['src/zap'], ['all']],
])('of %j it tells only that', (paths, expected) => {
  const told = summary(REPORT, paths).flatMap((line) => /^(?:src|all)\S*/.exec(line)?.[0] ?? []);
  expect(told).toEqual(expected);
});

test('nothing mutated has no score; all noticed has no list', () => {
  expect(summary({ files: {} }, []).at(-1)).toMatch(/^all +0 +0 +0 +0 +–$/);
  expect(summary(REPORT, ['src/zapier/send.ts']).join()).toMatch(/100\.0 %$/);
});
