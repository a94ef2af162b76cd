/**
 * `/api/v2/routing/queues/{queueId}/members`. A page has at most 100 members and does not tell how many there are, so a client has to read
 * until a page is short. https://developer.genesys.cloud/routing/routing/
 */
import type { Models } from 'purecloud-platform-client-v2';
import { checkAnyDivision } from '../access.ts';
import { badRequest, checkedId } from '../checks.ts';
import { readBody } from '../contract/read-body.ts';
import { listing } from '../paging.ts';
import { ApiError, empty, json } from '../reply.ts';
import type { Call, Route } from '../route.ts';
import { findQueue } from '../world/queues.ts';
import { joinLater } from '../world/settle.ts';
import type { QueueMember, QueueRecord, User } from '../world/state.ts';
import { expandUser, presenceOf, routingStatusOf } from '../world/user-object.ts';

/** The most members a page, or one change, can have. */
const MOST = 100;
const SEEING = ['routing:queue:view', 'routing:queue:edit', 'routing:queue:readonly', 'routing:queueMember:manage'];
/** The contract's words for bad.request, by call. */
const MALFORMED = {
  addOrRemove: 'Invalid request data.  Make sure you submit a valid number of queue members.',
  joinOrUnjoin:
    'Invalid request data.  Make sure a valid number of queue members was submitted, and all have the joined property specified.',
  changeMember: 'Invalid request data.  Make sure the joined OR ringNumber property is specified.',
};
const MANAGING = ['routing:queue:edit', 'routing:queueMember:manage'];
const PATH = '/api/v2/routing/queues/{queueId}/members';
const TO_SEE = {
  scopes: ['routing', 'routing:readonly'],
  permissions: { type: 'ANY' as const, permissions: SEEING },
};
const TO_MANAGE = { scopes: ['routing'], permissions: { type: 'ANY' as const, permissions: MANAGING } };

export const routes: Route[] = [
  { method: 'GET', path: PATH, needs: TO_SEE, handle: (call) => json(listMembers(call)) },
  { method: 'POST', path: PATH, needs: TO_MANAGE, badRequest: MALFORMED.addOrRemove, handle: addOrRemove },
  {
    method: 'PATCH',
    path: PATH,
    needs: TO_MANAGE,
    badRequest: MALFORMED.joinOrUnjoin,
    handle: (call) => json(joinOrUnjoin(call)),
  },
  {
    method: 'PATCH',
    path: `${PATH}/{memberId}`,
    needs: TO_MANAGE,
    badRequest: MALFORMED.changeMember,
    handle: changeMember,
  },
  { method: 'DELETE', path: `${PATH}/{memberId}`, needs: TO_MANAGE, handle: removeMember },
];

function listMembers(call: Call): Models.QueueMemberEntityListing {
  const { state, query } = call;
  const { members } = queueOf(call, SEEING);
  const named = query.get('name')?.toLowerCase() ?? '';
  const joined = query.get('joined');
  const memberBy = query.get('memberBy');
  const statuses = query.getAll('routingStatus');
  const presences = query.getAll('presence');
  // Nobody here has skills or languages, so whoever asks for some finds nobody.
  const skilled = ['profileSkills', 'skills', 'languages'].some((parameter) => query.has(parameter));
  const users = new Map(state.users.map((user) => [user.id, user]));
  const found = members
    .flatMap((member) => {
      const user = users.get(member.id);
      return user ? [{ member, user }] : [];
    })
    .filter(
      ({ member, user }) =>
        !skilled &&
        user.name.toLowerCase().includes(named) &&
        (joined === null || (joined === 'true') === member.joined) &&
        (memberBy === null || memberBy === (member.memberBy ?? 'user')) &&
        (statuses.length === 0 || statuses.includes(routingStatusOf(user).status)) &&
        (presences.length === 0 || presences.includes(presenceOf(user))),
    )
    .sort((a, b) => a.user.name.localeCompare(b.user.name));
  if (query.get('sortOrder') === 'desc') found.reverse();
  return page(call, found, query.getAll('expand'));
}

function page(call: Call, found: { member: QueueMember; user: User }[], expand: string[]) {
  const show = ({ member, user }: { member: QueueMember; user: User }): Models.QueueMember => ({
    id: member.id,
    name: user.name,
    user: expandUser(call.state, user, expand),
    ringNumber: member.ringNumber ?? 1,
    joined: member.joined,
    memberBy: member.memberBy ?? 'user',
    ...(expand.includes('routingStatus') ? { routingStatus: routingStatusOf(user) } : {}),
    selfUri: `${call.path}/${member.id}`,
  });
  const {
    total: _,
    pageCount: __,
    lastUri: ___,
    ...shown
  } = listing(found, show, call, Math.min(MOST, call.state.settings.pageSizeCap));
  return shown;
}

/**
 * Ids of no user are passed over, and so are those of deleted ones: the contract has no error for them, and 404 is about the queue. That
 * inactive users become members is not documented. Members who are there by a group stay when they are to be removed, as the contract says
 * of removing one; that this is no error here is not documented.
 */
function addOrRemove(call: Call) {
  const { state, query } = call;
  const queue = queueOf(call, MANAGING);
  const ids = changes(call, 'WritableEntity', MALFORMED.addOrRemove).map(({ id }) => checkedId(id));
  if (query.get('delete') === 'true') {
    queue.members = queue.members.filter(({ id, memberBy }) => memberBy === 'group' || !ids.includes(id));
  } else {
    const known = new Set(state.users.filter((user) => user.state !== 'deleted').map(({ id }) => id));
    const present = new Set(queue.members.map(({ id }) => id));
    const added = [...new Set(ids)].filter((id) => known.has(id) && !present.has(id));
    const { queueMemberLimit } = state.settings;
    if (queueMemberLimit !== null && present.size + added.length > queueMemberLimit) {
      throw new ApiError(400, 'queue.size.limit', 'Adding all requested members would exceed queue member limit.');
    }
    queue.members.push(...added.map((id) => ({ id, joined: true })));
  }
  return empty(204);
}

/**
 * Those who are no members are disregarded, and the answer may come before they have joined: both as the contract says. Of a member named
 * twice the last counts, which it does not say.
 */
function joinOrUnjoin(call: Call): Models.QueueMemberEntityListing {
  const queue = queueOf(call, MANAGING);
  const wanted = changes(call, 'QueueMember', MALFORMED.joinOrUnjoin).map(({ id, joined }) => {
    if (typeof joined !== 'boolean') throw badRequest(MALFORMED.joinOrUnjoin);
    return [checkedId(id), joined] as const;
  });
  const changed = [...new Map(wanted)].flatMap(([id, joined]) => {
    const member = queue.members.find((candidate) => candidate.id === id);
    const user = call.state.users.find((candidate) => candidate.id === id);
    if (!member || !user) return [];
    joinLater(call.state, member, joined, call.now);
    return [{ member, user }];
  });
  return page({ ...call, query: new URLSearchParams({ pageSize: String(MOST) }) }, changed, []);
}

function changeMember(call: Call) {
  const member = memberOf(call);
  const { joined, ringNumber } = readBody(call.body, 'QueueMember', MALFORMED.changeMember);
  const rings = typeof ringNumber === 'number' && Number.isInteger(ringNumber) && ringNumber > 0;
  if (typeof joined !== 'boolean' && !rings) {
    throw badRequest(MALFORMED.changeMember);
  }
  if (typeof joined === 'boolean') joinLater(call.state, member, joined, call.now);
  if (rings) member.ringNumber = ringNumber;
  return empty(202);
}

function removeMember(call: Call) {
  const member = memberOf(call);
  if (member.memberBy === 'group') {
    throw new ApiError(400, 'invalid.type', 'Group-type queue members cannot be individually deleted.');
  }
  const queue = queueOf(call, MANAGING);
  queue.members = queue.members.filter((candidate) => candidate !== member);
  return empty(204);
}

/** The queue the path names, if the token may do this to it. */
function queueOf({ state, params, token }: Call, permissions: string[]): QueueRecord {
  const record = findQueue(state, checkedId(params.queueId));
  checkAnyDivision(state, token, permissions, record.divisionId);
  return record;
}

function memberOf(call: Call): QueueMember {
  const id = checkedId(call.params.memberId);
  const member = queueOf(call, MANAGING).members.find((candidate) => candidate.id === id);
  if (!member) throw new ApiError(404, 'resource.not.found', 'The resource could not be found.');
  return member;
}

/** The body's list of 1 to 100 members. */
function changes({ body }: Call, schema: string, message: string): Record<string, unknown>[] {
  if (!Array.isArray(body) || body.length === 0 || body.length > MOST) throw badRequest(message);
  return body.map((entry) => readBody(entry, schema, message));
}
