/**
 * What an OAuth scope implies. Scopes are compared by what they cover, never by their text alone (RFC 6749 §3.3 leaves
 * their meaning to the server): `routing` covers `routing:readonly`, `routing:queue` covers `routing:queue:view`.
 */
import { coversScope, type Requirement } from '../requirements.ts';

/** `unknown`: Genesys did not say what was granted, which is not the same as nothing. */
type ScopeAnswer = 'granted' | 'missing' | 'unknown';

/**
 * `not_enforced`: the scope is missing, and the organization does not enforce scopes. `not_applicable`: the token of an
 * OAuth client that acts for itself, which has roles and no scopes.
 */
export type ScopeCheck = ScopeAnswer | 'not_enforced' | 'not_applicable';

/**
 * Does what was granted cover what a call needs? A granted permission name such as `routing:queue:view` counts for the
 * calls that need that permission.
 *
 * @param granted the granted scopes; null when they are not known.
 */
export function scopesFor(requirement: Requirement, granted: readonly string[] | null): ScopeAnswer {
  if (granted === null) return 'unknown';
  const accepted =
    requirement.permission === null ? requirement.scopes : [...requirement.scopes, requirement.permission];
  return granted.some((scope) => accepted.some((needed) => coversScope(scope, needed))) ? 'granted' : 'missing';
}

/** No list names more: Genesys has 134 scopes. */
const MOST_SCOPES = 200;

/** Splits RFC 6749's space-separated list, of 200 scopes at most; blanks around and between do not count. */
export function parseScopes(list: string): string[] {
  return list
    .trim()
    .split(/\s+/, MOST_SCOPES)
    .filter((scope) => scope !== '');
}
