/** The controls under `/sandbox/` for what goes on in queues: interactions, members, their statuses, callbacks, and past conversations. */
import { badRequest, checkedObject, checkedValue } from '../checks.ts';
import { ApiError, empty, json, type Reply } from '../reply.ts';
import { addMembers } from '../world/members.ts';
import { presenceIds, type SystemPresence } from '../world/presences.ts';
import { findQueue } from '../world/queues.ts';
import { generateConversations } from '../world/seed-activity.ts';
import type { Conversation, Interaction, QueueMember, QueueRecord, State } from '../world/state.ts';

const MEDIA_TYPES = ['callback', 'chat', 'email', 'message', 'voice'] as const;
const STATUSES = ['OFF_QUEUE', 'IDLE', 'INTERACTING', 'NOT_RESPONDING', 'COMMUNICATING'] as const;
const PRESENCES = Object.keys(presenceIds) as SystemPresence[];

/**
 * @param call method and path
 * @param body parses the request's body, which must be an object
 * @param now milliseconds since 1970
 * @returns undefined for a call that is not one of these
 * @throws {ApiError} for a queue that is not there or a value that cannot be
 */
export function adminActivity(
  state: State,
  call: string,
  body: () => Record<string, unknown>,
  now: number,
): Reply | undefined {
  const [, action, id = ''] =
    /^((?:GET|PATCH|POST) \/sandbox\/(?:queues|users)\/)([^/]+)(?:\/(?:live|members))?$/.exec(call) ?? [];
  switch (action === undefined ? call : call.replace(id, '{id}')) {
    case 'GET /sandbox/queues/{id}/live':
      return json(live(state, findQueue(state, id)));
    case 'PATCH /sandbox/queues/{id}/live':
      return json(setLive(state, findQueue(state, id), body(), now));
    case 'POST /sandbox/queues/{id}/members': {
      const queue = findQueue(state, id);
      addMembers(state, queue, amount(body().count, 'count', { most: 10_000 }));
      return json(live(state, queue), 201);
    }
    case 'PATCH /sandbox/users/{id}':
      return json(setStatus(state, id, body(), now));
    case 'POST /sandbox/conversations': {
      const conversation = readConversation(state, body(), now);
      state.conversations.push(conversation);
      return json(conversation, 201);
    }
    case 'POST /sandbox/conversations/generate': {
      const { days = 7, perDay = 12, seed = 1 } = body();
      const options = {
        days: amount(days, 'days', { most: 366 }),
        perDay: amount(perDay, 'perDay', { most: 1000 }),
        seed: amount(seed, 'seed'),
        now,
      };
      state.conversations = generateConversations(state.queues, options);
      return json({ conversations: state.conversations.length }, 201);
    }
    case 'GET /sandbox/callbacks':
      return json(state.callbacks);
    case 'DELETE /sandbox/callbacks':
      state.callbacks = [];
      return empty(204);
    case 'DELETE /sandbox/conversations':
      state.conversations = [];
      return empty(204);
    default:
      return undefined;
  }
}

function live(state: State, { id, members }: QueueRecord) {
  return { interactions: state.interactions.filter(({ queueId }) => queueId === id), members };
}

/** Lists that are given take the place of what was there. */
function setLive(state: State, queue: QueueRecord, body: Record<string, unknown>, now: number) {
  const { interactions, members } = body;
  const read = {
    interactions: list(interactions, 'interactions')?.map((entry) => readInteraction(queue.id, entry, now)),
    members: list(members, 'members')?.map((entry) => readMember(state, entry)),
  };
  if (read.interactions) {
    const others = state.interactions.filter(({ queueId }) => queueId !== queue.id);
    state.interactions = [...others, ...read.interactions];
  }
  if (read.members) queue.members = read.members;
  return live(state, queue);
}

function readInteraction(queueId: string, entry: unknown, now: number): Interaction {
  const { mediaType = 'voice', state = 'waiting', startedAt } = checkedObject(entry);
  return {
    queueId,
    mediaType: checkedValue(mediaType, 'mediaType', MEDIA_TYPES),
    state: checkedValue(state, 'state', ['waiting', 'alerting', 'interacting']),
    startedAt: date(startedAt, 'startedAt', now),
  };
}

function readMember(state: State, entry: unknown): QueueMember {
  const { id, joined = true, ringNumber = 1, memberBy = 'user' } = checkedObject(entry);
  if (!state.users.some((user) => user.id === id)) throw new ApiError(404, 'not.found', `There is no user ${id}.`);
  if (typeof joined !== 'boolean') throw badRequest('"joined" must be true or false.');
  return {
    id: String(id),
    joined,
    ringNumber: amount(ringNumber, 'ringNumber'),
    memberBy: checkedValue(memberBy, 'memberBy', ['user', 'group']),
  };
}

function setStatus(state: State, id: string, body: Record<string, unknown>, now: number) {
  const user = state.users.find((candidate) => candidate.id === id);
  if (!user) throw new ApiError(404, 'not.found', `There is no user ${id}.`);
  const since = new Date(now).toISOString();
  const { routingStatus, presence } = body;
  if (routingStatus !== undefined) {
    user.routingStatus = { status: checkedValue(routingStatus, 'routingStatus', STATUSES), startTime: since };
  }
  if (presence !== undefined) {
    user.presence = { systemPresence: checkedValue(presence, 'presence', PRESENCES), modifiedDate: since };
  }
  return user;
}

/** An answered phone call of five minutes, as far as the body does not say otherwise. */
function readConversation(state: State, body: Record<string, unknown>, now: number): Conversation {
  const { queueId, mediaType = 'voice', outcome = 'answered', start, transferred = false, overSla = false } = body;
  const { waitMs = 10_000, contactingMs = 0, dialingMs = 0, talkMs = 300_000, holdMs = 0, holds = 1, acwMs = 0 } = body;
  return {
    queueId: findQueue(state, String(queueId)).id,
    mediaType: checkedValue(mediaType, 'mediaType', MEDIA_TYPES),
    start: date(start, 'start', now),
    outcome: checkedValue(outcome, 'outcome', ['answered', 'abandoned', 'flowOut', 'outbound']),
    waitMs: amount(waitMs, 'waitMs'),
    contactingMs: amount(contactingMs, 'contactingMs'),
    dialingMs: amount(dialingMs, 'dialingMs'),
    talkMs: amount(talkMs, 'talkMs'),
    holdMs: amount(holdMs, 'holdMs'),
    holds: amount(holds, 'holds', { least: 1, most: 100 }),
    acwMs: amount(acwMs, 'acwMs'),
    transferred: transferred === true,
    overSla: overSla === true,
  };
}

function list(value: unknown, name: string): unknown[] | undefined {
  if (value !== undefined && !Array.isArray(value)) throw badRequest(`"${name}" must be a list.`);
  return value;
}

function amount(value: unknown, name: string, { least = 0, most = 1_000_000_000 } = {}): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw badRequest(`"${name}" must be a whole number from ${least} to ${most}.`);
}

/** @param now what an absent date means */
function date(value: unknown, name: string, now: number): string {
  const time = value === undefined ? now : Date.parse(String(value));
  if (Number.isNaN(time)) throw badRequest(`"${name}" must be a date in ISO 8601.`);
  return new Date(time).toISOString();
}
