/**
 * What goes on in the queues of a fresh sandbox, and what went on there lately: enough for statistics worth looking at, and few enough
 * queues that most have none, as in a real organization.
 */
import { emitted } from '../analytics/emitted.ts';
import { DAY_MS } from '../time.ts';
import { random } from './random.ts';
import { pick } from './seed.ts';
import type { Conversation, Interaction, MediaType, QueueRecord, User } from './state.ts';

const MEDIA_TYPES: MediaType[] = ['voice', 'voice', 'message', 'email', 'callback'];
const STATES: Interaction['state'][] = ['waiting', 'waiting', 'alerting', 'interacting', 'interacting'];
const MINUTE = 60_000;

/**
 * @param queues those that get up to five interactions each
 * @param options.now milliseconds since 1970; nothing began more than 20 minutes before
 */
export function seedInteractions(queues: QueueRecord[], options: { seed: number; now: number }): Interaction[] {
  const next = random(options.seed + 1);
  return queues.flatMap((queue) =>
    Array.from({ length: 1 + (next() % 5) }, (): Interaction => {
      const startedAt = new Date(options.now - (1 + (next() % (20 * MINUTE)))).toISOString();
      return { queueId: queue.id, mediaType: pick(MEDIA_TYPES, next), state: pick(STATES, next), startedAt };
    }),
  );
}

export interface ConversationOptions {
  /** How many days back from the start of today (UTC), 1 or more. */
  days: number;
  /** How many a queue has each day, on average. */
  perDay: number;
  /** The same seed, day and queues give the same conversations. */
  seed: number;
  /** Milliseconds since 1970. */
  now: number;
}

/** Conversations that are over, spread over the working hours of whole days before today and over the part of today that has passed. */
export function generateConversations(queues: QueueRecord[], options: ConversationOptions): Conversation[] {
  const next = random(options.seed + 2);
  const today = Math.floor(options.now / DAY_MS) * DAY_MS;
  return queues.flatMap((queue) =>
    Array.from({ length: Math.round((options.days + 1) * options.perDay) }, () => {
      const start =
        today -
        options.days * DAY_MS +
        (next() % (options.days + 1)) * DAY_MS +
        8 * 60 * MINUTE +
        (next() % (10 * 60 * MINUTE));
      return conversation(queue.id, start, next);
    }).filter((made) => emitted(made).every(({ emitDate }) => emitDate <= options.now)),
  );
}

function conversation(queueId: string, start: number, next: () => number): Conversation {
  const waitMs = 1000 + (next() % 90_000);
  const outcome = next() % 10 === 0 ? 'abandoned' : next() % 25 === 0 ? 'flowOut' : 'answered';
  const answered = outcome === 'answered';
  const mediaType = pick(MEDIA_TYPES, next);
  // Of what comes in, it is a callback that the agent has to call.
  const called = answered && mediaType === 'callback';
  return {
    queueId,
    mediaType,
    start: new Date(start).toISOString(),
    waitMs,
    outcome,
    transferred: answered && next() % 8 === 0,
    contactingMs: called ? 200 + (next() % 3000) : 0,
    dialingMs: called ? 2000 + (next() % 40_000) : 0,
    talkMs: answered ? 30_000 + (next() % 600_000) : 0,
    holdMs: answered && next() % 4 === 0 ? 5000 + (next() % 90_000) : 0,
    holds: 1 + (next() % 3),
    acwMs: answered ? 2000 + (next() % 60_000) : 0,
    overSla: answered && waitMs > 20_000,
  };
}

/** Gives every third user of those at work an interaction, and sends every fourth home. */
export function seedStatuses(users: User[], now: number): void {
  for (const [index, user] of users.entries()) {
    if (index % 4 === 0) continue;
    const since = new Date(now - index * 7 * MINUTE).toISOString();
    const status = index % 3 === 0 ? 'INTERACTING' : index % 5 === 0 ? 'OFF_QUEUE' : 'IDLE';
    user.routingStatus = { status, startTime: since };
    user.presence = { systemPresence: status === 'OFF_QUEUE' ? 'Meal' : 'On Queue', modifiedDate: since };
  }
}
