/** The roles of the OAuth client, each with the divisions it is granted in: they are all that its token may do. */
import { roleGrants } from '../../../src/genesys/access/role-grants.ts';
import type { Outcome } from '../check.ts';
import { ROLES_TAB, refusal } from '../refusal.ts';
import { listed, shown } from '../visible.ts';
import type { Visit } from '../visit.ts';

export async function roles(visit: Visit): Promise<Outcome> {
  const client = await visit.client();
  try {
    const details = { roles: await roleGrants(client) };
    if (details.roles.length === 0)
      return { status: 'failed', found: 'The OAuth client has no role.', fix: ROLES_TAB, details };
    const found = listed(
      details.roles.map(({ role, divisions }) => `${shown(role)} in ${listed(divisions.map(shown))}`),
      '; ',
    );
    return { status: 'ok', found, details };
  } catch (error) {
    return refusal(error, visit, 'warning');
  }
}
