/**
 * `GET /api/v2/routing/queues/{queueId}/members`: at most 100 a page, and no answer says how many there are, so pages are
 * read until one is short. Nor does anything tell that somebody left while they were read, and that one who stayed slipped
 * over the border of a page: so more than a page is read again, until two readings find the same members. Schemas
 * `QueueMember` and `User` of the official OpenAPI document.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Client } from '../client.ts';
import { entitiesOf } from '../errors/entities.ts';
import { InputError } from '../errors/input-error.ts';
import { bytesFor } from '../http/http.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { identifier, number, text, whole } from '../values.ts';
import { inWords } from '../words.ts';
import { isoDate } from './queue.ts';
import { readConsistent } from './read-consistent.ts';
import { readWaves } from './read-waves.ts';
import type { TooLarge } from './result-size.ts';

/** The most that Genesys gives a page. */
const PAGE_SIZE = 100;

/** A result that Zapier can take holds fewer members than these pages. */
const MOST_PAGES = 300;

/**
 * What a person reads where a queue has more members than one result holds.
 *
 * @param joined which of them are chosen; undefined for all.
 */
export function tooManyMembers(joined: boolean | undefined): TooLarge {
  const narrower =
    'Whoever edits this Zap can narrow this step: in Members to Find, choose only those who have joined, or only those who have not joined.';
  const smaller =
    'In Members to Find, only a part of the members is chosen already. Whoever edits this Zap can choose a queue with fewer members, ' +
    'or ask a Genesys admin to divide this one.';
  return {
    failed: 'Find Queue Members could not return the members of this queue',
    items: joined === undefined ? 'members' : `members who have ${joined ? '' : 'not '}joined`,
    advice: `${joined === undefined ? narrower : smaller} Then test the step again.`,
  };
}

export interface QueueMember {
  /** The user's id. */
  id: string;
  name?: string | undefined;
  email?: string | undefined;
  joined?: boolean | undefined;
  /** Rings are asked in order, 1 first. */
  ring_number?: number | undefined;
  /** `user`, or `group` for who is a member through a group. */
  member_by?: string | undefined;
  member_by_label?: string | undefined;
  routing_status?: string | undefined;
  /** What the code before it means, in words. */
  routing_status_label?: string | undefined;
  /** Since when the routing status holds, ISO 8601. */
  routing_status_since?: string | undefined;
  queue_id: string;
}

/**
 * @param queueId a UUID.
 * @param joined true for those who take interactions of the queue now, false for the others; undefined for all.
 * @param tooMany what is said where there are more than are read.
 * @returns all members, each once, by name; where they changed during each of three readings, all that were found in any,
 *   those last who were not there in the last one.
 * @throws {GenesysError} when any page cannot be read, also when there is no such queue.
 * @throws {InputError} when there are more than any result could hold.
 */
export async function queueMembers(
  client: Client,
  queueId: string,
  joined?: boolean,
  tooMany = tooManyMembers(joined),
): Promise<QueueMember[]> {
  const read = reader(client, queueId, joined, tooMany);
  let byName: string[] = [];
  const { items, consistent } = await readConsistent<QueueMember>(async (before) => {
    const pages = before.at(-1)?.last ?? 1;
    // Backwards every other time: an agent who leaves, comes back and leaves again then hides nobody twice.
    if (before.length % 2 === 1) return read(pages, 'desc');
    const reading = await read(pages);
    byName = reading.items.map(({ id }) => id);
    return reading;
  });
  if (!consistent)
    client.runtime.log(
      'The members of the queue changed during each of three readings; one may be missing, and one who left may be among them.',
    );
  const places = new Map(byName.map((id, place) => [id, place]));
  const placeOf = ({ id }: QueueMember) => places.get(id) ?? places.size;
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}

/**
 * Reads the members in one go, where it is enough that those who are found are members: one who is may be missing, since
 * others may have left meanwhile.
 *
 * @param queueId a UUID.
 * @param joined as {@link queueMembers}.
 * @param pages how many are expected; more are read where these are not all.
 * @throws as {@link queueMembers}.
 */
export async function glanceAtMembers(
  client: Client,
  queueId: string,
  joined: boolean | undefined,
  pages: number,
  tooMany: TooLarge,
): Promise<readonly QueueMember[]> {
  return (await reader(client, queueId, joined, tooMany)(pages)).items;
}

/** How many pages so many members fill; one more where the last one is full, and so does not show that it is the last. */
export function pagesOf(members: number): number {
  return Math.floor(members / PAGE_SIZE) + 1;
}

function reader(client: Client, queueId: string, joined: boolean | undefined, tooMany: TooLarge) {
  const readPage = async (pageNumber: number, sortOrder?: 'desc') => {
    const call = {
      requirement: REQUIREMENTS.listMembers,
      path: `/api/v2/routing/queues/${queueId}/members`,
      query: { pageNumber, pageSize: PAGE_SIZE, sortOrder, expand: 'routingStatus', joined },
      maxBytes: bytesFor(PAGE_SIZE),
    };
    const { data } = await client.call(call, ({ entities, ...stated }: Models.QueueMemberEntityListing) => {
      const pageSize = whole(stated.pageSize, 1);
      // A page behind the end, or one that states its size, may leave them out; anything else is no list of members.
      const list = entities ?? (pageNumber > 1 || pageSize !== undefined ? [] : undefined);
      const read = (raw: Models.QueueMember | null) => toMember(queueId, raw);
      return { items: entitiesOf(list, PAGE_SIZE, REQUIREMENTS.listMembers, read), pageSize };
    });
    return data;
  };
  return async (pages: number, sortOrder?: 'desc') => {
    const reading = await readWaves((pageNumber) => readPage(pageNumber, sortOrder), pages, MOST_PAGES);
    if (reading.ended) return reading;
    const { failed, items, advice } = tooMany;
    const found = `${MOST_PAGES} pages of them are read at most, and ${reading.items.length} ${items} are not all`;
    throw new InputError(`${failed}: ${found}. ${advice}`);
  };
}

/** Null for what is no member: no object, or without an id. */
function toMember(queueId: string, entity: Models.QueueMember | null): QueueMember | null {
  const id = identifier(entity?.id);
  if (!entity || id === undefined) return null;
  const { user, routingStatus, ...raw } = entity;
  return {
    id,
    name: text(raw.name) ?? text(user?.name),
    email: text(user?.email),
    joined: typeof raw.joined === 'boolean' ? raw.joined : undefined,
    ring_number: number(raw.ringNumber),
    member_by: text(raw.memberBy),
    member_by_label: inWords(text(raw.memberBy)),
    routing_status: text(routingStatus?.status),
    routing_status_label: inWords(text(routingStatus?.status)),
    routing_status_since: isoDate(routingStatus?.startTime),
    queue_id: queueId,
  };
}
