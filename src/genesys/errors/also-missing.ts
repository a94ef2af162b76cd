/** The parts of a refusal's sentence that name everything that is missing, so that an admin is sent once. */
import { coversScope } from '../requirements.ts';
import type { AlsoMissing, ConnectionContext } from './context.ts';
import type { Diagnosis } from './diagnosis.ts';
import {
  addScope,
  hasRolesOfItsOwn,
  neededPermissions,
  permissionList,
  permissionPath,
  rolesOf,
  scopeList,
  scopesOf,
} from './phrases.ts';

const NOTHING: AlsoMissing = { scopes: [], permissions: [] };

const also = ({ alsoMissing = NOTHING }: ConnectionContext) => alsoMissing;

/** Where an admin adds a permission to a role. */
export const ROLES_PLACE = 'Admin > People & Permissions > Roles / Permissions';

/** The scopes, after "lacks": the one that was refused, then the others. A wider one stands for it. */
export function scopesLacking(d: Diagnosis, context: ConnectionContext): string {
  const lacking = [...(isCovered(d, context) ? [] : [scopeList(d)]), ...also(context).scopes.map(quoted)];
  return `the scope${lacking.length > 1 ? 's' : ''} ${lacking.join(' and ')}`;
}

/** Is the refused scope one that another, which is missing too, covers? */
function isCovered(d: Diagnosis, context: ConnectionContext): boolean {
  return also(context).scopes.some((scope) => scopesOf(d).some((refused) => coversScope(scope, refused)));
}

/** How to add the refused scope, and all others; without its full stop. */
export function addAllScopes(d: Diagnosis, context: ConnectionContext): string {
  const { scopes, permissions } = also(context);
  if (scopes.length > (isCovered(d, context) ? 1 : 0)) return addScope(context, 'the scopes', 'them');
  return permissions.length > 0 ? addScope(context, 'the scope') : addScope(context);
}

/** The permissions, after "do not include": those that were refused, then the others. Where several are needed, no "or". */
export function permissionsLacking(d: Diagnosis, context: ConnectionContext): string {
  const lacking = permissionsNeeded(d, context);
  return lacking.length > 1 ? lacking.map(permissionPath).join(' and ') : permissionList(d);
}

/** Are several permissions to be added? */
export function isSeveral(d: Diagnosis, context: ConnectionContext): boolean {
  return permissionsNeeded(d, context).length > 1;
}

/** Each once, that are enough together. */
function permissionsNeeded(d: Diagnosis, context: ConnectionContext): string[] {
  return [...new Set([...neededPermissions(d), ...also(context).permissions])];
}

/** What the roles lack, too, after what something else lacks; empty where that is nothing. */
export function alsoInNoRole(context: ConnectionContext): string {
  const { permissions } = also(context);
  const lacking = permissions.map(permissionPath).join(' and ');
  return lacking === '' ? '' : `, and the roles of ${rolesOf(context).holder} do not include ${lacking}`;
}

/** Which scopes the token lacks, too, after what the roles lack; empty where that is none. */
export function alsoNoScope(context: ConnectionContext): string {
  const { scopes } = also(context);
  const lacking = `the scope${scopes.length > 1 ? 's' : ''} ${scopes.map(quoted).join(' and ')}`;
  return scopes.length > 0 ? `, and this connection's token lacks ${lacking}` : '';
}

/** A sentence, after another one; empty where no other permission is missing. */
export function addAlsoPermissions(context: ConnectionContext): string {
  const { permissions } = also(context);
  if (permissions.length === 0) return '';
  const lacking = permissions.map(permissionPath).join(' and ');
  return ` Ask a Genesys admin to add ${lacking} to one of the roles (${hasRolesOfItsOwn(context) ? rolesOf(context).place : ROLES_PLACE}), for the divisions whose queues you need.`;
}

/** The last sentence about a permission: whether scopes are to be added, and so whether reconnecting helps. */
export function addAlsoScopes(context: ConnectionContext): string {
  const { scopes } = also(context);
  if (scopes.length === 0) return ' Reconnecting is not needed.';
  const [what, each] = scopes.length > 1 ? ['the scopes', 'them'] : ['the scope', 'it'];
  return ` ${addScope(context, what, each)}, then reconnect this account.`;
}

const quoted = (scope: string) => `"${scope}"`;
