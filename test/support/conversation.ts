import fc from 'fast-check';
import type { Conversation } from '../../sandbox/index.ts';

/** A call of one minute, answered in time; what differs from it is given. */
export function answeredCall(queueId: string, change: Partial<Conversation> = {}): Conversation {
  return {
    queueId,
    mediaType: 'voice',
    start: '2026-07-01T08:00:00.000Z',
    waitMs: 10_000,
    outcome: 'answered',
    transferred: false,
    talkMs: 60_000,
    holdMs: 0,
    acwMs: 5_000,
    overSla: false,
    ...change,
  };
}

/** A conversation takes less than this: seven durations of an hour at most. */
export const LONGEST_CONVERSATION_MS = 7 * 3_600_000;

const duration = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_600_000 }));

/**
 * Conversations of every kind, with times that their outcome has no use for, too.
 *
 * @param queueIds one of them each.
 * @param starts the first and the last moment at which one may start, in milliseconds since 1970.
 */
export function anyConversations(queueIds: readonly string[], starts: { min: number; max: number }) {
  const one: fc.Arbitrary<Conversation> = fc.record({
    queueId: fc.constantFrom(...queueIds),
    mediaType: fc.constantFrom('voice', 'callback', 'chat', 'email', 'message'),
    start: fc.integer(starts).map((time) => new Date(time).toISOString()),
    waitMs: duration,
    outcome: fc.constantFrom('answered', 'abandoned', 'flowOut', 'outbound'),
    transferred: fc.boolean(),
    contactingMs: duration,
    dialingMs: duration,
    talkMs: duration,
    holdMs: duration,
    holds: fc.integer({ min: 1, max: 4 }),
    acwMs: duration,
    overSla: fc.boolean(),
  });
  return fc.array(one, { maxLength: 40 });
}
