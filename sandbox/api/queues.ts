/**
 * `/api/v2/routing/queues`. The list is sorted by name and by nothing else, and leaves out silently what lies in divisions the token may
 * not see. https://developer.genesys.cloud/routing/routing/
 */
import type { Models } from 'purecloud-platform-client-v2';
import { checkDivision, divisionsPermitted } from '../access.ts';
import { checkedId } from '../checks.ts';
import { REQUIRED_ID, readBody } from '../contract/read-body.ts';
import { listing } from '../paging.ts';
import { empty, json, type Reply } from '../reply.ts';
import type { Call, Route } from '../route.ts';
import { detailsOf } from '../world/queue-details.ts';
import { expandQueue } from '../world/queue-object.ts';
import { createQueue, findQueue, type NewQueue, removeQueue, replaceQueue } from '../world/queues.ts';
import type { QueueRecord, State } from '../world/state.ts';

const READING = ['routing:readonly', 'routing'];
const MALFORMED = 'Invalid request data.';

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/routing/queues',
    needs: { scopes: READING, permissions: { type: 'ANY', permissions: ['routing:queue:view'] } },
    handle: (call) => (call.state.settings.keepPages ? kept(call) : json(listQueues(call))),
  },
  {
    method: 'POST',
    path: '/api/v2/routing/queues',
    needs: { scopes: ['routing'], permissions: { type: 'ANY', permissions: ['routing:queue:add'] } },
    badRequest: MALFORMED,
    handle: (call) => json(addQueue(call)),
  },
  {
    method: 'GET',
    path: '/api/v2/routing/queues/me',
    needs: { scopes: READING, user: true },
    handle: (call) => json(listMyQueues(call)),
  },
  {
    method: 'GET',
    path: '/api/v2/routing/queues/{queueId}',
    needs: { scopes: READING, permissions: { type: 'ALL', permissions: ['routing:queue:view'] } },
    handle: (call) => json(expandQueue(call.state, queueOf(call, 'routing:queue:view'))),
  },
  {
    method: 'PUT',
    path: '/api/v2/routing/queues/{queueId}',
    needs: { scopes: ['routing'], permissions: { type: 'ANY', permissions: ['routing:queue:edit'] } },
    badRequest: MALFORMED,
    handle: (call) => json(updateQueue(call)),
  },
  {
    method: 'DELETE',
    path: '/api/v2/routing/queues/{queueId}',
    needs: { scopes: ['routing'], permissions: { type: 'ALL', permissions: ['routing:queue:delete'] } },
    handle: (call) => {
      removeQueue(call.state, queueOf(call, 'routing:queue:delete'));
      return empty(200);
    },
  },
];

function listQueues(call: Call): Models.QueueEntityListing {
  const { state, query, token } = call;
  const permitted = divisionsPermitted(state, token, ['routing:queue:view']);
  const ids = query.getAll('id').map((id) => checkedId(id));
  const divisionIds = query.getAll('divisionId').map((id) => checkedId(id));
  const peerIds = query.getAll('peerId');
  const hasPeer = query.get('hasPeer');
  const library = query.get('cannedResponseLibraryId');
  const named = nameFilter(query.get('name'));
  const found = sorted(call).filter(
    (queue) =>
      (permitted === '*' || permitted.has(queue.divisionId)) &&
      (ids.length === 0 || ids.includes(queue.id)) &&
      (divisionIds.length === 0 || divisionIds.includes(queue.divisionId)) &&
      (peerIds.length === 0 || (queue.peerId !== null && peerIds.includes(queue.peerId))) &&
      (hasPeer === null || (hasPeer === 'true') === (queue.peerId !== null)) &&
      (library === null || libraryIds(queue).includes(library)) &&
      named(queue.name),
  );
  return listing(found, (queue) => expandQueue(state, queue), call, state.settings.pageSizeCap);
}

/** The libraries a queue names itself; the mode "All" names none, and the contract asks for those "explicitly associated". */
function libraryIds(queue: QueueRecord): string[] {
  return detailsOf(queue).cannedResponseLibraries?.libraryIds ?? [];
}

const keptPages = new WeakMap<State, Map<string, Reply>>();

/** See {@link State.settings}: Genesys has servers enough, here making a page would take the core that its reader needs. */
function kept(call: Call): Reply {
  const pages = keptPages.get(call.state) ?? new Map<string, Reply>();
  keptPages.set(call.state, pages);
  const key = `${call.token.accessToken} ${call.query}`;
  const page = pages.get(key) ?? { ...json(listQueues(call)), kept: {} };
  pages.set(key, page);
  return page;
}

function listMyQueues(call: Call): Models.UserQueueEntityListing {
  const { state, query, token } = call;
  const joined = query.get('joined');
  const membership = (queue: QueueRecord) => queue.members.find(({ id }) => id === token.userId);
  const found = sorted(call).filter((queue) => {
    const member = membership(queue);
    return member !== undefined && (joined === null || (joined === 'true') === member.joined);
  });
  const show = (queue: QueueRecord): Models.UserQueue => {
    // The contract's UserQueue has all of Queue's fields but this one.
    const { autoAnswerOnly: _, ...shared } = expandQueue(state, queue);
    return { ...shared, joined: membership(queue)?.joined ?? false };
  };
  return listing(found, show, call, state.settings.pageSizeCap);
}

function addQueue({ state, body, token, now }: Call): Models.Queue {
  const {
    id: _id,
    dateCreated: _created,
    dateModified: _modified,
    modifiedBy: _by,
    ...sent
  } = readBody(body, 'CreateQueueRequest', MALFORMED) as unknown as NewQueue;
  const home = state.divisions.find((division) => division.homeDivision)?.id ?? '';
  checkDivision(state, token, 'routing:queue:add', sent.division?.id ?? home);
  const record = createQueue(state, { ...sent, createdBy: token.userId ?? token.clientId }, now);
  return expandQueue(state, record);
}

function updateQueue(call: Call): Models.Queue {
  const { state, body, token, now } = call;
  const record = queueOf(call, 'routing:queue:edit', REQUIRED_ID);
  const sent = readBody(body, 'QueueRequest', MALFORMED) as unknown as Models.QueueRequest;
  // A queue may be moved only to where its editor may edit, too.
  if (sent.division?.id !== undefined) checkDivision(state, token, 'routing:queue:edit', sent.division.id);
  replaceQueue(state, record, sent, token.userId ?? token.clientId, now);
  return expandQueue(state, record);
}

/** The queue the path names, if the token may do this to it; `invalidId` are the call's own words for an id that is none. */
function queueOf({ state, params, token }: Call, permission: string, invalidId?: string): QueueRecord {
  const record = findQueue(state, checkedId(params.queueId, invalidId));
  checkDivision(state, token, permission, record.divisionId);
  return record;
}

/** Sorts the state's own array: sorting what is sorted already costs one walk, so that a page of 20,000 queues stays cheap. */
function sorted({ state, query }: Call): QueueRecord[] {
  state.queues.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  return query.get('sortOrder') === 'desc' ? state.queues.toReversed() : state.queues;
}

/** `*` at the start or the end stands for anything; without one the whole name must be equal, in any case. */
function nameFilter(pattern: string | null): (name: string) => boolean {
  if (pattern === null || pattern === '') return () => true;
  const text = pattern.toLowerCase().replace(/^\*/, '').replace(/\*$/, '');
  const [open, close] = [pattern.startsWith('*'), pattern.length > 1 && pattern.endsWith('*')];
  return (name) => {
    const folded = name.toLowerCase();
    if (open && close) return folded.includes(text);
    if (open) return folded.endsWith(text);
    return close ? folded.startsWith(text) : folded === text;
  };
}
