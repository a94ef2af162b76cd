/** The command line is read in one place; what each script understands is in the tests of its flags. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseFlags, runCommand, UsageError, wholeNumber } from '../../../scripts/lib/cli.ts';

test.each([
  [['--name'], "Option '--name <value>' argument missing"],
  [['--name', '-1'], "Option '--name' needs a value that is no flag"],
  [['--all=1'], "Option '--all' does not take an argument"],
  [['--nope'], "Unknown option '--nope'"],
])('%j is refused in one sentence', (args, message) => {
  const options = { name: { type: 'string' }, all: { type: 'boolean' } } as const;
  expect(() => parseFlags({ args, options })).toThrow(new UsageError(message));
});

test.each(['-1', '4', '1.5', '1e0', '', ' 2', '0x1'])('%j is no whole number from 1 to 3', (text) => {
  const message = `--count must be a whole number from 1 to 3, not "${text}"`;
  expect(() => wholeNumber('count', text, 1, 3)).toThrow(new UsageError(message));
});

test('from the least to the most they are read', () => {
  expect(['1', '2', '03'].map((text) => wholeNumber('count', text, 1, 3))).toEqual([1, 2, 3]);
});

test('what is no mistake in the command line is thrown on', async () => {
  const bug = new TypeError('a bug');
  await expect(runCommand(() => Promise.reject(bug))).rejects.toBe(bug);
});

test('no script reads it by itself, and the sandbox has none', () => {
  const files = ['scripts', 'sandbox'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${root}/${path}`),
  );
  const having = (words: RegExp) => files.filter((file) => words.test(readFileSync(file, 'utf8')));
  expect(having(/\bparseArgs\(|class UsageError/)).toEqual(['scripts/lib/cli.ts']);
  expect(having(/process\.argv/).filter((file) => file.startsWith('sandbox/'))).toEqual([]);
  expect(having(/= 86_400_000;/)).toEqual(['sandbox/time.ts']);
});
