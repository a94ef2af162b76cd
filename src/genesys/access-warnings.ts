/** What is true of an access that holds, and easily overlooked. */
import { type Access, permissionsOf } from './access.ts';
import type { AccessCheck } from './check-access.ts';
import { divisionList, permissionPath } from './phrases.ts';

/** @returns sentences for a person: a role granted in some divisions only hides the rest without any error. */
export function accessWarnings(access: Access, { divisions, permissionCheck, scopeCheck }: AccessCheck): string[] {
  const warnings: string[] = [];
  const [permission = ''] = permissionsOf(access);
  if (divisions && divisions.count > 0)
    warnings.push(
      `${permissionPath(permission)} is granted only in ${divisionList(divisions)}. Queues of other divisions are left out without any error. ` +
        'If some are missing, ask a Genesys admin to grant the role for their divisions too (Admin > People & Permissions > People).',
    );
  if (scopeCheck === 'unknown')
    warnings.push(
      'Genesys Cloud did not say which scopes were granted. Ask a Genesys admin to tick "user-basic-info" on the OAuth client (Admin > Integrations > OAuth) and to approve it there (Authorized Applications), so that it can be told.',
    );
  if (permissionCheck === 'unknown')
    warnings.push('Genesys Cloud did not say which permissions the connected user has, so this was not checked.');
  return warnings;
}
