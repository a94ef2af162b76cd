/**
 * What this integration asks for at login, and why: one right, to view queues. `routing:queue:view` is Genesys's name for
 * the *permission*; the *scope* of the same right is `routing:readonly`, ticked on the OAuth client. Genesys does not
 * document what it makes of a `scope` in the authorize request, so it is sent, can be changed, and nothing depends on it.
 */
import { parseScopes } from '../genesys/scopes.ts';

export const DEFAULT_SCOPE = 'routing:queue:view';

/** @returns the scope for the authorize request: `GENESYS_OAUTH_SCOPES` when the owner set it, space-separated. */
export function requestedScope(): string {
  return parseScopes(process.env.GENESYS_OAUTH_SCOPES ?? '').join(' ') || DEFAULT_SCOPE;
}
