/** Skills, languages and agents as they come from earlier steps: by id, or by what people call them. */
import type { Client } from '../client.ts';
import { InputError, shown } from '../errors/input-error.ts';
import type { Named } from '../routing/named.ts';
import { findUsers } from '../users/find-users.ts';
import { isUuid } from '../values.ts';

/**
 * @param label of the field.
 * @param entries ids or names; none blank.
 * @param list reads what there is; not called where all are ids.
 * @returns the ids, each once, in the order of the entries.
 * @throws {InputError} for a name that none has, or several; and what `list` throws.
 */
export async function idsOf(
  label: string,
  entries: readonly string[],
  list: () => Promise<Named[]>,
): Promise<string[]> {
  const known = entries.every(isUuid) ? [] : await list();
  const ids = entries.map((entry) => (isUuid(entry) ? entry.toLowerCase() : byName(label, entry, known).id));
  return [...new Set(ids)];
}

/** One that is named exactly so comes before those that differ in upper and lower case. */
function byName(label: string, name: string, known: readonly Named[]): Named {
  const exact = known.filter((item) => item.name === name);
  const alike = exact.length > 0 ? exact : known.filter((item) => item.name.toLowerCase() === name.toLowerCase());
  const [found, another] = alike;
  if (found && !another) return found;
  const fault = found ? 'several have the name' : 'none that is active has the name';
  throw new InputError(`${label} must be chosen from the list, or be an ID or a name; ${fault} ${shown(name)}.`);
}

/**
 * @param entry the id or the e-mail address of an agent, not blank.
 * @returns the agent's id.
 * @throws {InputError} for a name, and for an address that no active agent has; {GenesysError} when users cannot be searched.
 */
export async function agentIdOf(client: Client, entry: string): Promise<string> {
  if (isUuid(entry)) return entry.toLowerCase();
  const must = 'Preferred Agent must be chosen from the list, or be the ID or email address of an agent';
  if (!entry.includes('@'))
    throw new InputError(
      `${must}; it is ${shown(entry)}. To use an agent by name, add a Find Agent step before this one and choose its Agent ID.`,
    );
  const found = await findUsers(client, 'email', entry);
  const [agent] = found.filter(({ email }) => email?.toLowerCase() === entry.toLowerCase());
  if (!agent) throw new InputError(`${must}; nobody has the address ${shown(entry)}.`);
  if (agent.active === false) throw new InputError(`${must}; the agent with the address ${shown(entry)} is inactive.`);
  return agent.id;
}
