/** The long texts of a JSON: each one that there is, whatever it holds and wherever it stands. */
import fc from 'fast-check';
import { longTexts } from '../../../src/genesys/http/long-texts.ts';
import { runs } from '../../support/runs.ts';

/** In another way: by reading all of it. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.entries(value).flat().flatMap(textsIn) : [];
}

const LONGEST = 20;
const text = fc.oneof(
  fc.string({ maxLength: 45 }),
  fc.string({ unit: fc.constantFrom('"', '\\', '\n', '\ud83d', 'a', ','), maxLength: 60 }),
  fc.integer({ min: 18, max: 23 }).map((length) => 'x'.repeat(length)),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    text,
    fc.double(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(text, tie('value')),
  ),
}));

test('property: every text that is longer is found, as it reads', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2), (given, indent) => {
      const json = JSON.stringify(given, null, indent);
      const long = textsIn(JSON.parse(json)).filter(({ length }) => length > LONGEST);
      const found = new Set(longTexts(json, LONGEST));
      expect(long.filter((each) => !found.has(each))).toEqual([]);
    }),
    { numRuns: runs(500) },
  );
});

test('what is short, and what is found beside it', () => {
  expect(longTexts('{}', LONGEST)).toEqual([]);
  expect(longTexts(JSON.stringify(Array(1_000).fill('x'.repeat(LONGEST))), LONGEST)).toEqual([]);
  // A quote inside is none between two texts, wherever it stands.
  const quoted = [
    `${'x'.repeat(15)}"${'x'.repeat(15)}`,
    `${'x'.repeat(10)}\\"\\${'x'.repeat(10)}`,
    `${'x'.repeat(30)}"${'x'.repeat(5)}`,
  ];
  expect(longTexts(JSON.stringify(quoted), LONGEST)).toEqual(quoted);
  // And one behind two backslashes ends its text.
  expect(longTexts(JSON.stringify([`${'x'.repeat(15)}\\`, 'y'.repeat(30)]), LONGEST)).toEqual(['y'.repeat(30)]);
  // What is no text: 20 characters after the last quote, and 21.
  expect(longTexts(`["a",${'1'.repeat(18)}]`, LONGEST)).toEqual([]);
  expect(longTexts(`["a",${'1'.repeat(19)}]`, LONGEST)).toEqual([`,${'1'.repeat(19)}]`]);
  expect(longTexts(`["a",\n${'1,\n'.repeat(20)}"b"]`, LONGEST)).toEqual([`,\n${'1,\n'.repeat(20)}`]);
});

test('a page of megabytes takes less than parsing it', () => {
  const queue = {
    id: '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11',
    name: 'Sales EMEA',
    more: { enabled: true, seconds: 30 },
  };
  const json = JSON.stringify(Array(25_000).fill(queue));
  const time = (work: () => unknown) => {
    const before = process.cpuUsage();
    for (let times = 0; times < 4; times++) work();
    return process.cpuUsage(before).user;
  };
  time(() => longTexts(json, 200));
  // Some 4 %, and more where the coverage of each line is counted.
  expect(time(() => longTexts(json, 200))).toBeLessThan(time(() => JSON.parse(json)));
});
