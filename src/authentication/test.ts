/**
 * The connection test: what Zapier calls when an account is connected and when a builder tests it in the editor. Its
 * result is what the connection's label is made of.
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { testConnection } from '../genesys/access/connection-test.ts';
import { scopeAdvice } from '../genesys/oauth/scope-advice.ts';
import { connect, connectionOf, expiryOf, guarded } from '../zapier/connection.ts';
import { connectionLabel } from './connection-label.ts';
import { configuredScopes } from './scopes.ts';

export const test = guarded(async (z: ZObject, bundle: Bundle) => {
  const client = connect(z, bundle);
  const { region } = client;
  const renewal = { hasRefreshToken: Boolean(bundle.authData.refresh_token), expiresAt: expiryOf(bundle) };
  const verdict = await testConnection(client, connectionOf(bundle), renewal);
  // The owner reads the log; the person who connects can do nothing about what was configured.
  for (const advice of scopeAdvice(configuredScopes(process.env) ?? [])) z.console.log(advice);
  const { info, user, grantedScopes } = verdict;
  const organization = info?.organization.id ? info.organization : user?.organization;
  return {
    connection_label: connectionLabel({
      organization: organization?.name ?? null,
      region: region.name,
      user: user?.email ?? user?.name ?? info?.oauthClient.name ?? null,
      scopes: grantedScopes,
    }),
    organization_id: organization?.id ?? null,
    organization_name: organization?.name ?? null,
    region: region.id,
    region_name: region.name,
    user_id: user?.id ?? null,
    user_name: user?.name ?? null,
    user_email: user?.email ?? null,
    oauth_client_name: info?.oauthClient.name ?? null,
    granted_scopes: grantedScopes ?? [],
    granted_scopes_text: scopesText(grantedScopes),
    introspection: verdict.introspection,
    scope_check: verdict.scopeCheck,
    // Genesys refuses the list to a user without the permission in any division, so the proof proves it.
    permission_check: 'granted',
    queue_count: verdict.queueCount,
    warnings: verdict.warnings,
  };
});

function scopesText(scopes: readonly string[] | null): string {
  if (scopes === null) return 'unknown';
  return scopes.length > 0 ? scopes.join(', ') : 'none';
}
