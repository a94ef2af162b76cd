/**
 * Checks whether a connection may do something, and says what stands in the way. It is tried, with the smallest call that
 * does it, since scopes count only where they are enforced and permissions only in divisions. A refusal is the answer
 * here, not an error; only what says nothing about access (an expired token, a limit, an outage) is thrown.
 */

import type { Client } from '../client.ts';
import type { ConnectionContext, PermittedDivisions } from '../errors/context.ts';
import type { Diagnosis, Kind } from '../errors/diagnosis.ts';
import { GenesysError, orError } from '../errors/genesys-error.ts';
import { messageOf } from '../errors/messages.ts';
import { hasRolesOfItsOwn, rolesOf } from '../errors/phrases.ts';
import type { ScopeCheck } from '../oauth/scopes.ts';
import { scopesFor } from '../oauth/scopes.ts';
import { type PermissionAnswer, permissionOf, permissionsOf, REQUIREMENTS, type Requirement } from '../requirements.ts';
import { type Connection, type ConnectionFacts, connectionFacts, EXPLAINING_MS } from './connection-facts.ts';
import type { ExplainingClient } from './explain.ts';
import { divisionsOfAny } from './permitted-divisions.ts';
import { untriedAccess } from './untried-access.ts';

/** Something that is to be done with queues. */
export interface Capability {
  readonly requirement: Requirement & { readonly permission: string };
  /** Tries it with one queue; left out where listing queues is all of it. `never` for what would change something. */
  readonly probe?: ((client: Client, queueId: string) => Promise<unknown>) | 'never';
  /** Tries it, and needs no queue. */
  readonly probeAlone?: (client: Client) => Promise<unknown>;
}

export interface AccessCheck {
  readonly facts: ConnectionFacts;
  readonly allowed: boolean;
  readonly scopeCheck: ScopeCheck;
  readonly permissionCheck: PermissionAnswer;
  /** Where the permission holds, or one that does as well; null when Genesys did not tell. */
  readonly divisions: PermittedDivisions | null;
  /** What to do, in words. */
  readonly advice: string;
}

/** What is no answer about access, but a reason to try again. */
const NO_ANSWER: ReadonlySet<Kind> = new Set([
  'token_expired',
  'token_not_accepted',
  'rate_limited',
  'unavailable',
  'not_genesys',
]);

/** Refusals for want of a permission. */
const BY_PERMISSION: ReadonlySet<Kind> = new Set(['permission_missing', 'division_permission_missing']);

/** @throws {GenesysError} when the check itself could not be made. */
export async function checkAccess(
  client: ExplainingClient,
  connection: Connection,
  capability: Capability,
): Promise<AccessCheck> {
  const { requirement } = capability;
  const explaining = { signal: AbortSignal.timeout(EXPLAINING_MS), retry: false };
  const [facts, divisions] = await Promise.all([
    connectionFacts(client, connection),
    divisionsOfAny(client.plain, permissionsOf(requirement), explaining),
  ]);
  if (capability.probe === 'never') return untried(requirement, facts, divisions);
  const tried = await trial(client, capability, facts);
  if (tried instanceof GenesysError && NO_ANSWER.has(tried.diagnosis.kind)) throw tried;

  const refusal = tried instanceof GenesysError ? tried.diagnosis : null;
  const context = { ...(tried instanceof GenesysError && tried.context), ...facts.context };
  return {
    facts,
    allowed: tried === 'done',
    scopeCheck: scopeCheckOf(requirement, facts, tried === 'done', refusal),
    permissionCheck: permissionCheckOf(requirement, facts, divisions, tried === 'done', refusal),
    divisions,
    advice: refusal ? messageOf(refusal, context) : adviceOf(requirement, facts.context, tried === 'done'),
  };
}

/** @throws {GenesysError} where even listing queues got no answer. */
function untried(
  requirement: Capability['requirement'],
  facts: ConnectionFacts,
  divisions: PermittedDivisions | null,
): AccessCheck {
  const { proof, enforced, context } = facts;
  if (proof instanceof GenesysError && NO_ANSWER.has(proof.diagnosis.kind)) throw proof;
  const refusal = proof instanceof GenesysError ? proof.diagnosis : null;
  const scopeCheck = scopeCheckOf(requirement, facts, false, null);
  const permissionCheck = permissionCheckOf(requirement, facts, divisions, false, null);
  return {
    facts,
    divisions,
    scopeCheck,
    permissionCheck,
    ...untriedAccess(requirement, { scopeCheck, permissionCheck, enforced, refusal, context }),
  };
}

/** @returns `untried` where there is no queue to try it with. */
async function trial(
  client: Client,
  { probe, probeAlone }: Capability,
  { proof }: ConnectionFacts,
): Promise<'done' | 'untried' | GenesysError> {
  if (probeAlone) return outcomeOf(probeAlone(client));
  if (proof instanceof GenesysError) return proof;
  if (typeof probe !== 'function') return 'done';
  const [queue] = proof.items;
  if (!queue) return 'untried';
  return outcomeOf(probe(client, queue.id));
}

async function outcomeOf(tried: Promise<unknown>): Promise<'done' | GenesysError> {
  const outcome = await orError(tried);
  return outcome instanceof GenesysError ? outcome : 'done';
}

function adviceOf({ does }: Requirement, context: ConnectionContext, done: boolean): string {
  const { holder, place } = rolesOf(context);
  const [to, where] = context.actsForItself ? [` ${holder}`, ` (${place})`] : ['', ''];
  return done
    ? `No action is needed: this connection may ${does}.`
    : `Whether this connection may ${does} could not be tried, because no queue is visible to it. Ask a Genesys admin to grant${to} ` +
        `a role with Routing > Queue > View (routing:queue:view) for the divisions whose queues you need${where}, then check again.`;
}

function scopeCheckOf(
  requirement: Requirement,
  { grantedScopes, enforced, context }: ConnectionFacts,
  done: boolean,
  refusal: Diagnosis | null,
): ScopeCheck {
  if (context.actsForItself) return 'not_applicable';
  const answer = scopesFor(requirement, grantedScopes);
  if (refusal?.kind === 'scope_missing' && refusal.requirement.scopes === requirement.scopes) return 'missing';
  return answer === 'missing' && done && !enforced ? 'not_enforced' : answer;
}

function permissionCheckOf(
  requirement: Capability['requirement'],
  { user, proof, context }: ConnectionFacts,
  divisions: PermittedDivisions | null,
  done: boolean,
  refusal: Diagnosis | null,
): PermissionAnswer {
  const listed = requirement.permission === REQUIREMENTS.listQueues.permission && !(proof instanceof GenesysError);
  if (done || listed || divisions?.all || divisions?.count) return 'granted';
  if (refusal && BY_PERMISSION.has(refusal.kind)) return 'missing';
  // It holds nowhere, and there is no user whose list of permissions would tell more.
  if (divisions && hasRolesOfItsOwn(context)) return 'missing';
  return permissionOf(user?.permissions ?? null, permissionsOf(requirement));
}
