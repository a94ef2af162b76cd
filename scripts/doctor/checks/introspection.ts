/** What the token says of itself: whose it is, how it was granted, and which scopes it carries, if any. */
import { introspect } from '../../../src/genesys/introspection.ts';
import { tokenInfo } from '../../../src/genesys/token-info.ts';
import type { Outcome } from '../check.ts';
import { refusal } from '../refusal.ts';
import type { Visit } from '../visit.ts';

const PLACE = { who: 'Genesys admin', where: 'Admin > Integrations > OAuth' };

export async function introspection(visit: Visit): Promise<Outcome> {
  const client = await visit.client();
  const { value } = await visit.tokens.get();
  try {
    const [rfc7662, info] = await Promise.all([
      introspect(client, value, visit.configuration.credentials),
      tokenInfo(client),
    ]);
    visit.known.client = info.client;
    const { name, actsForItself, deletedAt } = info.client;
    const scopes = rfc7662?.scopes ?? info.scopes;
    const facts = [
      info.organization.name ?? 'organization not named',
      `OAuth client ${name === null ? 'not named' : `"${name}"`}`,
      actsForItself ? 'grant type Client Credentials' : 'grant type not told',
      scopesText(scopes),
    ].join(', ');
    const details = {
      asked: rfc7662 ? 'rfc7662' : 'tokens_me',
      organization: info.organization.name,
      client: name,
      acts_for_itself: actsForItself,
      // Null: not told, which is not the same as none.
      scopes,
      client_deleted_on: deletedAt === null ? null : new Date(deletedAt).toISOString(),
    };
    if (deletedAt === null) return { status: 'ok', found: facts, details };
    const day = details.client_deleted_on?.slice(0, 10);
    return { status: 'warning', found: `${facts}. The client will be deleted on ${day}.`, mend: PLACE, details };
  } catch (error) {
    return refusal(error, visit, 'warning');
  }
}

/** With client credentials neither is a fault, since scopes do not count there. */
function scopesText(scopes: readonly string[] | null): string {
  if (scopes === null) return 'scopes not told';
  return scopes.length === 0 ? 'no scopes' : `scopes ${scopes.join(' ')}`;
}
