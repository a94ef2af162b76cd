/**
 * Which queues have a backlog. A trigger of Zapier's remembers nothing but the ids it has seen, so the pause between two
 * alerts is in the id: queue and time slot. Slots begin at fixed times, counted from 1970 in UTC.
 */
import type { Client } from '../client.ts';
import type { Kind } from '../errors/diagnosis.ts';
import { GenesysError } from '../errors/genesys-error.ts';
import { InputError } from '../errors/input-error.ts';
import { some } from '../errors/phrases.ts';
import { queuesById } from '../queues/find-queue.ts';
import type { MediaType } from './media-types.ts';
import { observeQueues, type QueueStatus } from './observations.ts';

/** At least one of the two; one that is reached is a backlog. */
interface Thresholds {
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

interface QueueBacklog extends QueueStatus, Reached {
  /** The same for a queue as long as the slot lasts. */
  id: string;
  queue_id: string;
  /** Left out when the connection may not view the queue itself, or may not list queues at all. */
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
 * @throws {GenesysError} when the queues cannot be observed, or their names not be read for another reason than a refusal.
 * @throws {InputError} for a sample, where one of the queues does not exist, or is not visible.
 */
export async function queueBacklogs(
  client: Client,
  ids: readonly string[],
  thresholds: Thresholds,
  slotMs: number,
  sample: boolean,
): Promise<QueueBacklog[]> {
  const { statusOf, isKnown, now } = await observeQueues(client, ids);
  const slot_start = new Date(Math.floor(now / slotMs) * slotMs).toISOString();
  const queues = ids.map((queue_id) => {
    const status = statusOf(queue_id);
    return { id: `${queue_id} ${slot_start}`, queue_id, slot_start, ...reached(status, thresholds), ...status };
  });
  const wanted = sample
    ? [...queues].sort((a, b) => Number(isBacklog(b)) - Number(isBacklog(a))).slice(0, SAMPLES)
    : queues.filter(isBacklog);
  const silent = ids.filter((id) => !isKnown(id));
  // Most polls find no backlog in queues that are all there, and then ask for no names.
  const asked = sample ? ids : [...new Set([...wanted.map(({ queue_id }) => queue_id), ...silent])];
  const names = await namesOf(client, asked);
  const gone = names ? (sample ? ids : silent).filter((id) => !names.has(id)) : [];
  if (gone.length > 0 && sample) throw new InputError(cannotWatch(gone));
  if (gone.length > 0) client.runtime.log(cannotWatch(gone));
  // No name was to be had: whether such a queue exists is not known, and not said by an error.
  if (!names && silent.length > 0) client.runtime.log(notChecked(silent));
  return wanted.map((queue) => ({ ...queue, queue_name: names?.get(queue.queue_id) }));
}

/** What may be observed may still not be listed: that takes another scope and another permission. */
const NOT_FOR_US: readonly Kind[] = [
  'scope_missing',
  'permission_missing',
  'division_permission_missing',
  'refused_without_reason',
];

/**
 * The names, by id, of the queues that are visible; null where the connection may not list queues: an alert without a name is
 * better than none.
 */
async function namesOf(client: Client, ids: readonly string[]): Promise<Map<string, string | undefined> | null> {
  try {
    return new Map((await queuesById(client, ids)).map(({ id, name }) => [id, name]));
  } catch (error) {
    if (error instanceof GenesysError && NOT_FOR_US.includes(error.diagnosis.kind)) return null;
    throw error;
  }
}

/** How many ids a sentence names. */
const NAMED = 5;

/** Those ids, and how many more. */
const idsOf = (ids: readonly string[]) => some(ids, NAMED);

function notChecked(silent: readonly string[]): string {
  const [what, it, was] =
    silent.length > 1 ? [`${silent.length} of the queues chosen`, 'them', 'one'] : ['a queue chosen', 'it', 'it'];
  return (
    `Queue Backlog could not check ${what}: Genesys Cloud said nothing of ${it}, and this connection may not list queues: ${idsOf(silent)}. ` +
    `If ${was} was deleted, no backlog of it is ever found. With the scope "routing:readonly" on the OAuth client and a role with ` +
    'Routing > Queue > View (routing:queue:view), this is checked.'
  );
}

/** An alarm for such a queue would be silent for ever. */
function cannotWatch(gone: readonly string[]): string {
  const [what, were] =
    gone.length > 1 ? [`${gone.length} of the queues chosen`, 'they were'] : ['a queue chosen', 'it was'];
  return (
    `Queue Backlog cannot watch ${what}, because ${were} deleted, or not visible to this connection: ${idsOf(gone)}. ` +
    'Choose again from the list under Queues. Where a queue is not in the list, ask a Genesys admin whether it exists, ' +
    'and to grant a role with Routing > Queue > View (routing:queue:view) for its division.'
  );
}

/** A limit that is not set. */
const NEVER = Number.POSITIVE_INFINITY;

function reached(status: QueueStatus, { waiting, longestWaitMinutes, mediaType }: Thresholds): Reached {
  const found = mediaType ? status[mediaType] : status;
  return {
    waiting_reached: found.waiting >= (waiting ?? NEVER),
    longest_wait_reached: found.longest_wait_seconds >= (longestWaitMinutes ?? NEVER) * 60,
  };
}

const isBacklog = ({ waiting_reached, longest_wait_reached }: Reached) => waiting_reached || longest_wait_reached;
