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
