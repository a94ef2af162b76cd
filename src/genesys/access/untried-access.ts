/** What can be said of a write without trying it: what the token and its user have, held against what it needs. */
import type { ConnectionContext } from '../errors/context.ts';
import { type Diagnosis, diagnosisOf, type Kind } from '../errors/diagnosis.ts';
import { messageOf } from '../errors/messages.ts';
import { needs } from '../errors/phrases.ts';
import type { ScopeCheck } from '../oauth/scopes.ts';
import type { PermissionAnswer, Requirement } from '../requirements.ts';

const NOT_TRIED = 'was not tried, since that would change something';

/** Refusals that would meet any other call as well. */
const OF_ALL: ReadonlySet<Kind> = new Set(['ip_not_allowed', 'client_disabled']);

interface Known {
  readonly scopeCheck: ScopeCheck;
  readonly permissionCheck: PermissionAnswer;
  /** Did Genesys refuse any call for want of a scope? */
  readonly enforced: boolean;
  /** How the list of queues was refused; null where it was not. */
  readonly refusal: Diagnosis | null;
  readonly context: ConnectionContext;
}

/** @returns whether it is known to be allowed, and what to do, in words. */
export function untriedAccess(
  requirement: Requirement,
  { scopeCheck, permissionCheck, enforced, refusal, context }: Known,
): { readonly allowed: boolean; readonly advice: string } {
  const { does } = requirement;
  if (refusal && OF_ALL.has(refusal.kind)) return { allowed: false, advice: messageOf(refusal, context) };
  if ((scopeCheck === 'granted' || scopeCheck === 'not_applicable') && permissionCheck === 'granted')
    return {
      allowed: true,
      advice: `No action is needed: by its ${scopeCheck === 'granted' ? 'scopes and permissions' : 'roles'} this connection may ${does}. It ${NOT_TRIED}.`,
    };
  const advice: string[] = [];
  if (scopeCheck === 'missing') {
    advice.push(messageOf(diagnosisOf('scope_missing', requirement), context));
    if (!enforced) advice.push(`Where an organization does not enforce scopes, it works without; this ${NOT_TRIED}.`);
  }
  if (permissionCheck === 'missing') advice.push(messageOf(diagnosisOf('permission_missing', requirement), context));
  const unknown = [scopeCheck === 'unknown' && 'scopes', permissionCheck === 'unknown' && 'permissions'].filter(
    Boolean,
  );
  if (unknown.length > 0)
    advice.push(
      `Whether this connection may ${does} is not known: Genesys Cloud did not say which ${unknown.join(' and ')} it has, and it ${NOT_TRIED}. ` +
        `${needs(diagnosisOf('unknown', requirement), context)} Ask a Genesys admin to check.`,
    );
  return { allowed: false, advice: advice.join(' ') };
}
