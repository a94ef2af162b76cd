/**
 * What is missing beside what a refusal says, so that an admin is sent once. Genesys names one thing at a time: the scope of
 * a call before its permission, and of a step's calls the one that was refused. Unknown is not missing.
 */
import type { AlsoMissing, PermittedDivisions } from '../errors/context.ts';
import type { Diagnosis } from '../errors/diagnosis.ts';
import { scopesFor } from '../oauth/scopes.ts';
import { type PermissionAnswer, permissionOf, permissionsOf, type Requirement } from '../requirements.ts';

/** What is known of a connection; null or left out: not known. */
interface Known {
  readonly grantedScopes: readonly string[] | null;
  /** Does the organization enforce scopes? False: nothing shows it. */
  readonly enforced: boolean;
  /** The user's permissions. */
  readonly permissions: readonly string[] | null;
  /** Where a permission holds, by its name. */
  readonly divisions: ReadonlyMap<string, PermittedDivisions>;
  /** What else was refused in the same run. */
  readonly refused: readonly Diagnosis[];
}

/**
 * @param diagnosis the refusal that is told; what it says itself is not repeated.
 * @param needs all that the step needs.
 * @returns scopes and permissions that are known to be missing, one for each thing that is needed.
 */
export function alsoMissing(diagnosis: Diagnosis, needs: readonly Requirement[], known: Known): AlsoMissing {
  const all = [diagnosis.requirement, ...needs, ...known.refused.map(({ requirement }) => requirement)];
  const said: readonly string[] = saysScope(diagnosis) ? diagnosis.requirement.scopes : [];
  const saidPermissions = saysPermission(diagnosis) ? diagnosis.permissions : [];
  const scopes = all.filter((needed) => lacksScope(needed, known)).map((needed) => needed.scopes[0]);
  const permissions = all
    .filter((needed) => permissionAnswer(needed, known) === 'missing')
    .filter((needed) => !permissionsOf(needed).some((permission) => saidPermissions.includes(permission)))
    .flatMap((needed) => permissionsOf(needed).slice(0, 1));
  return {
    scopes: [...new Set(scopes)].filter((scope) => !said.includes(scope)),
    permissions: [...new Set(permissions)],
  };
}

const saysScope = ({ kind }: Diagnosis) => kind === 'scope_missing';

const saysPermission = ({ kind }: Diagnosis) => kind === 'permission_missing' || kind === 'division_permission_missing';

function lacksScope(needed: Requirement, { grantedScopes, enforced, refused }: Known): boolean {
  if (refused.some((other) => saysScope(other) && other.requirement === needed)) return true;
  return enforced && scopesFor(needed, grantedScopes) === 'missing';
}

/** One that holds in some division is not missing, whatever else is said of it. */
function permissionAnswer(needed: Requirement, { permissions, divisions, refused }: Known): PermissionAnswer {
  const anyOf = permissionsOf(needed);
  const held = anyOf.map((permission) => divisions.get(permission));
  if (anyOf.length === 0 || held.some((where) => where?.all || where?.count)) return 'granted';
  const isRefused = refused.some(
    (other) => saysPermission(other) && other.permissions.some((name) => anyOf.includes(name)),
  );
  if (isRefused) return 'missing';
  const listed = permissionOf(permissions, anyOf);
  return listed === 'unknown' && held.every((where) => where !== undefined) ? 'missing' : listed;
}
