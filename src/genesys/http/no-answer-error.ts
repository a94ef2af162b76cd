/**
 * No usable answer came back: what the sender of a request throws, since only it can know how far the request got.
 *
 * - `unreachable`: no connection was made, so nothing was received (DNS, refused).
 * - `timeout`: no answer in the time given, body included.
 * - `cut`: the connection ended before the answer was whole.
 * - `too_large`: the answer is larger than anything Genesys sends.
 */
export type NoAnswerReason = 'unreachable' | 'timeout' | 'cut' | 'too_large';

export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly reason: NoAnswerReason;

  constructor(reason: NoAnswerReason, host: string) {
    super(`No answer from ${host} (${reason})`);
    this.reason = reason;
  }
}

/**
 * What a request that failed becomes: errors of Node's sockets and zlib have a `code`, node-fetch's a `type`
 * (https://github.com/node-fetch/node-fetch/blob/2.x/ERROR-HANDLING.md).
 *
 * @param signal the request's; aborted, it took too long or is not wanted any more.
 * @returns a fault of our own as it is.
 */
export function noAnswer(error: unknown, signal: AbortSignal, host: string): unknown {
  if (signal.aborted) return new NoAnswerError('timeout', host);
  const { type, code } = error as { type?: string; code?: string };
  if (type === 'max-size' || code === 'ERR_BUFFER_TOO_LARGE') return new NoAnswerError('too_large', host);
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new NoAnswerError('unreachable', host);
  return type || code ? new NoAnswerError('cut', host) : error;
}
