/**
 * What is missing beside what a refusal says, so that an admin is sent once. Genesys names one thing at a time: the scope of
 * a call before its permission, and of a step's calls the one that was refused. Unknown is not missing.
 */
import type { AlsoMissing, PermittedDivisions } from '../errors/context.ts';
import type { Diagnosis } from '../errors/diagnosis.ts';
import { neededPermissions, scopesOf } from '../errors/phrases.ts';
import { scopesFor } from '../oauth/scopes.ts';
import { coversScope, permissionOf, permissionsOf, type Requirement } from '../requirements.ts';

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
 * Who grants what the refusal names first and all that this adds has granted enough.
 *
 * @param diagnosis the refusal that is told; what it says itself is not repeated, a wider scope than it says is.
 * @param needs all that the step needs.
 * @returns scopes and permissions that are known to be missing, one for each thing that is needed.
 */
export function alsoMissing(diagnosis: Diagnosis, needs: readonly Requirement[], known: Known): AlsoMissing {
  const all = [diagnosis.requirement, ...needs, ...known.refused.map(({ requirement }) => requirement)];
  const said = saysScope(diagnosis) ? scopesOf(diagnosis).slice(0, 1) : [];
  const scopes = all.filter((needed) => lacksScope(needed, known)).map((needed) => needed.scopes[0]);
  const permissions = new Set(saysPermission(diagnosis) ? neededPermissions(diagnosis) : []);
  const saidPermissions = [...permissions];
  for (const needed of all.filter((each) => lacksPermission(each, known))) {
    const anyOf = permissionsOf(needed);
    if (!anyOf.some((permission) => permissions.has(permission))) permissions.add(`${anyOf[0]}`);
  }
  return {
    scopes: widest(scopes).filter((scope) => !said.some((other) => coversScope(other, scope))),
    permissions: [...permissions].filter((permission) => !saidPermissions.includes(permission)),
  };
}

/** Each once, without those that another one covers. */
function widest(scopes: readonly string[]): string[] {
  return [...new Set(scopes)].filter((scope) => !scopes.some((other) => other !== scope && coversScope(other, scope)));
}

const saysScope = ({ kind }: Diagnosis) => kind === 'scope_missing';

const saysPermission = ({ kind }: Diagnosis) => kind === 'permission_missing' || kind === 'division_permission_missing';

/** Where a call was refused for want of several scopes, none of them is there. */
function lacksScope(needed: Requirement, { grantedScopes, enforced, refused }: Known): boolean {
  const absent = refused.filter(saysScope).flatMap(({ requirement }) => requirement.scopes);
  if (needed.scopes.every((scope) => absent.includes(scope))) return true;
  return enforced && scopesFor(needed, grantedScopes) === 'missing';
}

/** One that holds in some division is not missing, whatever else is said of it. */
function lacksPermission(needed: Requirement, { permissions, divisions, refused }: Known): boolean {
  const anyOf = permissionsOf(needed);
  const held = anyOf.map((permission) => divisions.get(permission));
  if (anyOf.length === 0 || held.some((where) => where?.all || where?.count)) return false;
  const refusals = refused.filter(saysPermission);
  if (refusals.some(({ requirement }) => requirement === needed)) return true;
  const absent = refusals.flatMap((other) => other.permissions);
  if (anyOf.every((permission) => absent.includes(permission))) return true;
  const listed = permissionOf(permissions, anyOf);
  return listed === 'missing' || (listed === 'unknown' && held.every((where) => where !== undefined));
}
