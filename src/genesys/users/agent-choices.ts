/** Agents to choose from, a large part of the list at a time; who is inactive is left out. */
import type { Client } from '../client.ts';
import { GenesysError, orError } from '../errors/genesys-error.ts';
import { type Page, readPages } from '../queues/read-pages.ts';
import type { Agent } from './agent.ts';
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
 * @returns the active agents of that part by name, each once; none after the last, nor after as many as Genesys lets a search
 *   go through. Where Genesys gives smaller pages than it is asked for, parts overlap.
 * @throws {GenesysError} when users cannot be searched.
 */
export async function agentChoices(client: Client, part: number): Promise<AgentChoice[]> {
  const { items } = await readPages(
    (pageNumber, signal) => pageOrEnd(client, pageNumber, signal),
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

/** What lies beyond the results that a search may have is the end of the list, for whoever scrolls through it. */
async function pageOrEnd(client: Client, pageNumber: number, signal: AbortSignal): Promise<Page<Agent>> {
  const page = await orError(searchUsers(client, [ACTIVE], pageNumber, signal));
  if (!(page instanceof GenesysError)) return page;
  if (page.diagnosis.code === 'too.many.requested.results' && pageNumber > 1) return { items: [] };
  throw page;
}
