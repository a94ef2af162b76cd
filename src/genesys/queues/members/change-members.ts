/**
 * Adds members to a queue and removes them, and says of each what became of it. The list is read first: who is there
 * already needs nothing, who is there through a group can be changed only in the group. It is read again where an answer
 * does not tell what became of a request.
 */
import type { Answer, Call, Client } from '../../client.ts';
import { GenesysError, orError } from '../../errors/genesys-error.ts';
import { look } from '../../look.ts';
import { REQUIREMENTS } from '../../requirements.ts';
import { isAddress, resolveAgents } from '../../users/resolve-agents.ts';
import { glanceAtMembers, pagesOf, type QueueMember, queueMembers } from '../queue-members.ts';
import type { TooLarge } from '../result-size.ts';
import { isThroughGroup, memberFinder, type Person, peopleOf } from './people.ts';
import { settle } from './settle.ts';
import { type CallFor, type Written, writeBatches } from './write-batches.ts';

/** Whom a change is about, and what became of each. */
export interface Changed<R extends string> {
  readonly agents: readonly { readonly person: Person; readonly result: R }[];
  /** Why those whose result is `refused` were not changed. */
  readonly refusal: GenesysError | null;
}

export type Added = 'added' | 'already_member' | 'member_by_group' | 'inactive' | 'not_found' | 'refused';
export type Removed = 'removed' | 'not_a_member' | 'member_by_group' | 'not_found' | 'refused';

/** What a person reads where a queue has more members than are read. */
export const TOO_MANY: TooLarge = {
  failed: 'The members of this queue could not be changed',
  items: 'members',
  advice: 'Whoever edits this Zap can choose a queue with fewer members, or ask a Genesys admin to divide this one.',
};

/**
 * @param queueId a UUID.
 * @param references ids and e-mail addresses of users.
 * @throws {GenesysError} where not all could be done, and the result could not say so of each; `outcomeUnknown` where
 *   that is not known.
 */
export async function addMembers(
  client: Client,
  queueId: string,
  references: readonly string[],
): Promise<Changed<Added>> {
  const [members, agents] = await Promise.all([
    queueMembers(client, queueId, undefined, TOO_MANY),
    resolveAgents(client, references),
  ]);
  const pages = pagesOf(members.length + references.length);
  const planned = peopleOf(references, members, agents).map((person) => ({ person, result: toAdd(person) }));
  return carryOut(client, queueId, planned, 'added', {
    call: { requirement: REQUIREMENTS.addMembers },
    isSo: (member) => member !== undefined,
    // Whom one reading finds is there.
    read: () => glanceAtMembers(client, queueId, undefined, pages, TOO_MANY),
    requests: pages,
  });
}

function toAdd({ id, member, active }: Person): Added {
  if (member) return isThroughGroup(member) ? 'member_by_group' : 'already_member';
  if (id === null) return 'not_found';
  return active === false ? 'inactive' : 'added';
}

/**
 * @param queueId a UUID.
 * @param references ids and e-mail addresses of users.
 * @throws {GenesysError} as {@link addMembers}.
 */
export async function removeMembers(
  client: Client,
  queueId: string,
  references: readonly string[],
): Promise<Changed<Removed>> {
  const { people, members } = await membersAmong(client, queueId, references);
  const planned = people.map((person) => ({ person, result: toRemove(person) }));
  return carryOut(client, queueId, planned, 'removed', {
    call: { requirement: REQUIREMENTS.removeMembers, query: { delete: true } },
    isSo: (member) => member === undefined,
    // One that misses somebody who is there would take them for removed.
    read: () => queueMembers(client, queueId, undefined, TOO_MANY),
    requests: 2 * pagesOf(members.length),
  });
}

function toRemove({ id, member }: Person): Removed {
  if (member) return isThroughGroup(member) ? 'member_by_group' : 'removed';
  return id === null ? 'not_found' : 'not_a_member';
}

/**
 * People, with what the queue's list says of them. Users are searched for who is not in it, and for addresses: somebody
 * else, who is active, may have that of a member who is not.
 */
export async function membersAmong(
  client: Client,
  queueId: string,
  references: readonly string[],
): Promise<{ readonly people: Person[]; readonly members: readonly QueueMember[] }> {
  const members = await queueMembers(client, queueId, undefined, TOO_MANY);
  const memberOf = memberFinder(members);
  const others = references.filter((reference) => isAddress(reference) || !memberOf(reference));
  const agents = await orError(resolveAgents(client, others));
  if (!(agents instanceof GenesysError)) return { people: peopleOf(references, members, agents), members };
  // Who may not search for users is told by the list alone, where that names everybody.
  if (agents.diagnosis.status !== 403 || !others.every(memberOf)) throw agents;
  return { people: peopleOf(references, members, new Map()), members };
}

interface Change {
  readonly call: Pick<Call, 'requirement' | 'query'>;
  /** Does the queue's list show that it was done? */
  readonly isSo: (member: QueueMember | undefined) => boolean;
  /** Reads that list. */
  readonly read: () => Promise<readonly QueueMember[]>;
  /** How many requests that takes, about. */
  readonly requests: number;
}

async function carryOut<R extends string>(
  client: Client,
  queueId: string,
  planned: Changed<R>['agents'],
  wanted: R,
  { call, ...proof }: Change,
): Promise<Changed<R | 'refused'>> {
  const people = planned.flatMap(({ person, result }) => (result === wanted ? person : []));
  const ids = people.map(({ id }) => id).filter((id) => id !== null);
  const callFor: CallFor = (batch) => ({
    ...call,
    path: `/api/v2/routing/queues/${queueId}/members`,
    body: batch.map((id) => ({ id })),
    write: 'POST',
  });
  const written = await looked(client, await writeBatches(client, ids, callFor, isDone), proof);
  const refusal = settle(people, written, wanted);
  const agents = planned.map(({ person, result }) => ({
    person,
    result: written.get(`${person.id}`) ? ('refused' as const) : result,
  }));
  return { agents, refusal };
}

/** The contract gives this call no answer to read; 204 (RFC 9110 §15.3.5) says that it was done and that no more is to come. */
const isDone = ({ status }: Answer<object>) => status === 204;

/** Where the list shows that a request whose outcome is not known was done, it was. */
async function looked(
  client: Client,
  written: Written,
  { isSo, read, requests }: Omit<Change, 'call'>,
): Promise<Written> {
  const unknown = [...written].flatMap(([id, error]) => (error?.diagnosis.outcomeUnknown ? id : []));
  if (unknown.length === 0) return written;
  const readSo = async () => {
    const memberOf = memberFinder(await read());
    return new Set(unknown.filter((id) => isSo(memberOf(id))));
  };
  const seen = await look(client, readSo, ({ size }) => size === unknown.length, requests);
  return new Map([...written].map(([id, error]) => [id, seen?.has(id) ? null : error]));
}
