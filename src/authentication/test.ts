/**
 * The connection test: what Zapier calls when an account is connected and when a builder tests it in the editor. Its
 * result is what the connection's label is made of.
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { testConnection } from '../genesys/connection-test.ts';
import { connect, guarded, oauthClient } from '../zapier/connection.ts';
import { connectionLabel } from './connection-label.ts';

export const test = guarded(async (z: ZObject, bundle: Bundle) => {
  const client = connect(z, bundle);
  const { region } = client;
  const { access_token = '', refresh_token } = bundle.authData;
  const facts = await testConnection(client, access_token, oauthClient(region), Boolean(refresh_token));
  const { info, user, grantedScopes } = facts;
  const organization = info?.organization ?? user?.organization;
  return {
    connection_label: connectionLabel({
      organization: organization?.name,
      region: region.name,
      user: user?.email ?? user?.name ?? info?.OAuthClient?.name,
      scopes: grantedScopes,
    }),
    organization_id: organization?.id ?? null,
    organization_name: organization?.name ?? null,
    region: region.id,
    region_name: region.name,
    user_id: user?.id ?? null,
    user_name: user?.name ?? null,
    user_email: user?.email ?? null,
    oauth_client_name: info?.OAuthClient?.name ?? null,
    granted_scopes: grantedScopes ?? [],
    granted_scopes_text: scopesText(grantedScopes),
    introspection: facts.introspection,
    scope_check: facts.scopeCheck,
    // Genesys refuses the list to a user without the permission in any division, so the proof proves it.
    permission_check: 'granted',
    queue_count: facts.queueCount,
    warnings: facts.warnings,
  };
});

function scopesText(scopes: readonly string[] | null): string {
  if (scopes === null) return 'unknown';
  return scopes.length > 0 ? scopes.join(', ') : 'none';
}
