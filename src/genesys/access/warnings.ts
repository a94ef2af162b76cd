/** What a connection that works should still be told, each only when it is true. */

import type { ConnectionContext } from '../errors/context.ts';
import { addScope, divisionList, named, permissionPath, rolesOf } from '../errors/phrases.ts';
import type { ScopeCheck } from '../oauth/scopes.ts';
import { permissionsOf, REQUIREMENTS, type Requirement } from '../requirements.ts';
import type { AccessCheck } from './check-access.ts';
import { type Renewal, renewalWarnings } from './renewal-warnings.ts';

export interface Tested extends Renewal {
  readonly context: ConnectionContext;
  readonly queueCount: number;
  readonly scopeCheck: ScopeCheck;
}

/** @returns sentences for a person, in the order of their weight. */
export function testWarnings({ context, queueCount, scopeCheck, ...renewal }: Tested): string[] {
  const warnings = [
    ...queueWarnings(context, queueCount),
    ...renewalWarnings(context, renewal),
    ...clientWarnings(context),
  ];
  if (scopeCheck === 'not_enforced')
    warnings.push(
      'The scope "routing:readonly" is not among those granted. Queues can be read because your organization does not enforce scopes; the day it does, this connection will stop. ' +
        `${addScope(context, 'the scope')} before that, then reconnect this account.`,
    );
  return warnings;
}

export function queueWarnings(context: ConnectionContext, queueCount: number): string[] {
  if (queueCount > 0) return [];
  const { holder, place } = rolesOf(context);
  return [
    `No queue is visible to this connection. Most often the role with Routing > Queue > View is granted in another division: ` +
      `ask a Genesys admin to grant it to ${holder} for the divisions whose queues you need (${place}).`,
  ];
}

/** What will become of the OAuth client. */
export function clientWarnings(context: ConnectionContext): string[] {
  const { oauthClient } = context;
  const name = named(context);
  const warnings: string[] = [];
  // `disabled` cannot be: the tokens of such a client are dead.
  if (oauthClient?.state === 'inactive')
    warnings.push(
      `The OAuth client${name} is inactive: no new token will be given. Ask the Genesys admin who owns it to activate it (Admin > Integrations > OAuth).`,
    );
  if (oauthClient?.deletedAt)
    warnings.push(
      `The OAuth client${name} will be deleted on ${new Date(oauthClient.deletedAt).toISOString().slice(0, 10)}; this connection ends then. Ask the Genesys admin who owns it to keep it (Admin > Integrations > OAuth).`,
    );
  return warnings;
}

/** Of an access check, what there may be something to say about. */
type Checked = Pick<AccessCheck, 'divisions' | 'permissionCheck' | 'scopeCheck'> & {
  readonly facts: Pick<AccessCheck['facts'], 'context'>;
};

/**
 * What is true of an access that holds, and easily overlooked.
 *
 * @returns sentences for a person.
 */
export function accessWarnings(
  requirement: Requirement,
  { divisions, facts, permissionCheck, scopeCheck }: Checked,
): string[] {
  const warnings: string[] = [];
  if (divisions && divisions.count > 0)
    warnings.push(
      `${permissionsOf(requirement).map(permissionPath).join(' or ')} is granted only in ${divisionList(divisions)}. ${elsewhere(requirement, facts.context)}`,
    );
  if (scopeCheck === 'unknown')
    warnings.push(
      `Genesys Cloud did not say which scopes were granted. ${addScope(facts.context, 'the scope "user-basic-info"')}, so that it can be told.`,
    );
  if (permissionCheck === 'unknown')
    warnings.push(
      `Genesys Cloud did not say which permissions ${facts.context.actsForItself ? rolesOf(facts.context).holder : 'the connected user'} has, so this was not checked.`,
    );
  return warnings;
}

/** What a role that is granted in some divisions only means in the others. */
function elsewhere({ ifUnknown, permission }: Requirement, context: ConnectionContext): string {
  const grant = `ask a Genesys admin to grant the role for their divisions too (${rolesOf(context).place}).`;
  // Only a write says what to do where its outcome is not known.
  if (ifUnknown) return `In other divisions this is refused. If it is needed there, ${grant}`;
  // The search filters by division only where it is asked to, by `enforcePermissions` of `UserSearchRequest`.
  if (permission === REQUIREMENTS.searchUsers.permission)
    return 'The search for agents is not narrowed by that: agents of other divisions are found, too.';
  return `Queues of other divisions are left out without any error. If some are missing, ${grant}`;
}
