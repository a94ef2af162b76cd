/** Where a secret may have been cut: the places that are looked at, one by one. */
import { cutsIn } from '../../../src/genesys/http/decoded-views.ts';

test.each<[text: string, cuts: [last: number, cut: number][]]>([
  ['', [[0, 0]]],
  ['abc', [[3, 3]]],
  // Near the beginning, with more behind it.
  [
    'ab%…cdefgh',
    [
      [3, 3],
      [2, 3],
      [10, 10],
    ],
  ],
  [
    '\\u00',
    [
      [4, 4],
      [0, 4],
    ],
  ],
  // What is left of three escapes, one inside the other, and no more.
  [
    'abcdefgh%%%%',
    [
      [12, 12],
      [11, 12],
      [10, 12],
      [9, 12],
    ],
  ],
  [
    'abc\\u006%\\…',
    [
      [10, 10],
      [9, 10],
      [8, 10],
      [3, 10],
      [11, 11],
    ],
  ],
])('%j: %j', (text, cuts) => {
  expect(cutsIn(text)).toEqual(cuts);
});
