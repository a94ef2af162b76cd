/**
 * Under every test: no request leaves this machine. What goes to a host of Genesys Cloud's is answered by nock, or fails.
 */
import nock from 'nock';

nock.disableNetConnect();
nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/);

// Each test file has a nock of its own, laid around the one http module of the process.
afterAll(() => nock.restore());
