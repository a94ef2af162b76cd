/**
 * Which test file goes first. Jest takes the largest first, or the slowest where it remembers an earlier run; but a file that
 * starts processes, or crosses the rooms, is slow for its size, and begun last it would keep one worker busy while the others
 * have nothing left. https://jestjs.io/docs/configuration#testsequencer-string
 */
import { readFileSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

const rank = ({ path }) => {
  if (/from 'node:child_process'|\/chromium\.ts'/.test(readFileSync(path, 'utf8'))) return 0;
  return path.includes('/test/whole/') ? 1 : 2;
};

export default class extends Sequencer {
  /** @param {import('@jest/test-result').Test[]} tests */
  sort(tests) {
    const ranked = super.sort(tests).map((test) => ({ test, rank: rank(test) }));
    return ranked.sort((one, other) => one.rank - other.rank).map(({ test }) => test);
  }
}
