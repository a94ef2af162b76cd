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
import { rolesOf } from '../errors/phrases.ts';
import type { ScopeCheck } from '../oauth/scopes.ts';
import { scopesFor } from '../oauth/scopes.ts';
import { type PermissionAnswer, permissionOf, permissionsOf, REQUIREMENTS, type Requirement } from '../requirements.ts';
import { type Connection, type ConnectionFacts, connectionFacts, EXPLAINING_MS } from './connection-facts.ts';
import type { ExplainingClient } from './explain.ts';
import { permittedDivisions } from './permitted-divisions.ts';

/** Something that is to be done with queues. */
export interface Capability {
  readonly requirement: Requirement & { readonly permission: string };
  /** Tries it with one queue; left out where listing queues is all of it. */
  readonly probe?: (client: Client, queueId: string) => Promise<unknown>;
}

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
    permittedDivisions(client.plain, requirement.permission, explaining).catch(() => null),
  ]);
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

/** @returns `untried` where there is no queue to try it with. */
async function trial(
  client: Client,
  { probe }: Capability,
  { proof }: ConnectionFacts,
): Promise<'done' | 'untried' | GenesysError> {
  if (proof instanceof GenesysError) return proof;
  if (!probe) return 'done';
  const [queue] = proof.items;
  if (!queue) return 'untried';
  const outcome = await orError(probe(client, queue.id));
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
  { user, proof }: ConnectionFacts,
  divisions: PermittedDivisions | null,
  done: boolean,
  refusal: Diagnosis | null,
): PermissionAnswer {
  const listed = requirement.permission === REQUIREMENTS.listQueues.permission && !(proof instanceof GenesysError);
  if (done || listed || divisions?.all || divisions?.count) return 'granted';
  if (refusal && BY_PERMISSION.has(refusal.kind)) return 'missing';
  return permissionOf(user?.permissions ?? null, permissionsOf(requirement));
}
