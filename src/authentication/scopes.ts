/**
 * What this integration asks for at login, and why: one right, to view queues. `routing:queue:view` is Genesys's name for
 * the *permission*; the *scope* of the same right is `routing:readonly`, ticked on the OAuth client. Genesys does not
 * document what it makes of a `scope` in the authorize request, so it is sent, can be changed, and nothing depends on it.
 */
import { parseScopes } from '../genesys/oauth/scopes.ts';

export const DEFAULT_SCOPE = 'routing:queue:view';

/**
 * @param environment what the owner has set.
 * @returns the scopes in `GENESYS_OAUTH_SCOPES`; null where it is not set and the default is asked for.
 */
export function configuredScopes(environment: Readonly<Record<string, string | undefined>>): string[] | null {
  const scopes = parseScopes(environment.GENESYS_OAUTH_SCOPES ?? '');
  return scopes.length > 0 ? scopes : null;
}

/** @returns the scope for the authorize request: `GENESYS_OAUTH_SCOPES` when the owner set it, space-separated. */
export function requestedScope(): string {
  return configuredScopes(process.env)?.join(' ') ?? DEFAULT_SCOPE;
}
