/** Changes to the queues, wherever they come from: the API, the admin routes or a test. */
import { randomUUID } from 'node:crypto';
import type { Models } from 'purecloud-platform-client-v2';
import { ApiError } from '../reply.ts';
import { INITIAL_DETAILS } from './queue-details.ts';
import type { QueueRecord, State } from './state.ts';

/** A queue's fields as a client may send them; without a division it lies in the home division. */
export type NewQueue = Models.Queue & { name: string; sourceQueueId?: string };

type Field = keyof Models.Queue | 'sourceQueueId';

/** Fields that are kept apart from the chosen details, or that a client cannot set. */
const OWN: ReadonlySet<string> = new Set<string>([
  ...(['id', 'name', 'division', 'dateCreated', 'dateModified', 'createdBy', 'peerId', 'selfUri'] satisfies Field[]),
  ...(['memberCount', 'userMemberCount', 'joinedMemberCount', 'sourceQueueId'] satisfies Field[]),
]);

/**
 * Adds a queue.
 * @param queue `id`, `dateCreated` and `createdBy` are used when given
 * @param now milliseconds since 1970
 * @throws {ApiError} 400 invalid.name, duplicate.name, source.queue.not.found, queue.limit.exceeded; 404 resource.not.found for an unknown division
 */
export function createQueue(state: State, queue: NewQueue, now: number): QueueRecord {
  const source = queue.sourceQueueId && state.queues.find(({ id }) => id === queue.sourceQueueId);
  if (queue.sourceQueueId && !source) throw new ApiError(400, 'source.queue.not.found', 'Source queue not found.');
  const { queueLimit } = state.settings;
  if (queueLimit !== null && state.queues.length >= queueLimit) {
    throw new ApiError(400, 'queue.limit.exceeded', 'Adding the requested queue would exceed the queue limit.');
  }
  const created = queue.dateCreated ?? new Date(now).toISOString();
  const record: QueueRecord = {
    id: queue.id ?? randomUUID(),
    name: checkedName(state, queue.name),
    divisionId: checkedDivision(state, queue.division?.id ?? homeDivision(state)),
    dateCreated: created,
    dateModified: queue.dateModified ?? created,
    createdBy: queue.createdBy ?? state.settings.consentUserId,
    peerId: queue.peerId ?? null,
    members: [],
    variant: source ? source.variant : null,
    chosen: { ...(source ? copied(source) : initialDetails(state)), ...details(queue) },
  };
  state.queues.push(record);
  return record;
}

/**
 * Changes a queue; fields not given stay.
 * @throws {ApiError} 400 invalid.name, duplicate.name; 404 resource.not.found for an unknown division
 */
export function changeQueue(state: State, record: QueueRecord, change: Models.Queue, now: number): void {
  if (change.name !== undefined && change.name !== record.name) {
    record.name = checkedName(state, change.name, record.id);
  }
  if (change.division?.id !== undefined) record.divisionId = checkedDivision(state, change.division.id);
  if (change.dateCreated !== undefined) record.dateCreated = change.dateCreated;
  if ('peerId' in change) record.peerId = change.peerId ?? null;
  record.dateModified = change.dateModified ?? new Date(now).toISOString();
  record.chosen = { ...record.chosen, ...details(change) };
}

/**
 * Puts other fields in the place of all the queue had: what is not given is gone, but for what a client cannot set and the division, which
 * every queue must have.
 * @param userId who does it
 * @param now milliseconds since 1970
 * @throws {ApiError} 400 invalid.name, duplicate.name, resource.not.found for an unknown division
 */
export function replaceQueue(
  state: State,
  record: QueueRecord,
  queue: Models.QueueRequest,
  userId: string,
  now: number,
): void {
  const name = checkedName(state, queue.name, record.id);
  const divisionId = queue.division?.id ?? record.divisionId;
  if (!state.divisions.some(({ id }) => id === divisionId)) {
    throw new ApiError(400, 'resource.not.found', 'A referenced resource, such as a division, was not found.');
  }
  Object.assign(record, { name, divisionId, peerId: queue.peerId ?? null, variant: null });
  record.chosen = { ...details(queue as Models.Queue), modifiedBy: userId };
  record.dateModified = new Date(now).toISOString();
}

/** @returns the queue with this id. @throws {ApiError} 404 not.found */
export function findQueue(state: State, id: string): QueueRecord {
  const record = state.queues.find((queue) => queue.id === id);
  if (!record) throw new ApiError(404, 'not.found', 'The requested resource was not found.');
  return record;
}

/** Removes a queue that {@link findQueue} has found. */
export function removeQueue(state: State, record: QueueRecord): void {
  state.queues = state.queues.filter((queue) => queue !== record);
}

/** What Genesys gives a queue by itself; nothing where queues are to be sparse. */
function initialDetails({ settings }: State): Models.Queue {
  return settings.sparseQueues ? {} : INITIAL_DETAILS;
}

/** Settings are copied, and who changed them last is none. */
function copied({ chosen }: QueueRecord): Models.Queue {
  const { modifiedBy: _, ...settings } = chosen ?? {};
  return settings;
}

function details(queue: NewQueue | Models.Queue): Models.Queue {
  return Object.fromEntries(Object.entries(queue).filter(([field]) => !OWN.has(field)));
}

function checkedName(state: State, name: unknown, except?: string): string {
  if (typeof name !== 'string' || name.trim() === '') {
    throw new ApiError(400, 'invalid.name', 'Invalid queue name specified.');
  }
  const folded = name.toLowerCase();
  if (state.queues.some((queue) => queue.id !== except && queue.name.toLowerCase() === folded)) {
    throw new ApiError(400, 'duplicate.name', 'A queue with this name already exists.');
  }
  return name;
}

function homeDivision(state: State): string {
  return state.divisions.find((division) => division.homeDivision)?.id ?? '';
}

function checkedDivision(state: State, id: string): string {
  if (state.divisions.some((division) => division.id === id)) return id;
  throw new ApiError(404, 'resource.not.found', 'A required resource (e.g., the source queue) was not found.');
}
