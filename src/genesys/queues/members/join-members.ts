/**
 * `PATCH /api/v2/routing/queues/{queueId}/members`: sets members of a queue on or off it. Genesys does it in its own time
 * ("This operation is processed asynchronously"), so the list is read until it shows it, or the run has no time left.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Answer, Client } from '../../client.ts';
import type { GenesysError } from '../../errors/genesys-error.ts';
import { bytesFor } from '../../http/http.ts';
import { look } from '../../look.ts';
import { REQUIREMENTS } from '../../requirements.ts';
import { glanceAtMembers, pagesOf } from '../queue-members.ts';
import { type Changed, membersAmong, TOO_MANY } from './change-members.ts';
import { settle } from './settle.ts';
import { type CallFor, writeBatches } from './write-batches.ts';

export type Joined = 'on' | 'off' | 'on_its_way' | 'not_a_member' | 'not_found' | 'refused';

/**
 * @param queueId a UUID.
 * @param references ids and e-mail addresses of users.
 * @param joined true sets them on the queue, false off it.
 * @returns of each who is a member whether the list shows it, or it is still on its way.
 * @throws {GenesysError} where not all could be asked for, and the result could not say so of each; `outcomeUnknown` where
 *   that is not known.
 */
export async function joinMembers(
  client: Client,
  queueId: string,
  references: readonly string[],
  joined: boolean,
): Promise<Changed<Joined>> {
  const { people, members: all } = await membersAmong(client, queueId, references);
  const members = people.filter(({ member }) => member !== undefined);
  const ids = members.map(({ id }) => id).filter((id) => id !== null);
  const callFor: CallFor = (batch) => ({
    requirement: REQUIREMENTS.joinMembers,
    path: `/api/v2/routing/queues/${queueId}/members`,
    body: batch.map((id) => ({ id, joined })),
    write: 'PATCH',
    maxBytes: bytesFor(batch.length),
  });
  // Also those who are so already: another change of theirs may be on its way.
  const written = await writeBatches(client, ids, callFor, isTaken);
  const maybe = [...written].flatMap(([id, error]) => (error === null || error.diagnosis.outcomeUnknown ? id : []));
  const before = new Set(all.flatMap((member) => (member.joined === !joined ? [] : member.id)));
  const pages = pagesOf(new Set([...before, ...ids]).size);
  const seen = await whoIsSo(client, queueId, joined, maybe, pages);
  // Who was so before proves nothing: another change of theirs may be on its way, and this one lost.
  const isProved = (id: string) => seen.has(id) && !before.has(id);
  const settled = new Map([...written].map(([id, error]) => [id, isUnknown(error) && isProved(id) ? null : error]));
  const refusal = settle(members, settled, joined ? 'set on the queue' : 'set off the queue');
  const resultOf = (id: string | null, isMember: boolean): Joined => {
    if (id === null) return 'not_found';
    if (!isMember) return 'not_a_member';
    if (settled.get(id)) return 'refused';
    return seen.has(id) ? (joined ? 'on' : 'off') : 'on_its_way';
  };
  return {
    agents: people.map((person) => ({ person, result: resultOf(person.id, person.member !== undefined) })),
    refusal,
  };
}

/** It answers with the members, as they are or are to be. */
const isTaken = ({ data }: Answer<Models.QueueMemberEntityListing>) => Array.isArray(data.entities);

/** Those of the members whom the list shows as they should be; none where it cannot be read. */
async function whoIsSo(
  client: Client,
  queueId: string,
  joined: boolean,
  ids: readonly string[],
  pages: number,
): Promise<ReadonlySet<string>> {
  const read = async () =>
    new Set((await glanceAtMembers(client, queueId, joined, pages, TOO_MANY)).map(({ id }) => id));
  const seen = ids.length > 0 ? await look(client, read, (all) => ids.every((id) => all.has(id)), pages) : null;
  return seen ?? new Set();
}

const isUnknown = (error: GenesysError | null) => error?.diagnosis.outcomeUnknown;
