/**
 * Which test file goes first. Jest takes the largest first, or the slowest where it remembers an earlier run; a file that
 * starts processes is slow for its size, and started last it would keep one worker busy while the other has nothing left.
 * https://jestjs.io/docs/configuration#testsequencer-string
 */
import { readFileSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

export default class extends Sequencer {
  /** @param {import('@jest/test-result').Test[]} tests */
  sort(tests) {
    const sorted = super.sort(tests);
    const startsProcesses = ({ path }) => readFileSync(path, 'utf8').includes("from 'node:child_process'");
    return [...sorted.filter(startsProcesses), ...sorted.filter((test) => !startsProcesses(test))];
  }
}
