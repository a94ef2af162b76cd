/** What time alone brings about. It is caught up with before each request, by the sandbox's clock. */
import type { QueueMember, State } from './state.ts';

/** @param now milliseconds since 1970 */
export function settle(state: State, now: number): void {
  joinMembers(state, now);
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

/**
 * Joins or unjoins a member as soon as `settings.joinDelayMs` has passed; what the member was told before no longer counts.
 * @param now milliseconds since 1970
 */
export function joinLater(state: State, member: QueueMember, joined: boolean, now: number): void {
  state.pendingJoins = state.pendingJoins.filter((pending) => pending.member !== member);
  state.pendingJoins.push({ member, joined, at: now + state.settings.joinDelayMs });
  joinMembers(state, now);
}

function joinMembers(state: State, now: number): void {
  if (state.pendingJoins.length === 0) return;
  for (const { member, joined, at } of state.pendingJoins) if (at <= now) member.joined = joined;
  state.pendingJoins = state.pendingJoins.filter(({ at }) => at > now);
}
