/**
 * Who may do what. Scopes belong to the OAuth client and count only when the organization enforces them; permissions come from roles,
 * which are granted per division. Client-credentials tokens have no scopes, only the client's roles.
 */
import { ApiError } from './reply.ts';
import type { RoleDivision, State, Token } from './world/state.ts';

/** What one call asks of a token; from the call's `security` and `x-inin-requires-permissions` in the OpenAPI document. */
export interface Needs {
  /** Any one of them suffices. */
  scopes: string[];
  /** As in the OpenAPI document; nothing is asked when absent. */
  permissions?: { type: 'ANY' | 'ALL'; permissions: string[] };
  /** Refuses client credentials. */
  user?: true;
}

/** Scopes that exist nowhere in Genesys but are widely written about; a token carries them only by `settings.unknownScope`. */
const INVENTED = ['routing:queue:view', 'routing:queue'];

/** The roles and divisions a token acts with: its user's, or its client's. */
export function grantsOf(state: State, token: Token): RoleDivision[] {
  if (token.userId !== null) return state.users.find(({ id }) => id === token.userId)?.grants ?? [];
  return state.clients.find(({ id }) => id === token.clientId)?.roleDivisions ?? [];
}

/** All permissions of some grants, as `domain:entity:action`, whatever the division. */
export function permissionsOf(state: State, grants: RoleDivision[]): string[] {
  const roles = new Set(grants.map(({ roleId }) => roleId));
  const policies = state.roles.filter(({ id }) => roles.has(id)).flatMap((role) => role.policies);
  return [
    ...new Set(policies.flatMap((policy) => policy.actions.map((a) => `${policy.domain}:${policy.entityName}:${a}`))),
  ];
}

/**
 * @param permissions any one of them counts
 * @returns `*` for all divisions, else the ids of those where the token has one of the permissions
 */
export function divisionsPermitted(state: State, token: Token, permissions: string[]): '*' | Set<string> {
  const grants = grantsOf(state, token).filter((grant) =>
    permissionsOf(state, [grant]).some((held) => permissions.some((wanted) => covers(held, wanted))),
  );
  if (grants.some(({ divisionId }) => divisionId === '*')) return '*';
  return new Set(grants.map(({ divisionId }) => divisionId));
}

function covers(held: string, wanted: string): boolean {
  const parts = wanted.split(':');
  return held.split(':').every((part, index) => part === '*' || part === parts[index]);
}

/**
 * Refuses a call whose token may not make it at all.
 * @throws {ApiError} 403 app.not.authorized.for.scope, 400 not.a.user, 403 missing.any.permissions or missing.permissions
 */
export function checkAccess(state: State, token: Token, needs: Needs): void {
  const accepted = needs.scopes.includes('routing:readonly') ? [...needs.scopes, ...INVENTED] : needs.scopes;
  if (
    state.organization.enforceScopes &&
    token.userId !== null &&
    !token.scopes.some((scope) => accepted.includes(scope))
  ) {
    throw new ApiError(
      403,
      'app.not.authorized.for.scope',
      `App not authorized to use scope [${needs.scopes.join(', ')}]`,
    );
  }
  if (needs.user && token.userId === null) {
    throw new ApiError(
      400,
      'not.a.user',
      'This request requires a user context. Client credentials cannot be used for requests to this resource.',
    );
  }
  if (!needs.permissions) return;
  const { type, permissions } = needs.permissions;
  const divisions = divisionsPermitted(state, token, permissions);
  if (divisions === '*' || divisions.size > 0) return;
  const list = `[${permissions.join(', ')}]`;
  throw type === 'ANY'
    ? new ApiError(
        403,
        'missing.any.permissions',
        `Unable to perform the requested action. You must have at least one of the following permissions assigned: ${list}`,
      )
    : new ApiError(
        403,
        'missing.permissions',
        `Unable to perform the requested action. You are missing the following permission(s): ${list}`,
      );
}

/**
 * Refuses a call on something in a division where the token lacks the permission.
 * @throws {ApiError} 403 missing.division.permission
 */
export function checkDivision(state: State, token: Token, permission: string, divisionId: string): void {
  const divisions = divisionsPermitted(state, token, [permission]);
  if (divisions === '*' || divisions.has(divisionId)) return;
  throw new ApiError(
    403,
    'missing.division.permission',
    `Unable to perform the requested action. You are missing the following permission '${permission}' in the provided division(s).`,
  );
}

/**
 * The same where any one of several permissions suffices.
 * @throws {ApiError} 403 missing.any.division.permissions
 */
export function checkAnyDivision(state: State, token: Token, permissions: string[], divisionId: string): void {
  const divisions = divisionsPermitted(state, token, permissions);
  if (divisions === '*' || divisions.has(divisionId)) return;
  const text = 'At least one of the required division permissions is missing';
  throw new ApiError(403, 'missing.any.division.permissions', text);
}
