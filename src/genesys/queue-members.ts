/**
 * `GET /api/v2/routing/queues/{queueId}/members`: at most 100 a page, and no answer says how many there are, so pages are
 * read until one is short. Schemas `QueueMember` and `User` of the official OpenAPI document.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { ACCESS } from './access.ts';
import type { Client } from './client.ts';
import { isoDate } from './queue.ts';
import { identifier, number, text, whole } from './values.ts';

/** The most that Genesys gives a page. */
const PAGE_SIZE = 100;

/** Waves of 1, 2, 4, 8 pages: a small queue costs one request, a large one few round trips. */
const WIDEST_WAVE = 8;

/** A result that Zapier can take holds fewer members than these pages. */
const MOST_PAGES = 300;

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
  routing_status?: string | undefined;
  /** Since when the routing status holds, ISO 8601. */
  routing_status_since?: string | undefined;
  queue_id: string;
}

/**
 * @param queueId a UUID.
 * @param joined true for those who take interactions of the queue now, false for the others; undefined for all.
 * @returns all members, each once, by name.
 * @throws {GenesysError} when any page cannot be read, also when there is no such queue.
 */
export async function queueMembers(client: Client, queueId: string, joined?: boolean): Promise<QueueMember[]> {
  const members = new Map<string, QueueMember>();
  const readPage = async (pageNumber: number) => {
    const { data } = await client.call<Models.QueueMemberEntityListing>({
      access: ACCESS.listMembers,
      path: `/api/v2/routing/queues/${queueId}/members`,
      query: { pageNumber, pageSize: PAGE_SIZE, expand: 'routingStatus', joined },
    });
    return { entities: Array.isArray(data.entities) ? data.entities : [], pageSize: whole(data.pageSize, 1) };
  };
  for (let first = 1, wave = 1; first <= MOST_PAGES; first += wave, wave = Math.min(wave * 2, WIDEST_WAVE)) {
    const before = members.size;
    const pages = await Promise.all(Array.from({ length: wave }, (_, index) => readPage(first + index)));
    for (const raw of pages.flatMap(({ entities }) => entities)) {
      const id = identifier(raw?.id);
      if (id) members.set(id, toMember(queueId, id, raw));
    }
    // A server that does not say how long a page is shows the end by an empty one, or by repeating itself.
    if (members.size === before || pages.some(({ entities, pageSize = 1 }) => entities.length < pageSize)) break;
  }
  return [...members.values()];
}

function toMember(queueId: string, id: string, { user, routingStatus, ...raw }: Models.QueueMember): QueueMember {
  return {
    id,
    name: text(raw.name) ?? text(user?.name),
    email: text(user?.email),
    joined: typeof raw.joined === 'boolean' ? raw.joined : undefined,
    ring_number: number(raw.ringNumber),
    member_by: text(raw.memberBy),
    routing_status: text(routingStatus?.status),
    routing_status_since: isoDate(routingStatus?.startTime),
    queue_id: queueId,
  };
}
