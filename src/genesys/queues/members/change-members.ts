/**
 * Adds members to a queue and removes them, and says of each what became of it. The list is read first: who is there
 * already needs nothing, who is there through a group can be changed only in the group. It is read again where an answer
 * does not tell what became of a request.
 */
import type { Answer, Call, Client } from '../../client.ts';
import type { GenesysError } from '../../errors/genesys-error.ts';
import { look } from '../../look.ts';
import { REQUIREMENTS } from '../../requirements.ts';
import { resolveAgents } from '../../users/resolve-agents.ts';
import { type QueueMember, queueMembers } from '../queue-members.ts';
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
  const planned = peopleOf(references, members, agents).map((person) => ({ person, result: toAdd(person) }));
  return carryOut(client, queueId, planned, 'added', {
    call: { requirement: REQUIREMENTS.addMembers },
    isSo: (member) => member !== undefined,
  });
}

function toAdd({ id, member, active }: Person): Added {
  if (member) return isThroughGroup(member) ? 'member_by_group' : 'already_member';
  if (id === null) return 'not_found';
  return active === false ? 'inactive' : 'added';
}

/**
 * Only who is no member is looked up: the list tells names and addresses of the others.
 *
 * @param queueId a UUID.
 * @param references ids and e-mail addresses of users.
 * @throws {GenesysError} as {@link addMembers}.
 */
export async function removeMembers(
  client: Client,
  queueId: string,
  references: readonly string[],
): Promise<Changed<Removed>> {
  const people = await membersAmong(client, queueId, references);
  const planned = people.map((person) => ({ person, result: toRemove(person) }));
  return carryOut(client, queueId, planned, 'removed', {
    call: { requirement: REQUIREMENTS.removeMembers, query: { delete: true } },
    isSo: (member) => member === undefined,
  });
}

function toRemove({ id, member }: Person): Removed {
  if (member) return isThroughGroup(member) ? 'member_by_group' : 'removed';
  return id === null ? 'not_found' : 'not_a_member';
}

/** People, with what the queue's list says of them; users are searched only for those who are not in it. */
export async function membersAmong(client: Client, queueId: string, references: readonly string[]): Promise<Person[]> {
  const members = await queueMembers(client, queueId, undefined, TOO_MANY);
  const memberOf = memberFinder(members);
  const others = references.filter((reference) => !memberOf(reference));
  return peopleOf(references, members, others.length > 0 ? await resolveAgents(client, others) : new Map());
}

interface Change {
  readonly call: Pick<Call, 'requirement' | 'query'>;
  /** Does the queue's list show that it was done? */
  readonly isSo: (member: QueueMember | undefined) => boolean;
}

async function carryOut<R extends string>(
  client: Client,
  queueId: string,
  planned: Changed<R>['agents'],
  wanted: R,
  { call, isSo }: Change,
): Promise<Changed<R | 'refused'>> {
  const people = planned.flatMap(({ person, result }) => (result === wanted ? person : []));
  const ids = people.map(({ id }) => id).filter((id) => id !== null);
  const callFor: CallFor = (batch) => ({
    ...call,
    path: `/api/v2/routing/queues/${queueId}/members`,
    body: batch.map((id) => ({ id })),
    write: 'POST',
  });
  const written = await looked(client, queueId, await writeBatches(client, ids, callFor, isDone), isSo);
  const refusal = settle(people, written, wanted);
  const agents = planned.map(({ person, result }) => ({
    person,
    result: result === wanted && written.get(`${person.id}`) ? ('refused' as const) : result,
  }));
  return { agents, refusal };
}

/** The contract gives this call no answer to read; 204 (RFC 9110 §15.3.5) says that it was done and that no more is to come. */
const isDone = ({ status }: Answer<object>) => status === 204;

/** Where the list shows that a request whose outcome is not known was done, it was. */
async function looked(client: Client, queueId: string, written: Written, isSo: Change['isSo']): Promise<Written> {
  const unknown = [...written].flatMap(([id, error]) => (error?.diagnosis.outcomeUnknown ? id : []));
  if (unknown.length === 0) return written;
  const seen = await look(
    client,
    async () => {
      const memberOf = memberFinder(await queueMembers(client, queueId, undefined, TOO_MANY));
      return new Set(unknown.filter((id) => isSo(memberOf(id))));
    },
    ({ size }) => size === unknown.length,
  );
  return new Map([...written].map(([id, error]) => [id, seen?.has(id) ? null : error]));
}
