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
