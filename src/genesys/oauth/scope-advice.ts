/**
 * Tells the owner of the integration which of the configured scopes Genesys does not know, and what it calls the right
 * that was meant. A warning, never an error: how Genesys treats an unknown scope at login is not documented.
 */
import { OFFICIAL_SCOPES } from './official-scopes.ts';

/**
 * @param configured scopes as the integration asks for them.
 * @returns one sentence for each that is none of Genesys's 134 scopes.
 */
export function scopeAdvice(configured: readonly string[]): string[] {
  return configured.filter((scope) => !OFFICIAL_SCOPES.has(scope)).map(advice);
}

function advice(scope: string): string {
  const fault = /^[a-z]+:[a-zA-Z]+:[a-zA-Z]+$/.test(scope)
    ? 'has the form of a permission, which roles grant'
    : 'is not a scope of Genesys Cloud';
  return `The configured scope "${scope}" ${fault}. ${meant(scope)}`;
}

/** What the names that circulate on the web, and permissions used as scopes, are meant to be. */
function meant(scope: string): string {
  if (scope === 'offline_access')
    return "Genesys's scope for this is routing:readonly; a refresh token needs none: it comes with the grant type Code Authorization.";
  const domain = scope.split(':').find((part) => OFFICIAL_SCOPES.has(`${part}:readonly`));
  return domain === undefined
    ? 'The scopes this integration needs are routing:readonly and user-basic-info.'
    : `Genesys's scope for this is ${domain}:readonly.`;
}
