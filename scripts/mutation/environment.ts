/** Skips the rest of a test file after its first failure: one is enough to kill a mutant. */
import StrykerEnvironment from '@stryker-mutator/jest-runner/jest-env/node';
import { activeMutant } from './active-mutant.ts';

/** What is needed of jest-circus's events, https://jestjs.io/docs/configuration#testenvironment-string. */
interface TestEvent {
  readonly name: string;
  readonly test?: { mode?: 'skip'; readonly errors: readonly unknown[] };
}

type Handle = (event: TestEvent, state: unknown) => Promise<void> | void;

export default class FirstFailureEnvironment extends StrykerEnvironment {
  constructor(...args: ConstructorParameters<typeof StrykerEnvironment>) {
    super(...args);
    const handle = this.handleTestEvent as unknown as Handle;
    let failed = false;
    const skipAfterFailure: Handle = async (event, state) => {
      await handle(event, state);
      const { name, test } = event;
      if (name === 'test_done' && test) failed ||= test.errors.length > 0;
      if (name === 'test_start' && test && failed && activeMutant() !== null) test.mode = 'skip';
    };
    this.handleTestEvent = skipAfterFailure as unknown as NonNullable<typeof this.handleTestEvent>;
    // Core ends a process that holds more than 450 MB after 250 runs. This one holds the tests of many mutants.
    this.global.process.memoryUsage = Object.assign(() => ({ ...process.memoryUsage(), rss: 0 }), { rss: () => 0 });
  }
}
