/**
 * Tells the owner which of the scopes in GENESYS_OAUTH_SCOPES are none of Genesys Cloud. A warning, not an error. The default is ours and no
 * reason to warn anybody.
 */
import { configuredScopes, DEFAULT_SCOPE } from '../src/authentication/scopes.ts';
import { scopeAdvice } from '../src/genesys/oauth/scope-advice.ts';

const configured = configuredScopes(process.env);
console.log(`Scopes asked for at login: ${configured?.join(', ') ?? `${DEFAULT_SCOPE}, the default`}`);
for (const advice of scopeAdvice(configured ?? [])) console.log(`Warning: ${advice}`);
