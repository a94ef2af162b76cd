/** The users that an e-mail address or a name may mean. */
import type { Client } from '../client.ts';
import type { Agent } from './agent.ts';
import { searchUsers, THERE, USERS_PAGE_SIZE } from './search-users.ts';

/** Beyond these, a text is no help in finding one agent. They fit in one of Genesys's pages. */
export const MOST_AGENTS = USERS_PAGE_SIZE;

/**
 * @param field what of the user is compared.
 * @param value not blank.
 * @returns active users before inactive ones; of each those whose field is exactly this, then those where it differs in upper
 *   and lower case only, then those that contain it; each group by name, {@link MOST_AGENTS} at most.
 * @throws {GenesysError} when users cannot be searched.
 */
export async function findUsers(client: Client, field: 'email' | 'name', value: string): Promise<Agent[]> {
  // Asked for on its own as well, since an equal one may stand anywhere among thousands that contain it.
  const by = async (type: 'EXACT' | 'CONTAINS') =>
    (await searchUsers(client, [{ type, fields: [field], value }, THERE])).items;
  const [equal, containing] = await Promise.all([by('EXACT'), by('CONTAINS')]);
  const distinct = new Map<string, Agent>();
  for (const agent of [...equal, ...containing]) if (agent && agent.state !== 'deleted') distinct.set(agent.id, agent);
  return [...distinct.values()]
    .sort((a, b) => rank(a, field, value) - rank(b, field, value) || compare(a.name, b.name))
    .slice(0, MOST_AGENTS);
}

function rank(agent: Agent, field: 'email' | 'name', value: string): number {
  const found = agent[field];
  const likeness = found === value ? 0 : found?.toLowerCase() === value.toLowerCase() ? 1 : 2;
  return (agent.active === false ? 3 : 0) + likeness;
}

const compare = (a = '', b = '') => a.localeCompare(b);
