/** The roles of the OAuth client, each with the divisions it is granted in: they are all that its token may do. */
import type { Models } from 'purecloud-platform-client-v2';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';
import { objects, text } from '../../../src/genesys/values.ts';
import type { Outcome } from '../check.ts';
import { ROLES_TAB, refusal } from '../refusal.ts';
import { listed, shown } from '../visible.ts';
import type { Visit } from '../visit.ts';

export async function roles(visit: Visit): Promise<Outcome> {
  const client = await visit.client();
  try {
    const { data } = await client.call<Models.AuthzSubject>({
      requirement: REQUIREMENTS.grants,
      path: '/api/v2/authorization/subjects/me',
    });
    const byRole = new Map<string, string[]>();
    for (const { role, division } of objects(data.grants)) {
      const name = text(role?.name) ?? text(role?.id) ?? 'a role without a name';
      const everywhere = division?.id === '*' ? 'all divisions' : undefined;
      const where = everywhere ?? text(division?.name) ?? text(division?.id) ?? 'a division not named';
      byRole.set(name, [...(byRole.get(name) ?? []), where]);
    }
    const details = { roles: [...byRole].map(([role, divisions]) => ({ role, divisions: divisions.sort() })) };
    if (byRole.size === 0) return { status: 'failed', found: 'The OAuth client has no role.', fix: ROLES_TAB, details };
    const found = listed(
      details.roles.map(({ role, divisions }) => `${shown(role)} in ${listed(divisions.map(shown))}`),
      '; ',
    );
    return { status: 'ok', found, details };
  } catch (error) {
    return refusal(error, visit, 'warning');
  }
}
