/**
 * Checks whether a connection may do something, and says what stands in the way. A refusal is the answer here, not an
 * error; only what says nothing about access (an expired token, a limit, an outage) is thrown.
 */
import { ACCESS, type Access, permissionsOf } from './access.ts';
import type { Client } from './client.ts';
import { type Connection, type ConnectionFacts, connectionFacts } from './connection-facts.ts';
import type { ScopeCheck } from './connection-test.ts';
import { type Diagnosis, diagnosisOf, type Kind } from './diagnosis.ts';
import { GenesysError } from './errors/genesys-error.ts';
import { type PermissionAnswer, permissionOf } from './permissions.ts';
import { type PermittedDivisions, permittedDivisions } from './permitted-divisions.ts';
import { scopesFor } from './scopes.ts';
import { words } from './words.ts';

export interface AccessCheck {
  readonly facts: ConnectionFacts;
  readonly allowed: boolean;
  readonly scopeCheck: ScopeCheck;
  readonly permissionCheck: PermissionAnswer;
  /** Where the permission holds; null when Genesys did not tell. */
  readonly divisions: PermittedDivisions | null;
  /** What to do, in words. */
  readonly advice: string;
}

/** Refusals that say nothing of scopes and permissions and hold for every call. */
const GENERAL: ReadonlySet<Kind> = new Set(['policy_denied', 'ip_not_allowed', 'client_disabled', 'user_required']);

/** What is no answer about access, but a reason to try again. */
const NO_ANSWER: ReadonlySet<Kind> = new Set([
  'token_expired',
  'token_not_accepted',
  'rate_limited',
  'unavailable',
  'not_genesys',
]);

/**
 * @param access what is to be done, from `ACCESS`; one that needs a permission.
 * @throws {GenesysError} when the check itself could not be made.
 */
export async function checkAccess(
  client: Client,
  connection: Connection,
  access: Access & { readonly permission: string },
): Promise<AccessCheck> {
  const [facts, divisions] = await Promise.all([
    connectionFacts(client, connection),
    permittedDivisions(client, access.permission).catch(() => null),
  ]);
  const refusal = facts.proof instanceof GenesysError ? facts.proof.diagnosis : null;
  if (refusal && NO_ANSWER.has(refusal.kind)) throw facts.proof;

  const scopeCheck = scopeCheckOf(access, facts);
  const permissionCheck = permissionCheckOf(access, facts, divisions);
  const against = whatStandsAgainst(access, scopeCheck, permissionCheck, refusal);
  const known = { ...facts.known, permittedDivisions: divisions && !divisions.all ? divisions.names : null };
  const advice = against ? words(against, known) : `Nothing has to be mended: this connection may ${access.does}.`;
  return { facts, allowed: against === null, scopeCheck, permissionCheck, divisions, advice };
}

function scopeCheckOf(access: Access, { grantedScopes, proof, enforced }: ConnectionFacts): ScopeCheck {
  const answer = scopesFor(access, grantedScopes);
  if (answer !== 'missing' || enforced) return answer;
  // A call that went through without its scope shows that scopes are not enforced.
  const listed = !(proof instanceof GenesysError) && scopesFor(ACCESS.listQueues, grantedScopes) === 'missing';
  const described = scopesFor(ACCESS.tokenInfo, grantedScopes) === 'missing';
  return listed || described ? 'not enforced by this organisation' : answer;
}

function permissionCheckOf(
  access: Access & { readonly permission: string },
  { user, proof }: ConnectionFacts,
  divisions: PermittedDivisions | null,
): PermissionAnswer {
  const isProof = access.permission === ACCESS.listQueues.permission;
  if (isProof && !(proof instanceof GenesysError)) return 'granted';
  if (divisions && (divisions.all || divisions.names.length > 0)) return 'granted';
  return divisions ? 'missing' : permissionOf(user?.permissions ?? null, permissionsOf(access));
}

/** The most telling refusal; null when nothing that is known stands in the way. */
function whatStandsAgainst(
  access: Access,
  scopeCheck: ScopeCheck,
  permissionCheck: PermissionAnswer,
  refusal: Diagnosis | null,
): Diagnosis | null {
  if (refusal && (access === ACCESS.listQueues || GENERAL.has(refusal.kind))) return { ...refusal, access };
  if (scopeCheck === 'missing') return diagnosisOf('scope_missing', access);
  if (permissionCheck === 'missing') return diagnosisOf('permission_missing', access);
  return null;
}
