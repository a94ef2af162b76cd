/**
 * `GET /api/v2/authorization/subjects/me`: the roles of whoever a token stands for, each with the divisions it is granted
 * in. For an OAuth client without a user they are all that its token may do; `OAuthClient.roleDivisions` in `tokens/me` has
 * the same, by ids alone.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Call, Client } from '../client.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { objects, text } from '../values.ts';

/** No client has more; of those that follow nothing is said. */
const MOST_GRANTS = 1_000;

export interface RoleGrant {
  readonly role: string;
  /** Names of divisions, sorted; `all divisions` for a grant that holds in every one. */
  readonly divisions: readonly string[];
}

/**
 * @param options how much the answer is worth.
 * @throws {GenesysError} when Genesys does not tell.
 */
export async function roleGrants(client: Client, options: Pick<Call, 'signal' | 'retry'> = {}): Promise<RoleGrant[]> {
  const call = { requirement: REQUIREMENTS.grants, path: '/api/v2/authorization/subjects/me', ...options };
  const { data } = await client.call<Models.AuthzSubject>(call);
  const byRole = new Map<string, Set<string>>();
  for (const { role, division } of objects(data.grants).slice(0, MOST_GRANTS)) {
    const name = text(role?.name) ?? text(role?.id) ?? 'a role without a name';
    const where =
      division?.id === '*' ? 'all divisions' : (text(division?.name) ?? text(division?.id) ?? 'a division not named');
    byRole.set(name, (byRole.get(name) ?? new Set()).add(where));
  }
  return [...byRole].map(([role, divisions]) => ({ role, divisions: [...divisions].sort() }));
}
