/**
 * Under every test. No request leaves this machine. A retry hardly waits: chance decides how long, and each test may have a
 * thousandth of it. How long it is in earnest is held by test/genesys/client.test.ts, on a clock of its own.
 */
import './offline.ts';

const { random } = Math;
Math.random = () => random() / 1_000;
