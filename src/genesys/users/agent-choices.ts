/** Agents to choose from, a large part of the list at a time; who is inactive is left out. */
import type { Client } from '../client.ts';
import { readPages } from '../queues/read-pages.ts';
import { type Criterion, searchUsers, USERS_PAGE_SIZE } from './search-users.ts';

interface AgentChoice {
  id: string;
  /** The agent's name; with the e-mail address where another of the same part has the same name. */
  name: string;
}

/** Pages of one part: two round trips. */
const PAGES = 10;

const ACTIVE: Criterion = { type: 'EXACT', fields: ['state'], values: ['active'] };

/**
 * @param part which part of the list, from 0.
 * @returns the active agents of that part by name, each once; none after the last. Where Genesys gives smaller pages than it
 *   is asked for, parts overlap.
 * @throws {GenesysError} when users cannot be searched.
 */
export async function agentChoices(client: Client, part: number): Promise<AgentChoice[]> {
  const { items } = await readPages(
    (pageNumber, signal) => searchUsers(client, [ACTIVE], pageNumber, signal),
    part * PAGES + 1,
    PAGES * USERS_PAGE_SIZE,
  );
  const active = items.filter((agent) => agent.active !== false);
  const counts = new Map<string, number>();
  const key = (name: string) => name.toLowerCase();
  for (const { name = '' } of active) counts.set(key(name), (counts.get(key(name)) ?? 0) + 1);
  return active.map(({ id, email, name = email ?? id }) => {
    const repeats = (counts.get(key(name)) ?? 0) > 1;
    return { id, name: repeats && email ? `${name} (${email})` : name };
  });
}
