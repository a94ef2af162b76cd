/** Who is meant by ids and e-mail addresses: as many at once as one search takes. */
import { batches, readAll } from '../batches.ts';
import type { Client } from '../client.ts';
import type { Agent } from './agent.ts';
import { type Criterion, searchUsers, THERE } from './search-users.ts';

/** Several users may have had one address; of a hundred addresses so many that they fill more pages than this none will. */
const MOST_PAGES = 5;

/**
 * @param references ids and e-mail addresses, in any case.
 * @returns the users by what was asked for, in lower case; whom nobody is by is left out. Of several with one address, one
 *   who is active.
 * @throws {GenesysError} when users cannot be searched.
 */
export async function resolveAgents(
  client: Client,
  references: readonly string[],
): Promise<ReadonlyMap<string, Agent>> {
  const distinct = [...new Set(references.map((reference) => reference.toLowerCase()))];
  const searches = [
    ...batches(distinct.filter((reference) => !isAddress(reference))).map(
      (values) => ({ field: 'id', values }) as const,
    ),
    ...batches(distinct.filter(isAddress)).map((values) => ({ field: 'email', values }) as const),
  ];
  const found = await readAll(searches, async ({ field, values }, signal) => {
    const agents = await matching(client, { type: 'EXACT', fields: [field], values }, signal);
    return agents.map((agent) => [agent[field]?.toLowerCase(), agent] as const);
  });
  const agents = new Map<string, Agent>();
  for (const [reference, agent] of found.flat())
    if (reference && (!agents.has(reference) || agent.active)) agents.set(reference, agent);
  return agents;
}

/** Is it no id? */
export const isAddress = (reference: string) => reference.includes('@');

async function matching(client: Client, criterion: Criterion, signal: AbortSignal): Promise<Agent[]> {
  const agents: Agent[] = [];
  let last = 1;
  for (let pageNumber = 1; pageNumber <= last; pageNumber += 1) {
    const { items, pageCount = 1 } = await searchUsers(client, [criterion, THERE], pageNumber, signal);
    agents.push(...items.flatMap((agent) => (agent && agent.state !== 'deleted' ? agent : [])));
    last = items.length > 0 ? Math.min(pageCount, MOST_PAGES) : pageNumber;
  }
  return agents;
}
