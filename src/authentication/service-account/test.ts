/**
 * The connection test of a client that acts for itself: whose organization, which roles in which divisions, how many queues
 * it sees and how long it will live. Of scopes nothing is said: they do not apply to it.
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { testClientConnection } from '../../genesys/access/client-connection-test.ts';
import { connect, connectionOf, guarded } from '../../zapier/connection.ts';
import { connectedClientId } from './fields.ts';

export const test = guarded(async (z: ZObject, bundle: Bundle) => {
  const client = connect(z, bundle);
  const { region } = client;
  const { info, roleGrants, queueCount, warnings } = await testClientConnection(client, connectionOf(bundle));
  const { organization, oauthClient } = info ?? {};
  const deletedAt = oauthClient?.deletedAt ?? null;
  const name = oauthClient?.name ?? null;
  return {
    // Where it has no name, its id, which is no secret (RFC 6749 §2.2), tells two connections apart.
    connection_label: [organization?.name, region.name, name ?? connectedClientId(bundle)]
      .filter((part) => part)
      .join(' · '),
    organization_id: organization?.id ?? null,
    organization_name: organization?.name ?? null,
    region: region.id,
    region_name: region.name,
    oauth_client_name: name,
    oauth_client_state: oauthClient?.state ?? null,
    oauth_client_deleted_on: deletedAt === null ? null : new Date(deletedAt).toISOString(),
    roles: (roleGrants ?? []).map(({ role, divisions }) => `${role} (${divisions.join(', ')})`),
    roles_text: rolesText(roleGrants),
    scope_check: 'not_applicable',
    // Genesys refuses the list to a client without the permission in any division, so the proof proves it.
    permission_check: 'granted',
    queue_count: queueCount,
    warnings,
  };
});

function rolesText(grants: readonly { readonly role: string }[] | null): string {
  if (grants === null) return 'unknown';
  return grants.map(({ role }) => role).join(', ') || 'none';
}
