/**
 * Runs the test files that one mutant needs, one after the other, until one kills it.
 *
 * Stryker tells Jest which tests reach a mutant; Jest would still load every other file, and go on after a failure.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as jestRunner from 'jest-runner';
import { activeMutant } from './active-mutant.ts';
import { type FileTimes, inOrder, type Run } from './order.ts';

// Its types describe what `require` gives.
const { default: JestRunner } = jestRunner as unknown as typeof jestRunner.default;
type RunTests = InstanceType<typeof JestRunner>['runTests'];

export default class MutantRunner extends JestRunner {
  override runTests(...args: Parameters<RunTests>): Promise<void> {
    return activeMutant() === null ? this.#runAll(...args) : this.#runUntilKilled(...args);
  }

  /** The first run: notes how long each test took. */
  async #runAll(...args: Parameters<RunTests>): Promise<void> {
    const times: Record<string, FileTimes> = {};
    this.on('test-file-success', ([{ path }, { perfStats, testResults }]) => {
      const tests = testResults.map(({ fullName, duration }) => [fullName, duration ?? 0] as const);
      times[path] = { all: perfStats.runtime, tests };
    });
    await super.runTests(...args);
    writeFileSync(this.#file('times'), JSON.stringify(times));
    writeFileSync(this.#file('runs'), '');
  }

  async #runUntilKilled(...[tests, watcher, options]: Parameters<RunTests>): Promise<void> {
    const { nonFlagArgs, testNamePattern } = this._globalConfig;
    const mutated = nonFlagArgs.join();
    let killed = false;
    this.on('test-file-success', ([, { numFailingTests, testExecError }]) => {
      killed = numFailingTests > 0 || testExecError !== undefined;
    });
    this.on('test-file-failure', () => {
      killed = true;
    });
    for (const test of inOrder(mutated, tests, this.#times(), this.#runs(mutated), testNamePattern)) {
      await super.runTests([test], watcher, options);
      const run: Run & { mutated: string } = { mutated, path: test.path, killed };
      // One line, written at once: the processes share the file, and those that come after them.
      appendFileSync(this.#file('runs'), `${JSON.stringify(run)}\n`);
      if (killed) return;
    }
  }

  #times(): Record<string, FileTimes> {
    return JSON.parse(readFileSync(this.#file('times'), 'utf8'));
  }

  /** Those against mutants of the same file: what kills one of them often kills the next. */
  #runs(mutated: string): Run[] {
    const lines = readFileSync(this.#file('runs'), 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line)).filter((run) => run.mutated === mutated);
  }

  /** In the copy of the project, with which it goes. */
  #file(what: 'times' | 'runs'): string {
    return join(this._globalConfig.rootDir, `.mutation-${what}`);
  }
}
