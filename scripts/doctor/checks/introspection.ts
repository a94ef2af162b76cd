/** What the token says of itself: whose it is, how it was granted, and which scopes it carries, if any. */
import { INACTIVITY_PLACE } from '../../../src/genesys/access/inactivity-timeout.ts';
import { tokenInfo } from '../../../src/genesys/access/token-info.ts';
import { introspect } from '../../../src/genesys/oauth/introspection.ts';
import type { Outcome } from '../check.ts';
import { refusal } from '../refusal.ts';
import { listed, shown } from '../visible.ts';
import type { Visit } from '../visit.ts';

const CLIENT = { who: 'Genesys admin', where: 'Admin > Integrations > OAuth' };
const TIMEOUT = {
  who: 'Genesys admin',
  where: `turn it off for the user who connects: ${INACTIVITY_PLACE}; or use the service-account edition`,
};

export async function introspection(visit: Visit): Promise<Outcome> {
  const client = await visit.client();
  const { value } = await visit.tokens.get();
  try {
    const [rfc7662, info] = await Promise.all([
      introspect(client, value, visit.configuration.credentials),
      tokenInfo(client),
    ]);
    visit.context.oauthClient = info.oauthClient;
    const { name, actsForItself, deletedAt, state } = info.oauthClient;
    const scopes = rfc7662?.scopes ?? info.scopes;
    const facts = [
      shown(info.organization.name ?? 'organization not named'),
      `OAuth client ${name === null ? 'not named' : `"${shown(name)}"`}`,
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
      client_state: state,
      client_deleted_on: deletedAt === null ? null : new Date(deletedAt).toISOString(),
      inactivity_timeout: info.idlesAt !== null,
    };
    const warnings = [
      ...(state === 'inactive' ? ['The client is inactive: it gets no new token.'] : []),
      ...(deletedAt === null ? [] : [`The client will be deleted on ${details.client_deleted_on?.slice(0, 10)}.`]),
    ];
    // Of a client's own token nobody expects a refresh token.
    const timeout = info.idlesAt !== null && visit.edition !== 'service-account';
    if (timeout)
      warnings.push(
        'The inactivity timeout of the organization is on: a user for whom it is gets no refresh token, so the connection ends with its first access token. ' +
          'Reconnecting, or raising the timeout, does not help.',
      );
    if (warnings.length === 0) return { status: 'ok', found: facts, details };
    const fix = timeout ? TIMEOUT : CLIENT;
    return { status: 'warning', found: [`${facts}.`, ...warnings].join(' '), fix, details };
  } catch (error) {
    return refusal(error, visit, 'warning');
  }
}

/** With client credentials neither is a fault, since scopes do not count there. */
function scopesText(scopes: readonly string[] | null): string {
  if (scopes === null) return 'scopes not told';
  return scopes.length === 0 ? 'no scopes' : `scopes ${listed(scopes.map(shown), ' ')}`;
}
