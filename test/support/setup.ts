/**
 * Under every test. No request leaves this machine: what goes to a host of Genesys Cloud is answered by nock, or fails. And
 * a retry hardly waits: chance decides how long, and each test may have a thousandth of it. How long it is in earnest is
 * held by test/genesys/client.test.ts, on a clock of its own.
 */
import nock from 'nock';

nock.disableNetConnect();
nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/);

// Each test file has a nock of its own, laid around the one http module of the process.
afterAll(() => nock.restore());

const { random } = Math;
Math.random = () => random() / 1_000;
