/** Long waits, passed quickly: for tests of what happens when nothing answers. */

/**
 * Lets the clock and the timeouts of requests run faster than real time, in step with each other, so that as many of them
 * fit into a run as in earnest. The network gets no faster: what shall answer meanwhile has that much less time.
 *
 * @param factor 10 makes ten seconds of one.
 * @param work what runs meanwhile; `Date.now()` tells it the quick time.
 */
export async function inTimeLapse<T>(factor: number, work: () => Promise<T>): Promise<T> {
  const { now } = Date;
  const { timeout } = AbortSignal;
  const start = now();
  Date.now = () => start + Math.round((now() - start) * factor);
  AbortSignal.timeout = (ms) => timeout(Math.ceil(ms / factor));
  try {
    return await work();
  } finally {
    Date.now = now;
    AbortSignal.timeout = timeout;
  }
}
