/** What time alone brings about. It is caught up with before each request, by the sandbox's clock. */
import type { State } from './state.ts';

/** @param now milliseconds since 1970 */
export function settle(state: State, now: number): void {
  queueCallbacks(state, now);
}

/** A callback waits in its queue from the time it is scheduled for, or from the start. */
function queueCallbacks(state: State, now: number): void {
  for (const callback of state.callbacks) {
    const startedAt = callback.command.callbackScheduledTime ?? callback.dateCreated;
    if (callback.waiting || Date.parse(startedAt) > now) continue;
    callback.waiting = true;
    state.interactions.push({
      queueId: callback.queueId,
      mediaType: 'callback',
      state: 'waiting',
      startedAt: new Date(startedAt).toISOString(),
    });
  }
}
