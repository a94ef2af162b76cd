/** What crosses the rooms runs the same lines thousands of times: counting them doubles its time, and tells nothing new. */
import { stopCoverage } from 'node:v8';

stopCoverage();

// First of all that is done at an exit: Node would want to write what was counted, and complain.
process.prependOnceListener('exit', () => process.kill(process.pid, 'SIGKILL'));
