/**
 * Which queues have a backlog. A trigger of Zapier's remembers nothing but the ids it has seen, so the pause between two
 * alerts is in the id: queue and time slot. Slots begin at fixed times, counted from 1970 in UTC.
 */
import type { Client } from './client.ts';
import type { MediaType } from './media-types.ts';
import { observeQueues, type QueueStatus } from './observations.ts';
import { queuesById } from './queues-by-id.ts';

/** At least one of the two; one that is reached is a backlog. */
export interface Thresholds {
  /** Interactions waiting, from 1. */
  readonly waiting?: number | undefined;
  /** Minutes that the oldest has waited, above 0. */
  readonly longestWaitMinutes?: number | undefined;
  /** Only its interactions count; left out, all. */
  readonly mediaType?: MediaType | undefined;
}

interface Reached {
  waiting_reached: boolean;
  longest_wait_reached: boolean;
}

export interface QueueBacklog extends QueueStatus, Reached {
  /** The same for a queue as long as the slot lasts. */
  id: string;
  queue_id: string;
  /** Left out when the connection may not view the queue itself. */
  queue_name: string | undefined;
  /** ISO 8601. */
  slot_start: string;
}

/** The editor shows three samples. */
const SAMPLES = 3;

/**
 * @param ids of the queues, at least one.
 * @param slotMs length of a slot, in milliseconds.
 * @param sample true: up to three queues as they are now, those with a backlog first.
 * @throws {GenesysError} when the queues cannot be observed.
 */
export async function queueBacklogs(
  client: Client,
  ids: readonly string[],
  thresholds: Thresholds,
  slotMs: number,
  sample = false,
): Promise<QueueBacklog[]> {
  const { statusOf, now } = await observeQueues(client, ids);
  const slot_start = new Date(Math.floor(now / slotMs) * slotMs).toISOString();
  const queues = ids.map((queue_id) => {
    const status = statusOf(queue_id);
    return { id: `${queue_id} ${slot_start}`, queue_id, slot_start, ...reached(status, thresholds), ...status };
  });
  const wanted = sample
    ? queues.sort((a, b) => Number(isBacklog(b)) - Number(isBacklog(a))).slice(0, SAMPLES)
    : queues.filter(isBacklog);
  // Most polls find no backlog, and then ask for no names.
  const named = await queuesById(
    client,
    wanted.map(({ queue_id }) => queue_id),
  );
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return wanted.map((queue) => ({ ...queue, queue_name: names.get(queue.queue_id) }));
}

function reached(status: QueueStatus, { waiting, longestWaitMinutes, mediaType }: Thresholds): Reached {
  const found = mediaType ? status[mediaType] : status;
  return {
    waiting_reached: waiting !== undefined && found.waiting >= waiting,
    longest_wait_reached: longestWaitMinutes !== undefined && found.longest_wait_seconds >= longestWaitMinutes * 60,
  };
}

const isBacklog = ({ waiting_reached, longest_wait_reached }: Reached) => waiting_reached || longest_wait_reached;
