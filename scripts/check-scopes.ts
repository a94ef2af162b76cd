/** Tells the owner which of the scopes that the integration asks for are none of Genesys Cloud. A warning, not an error. */
import { requestedScope } from '../src/authentication/scopes.ts';
import { scopeAdvice } from '../src/genesys/scope-advice.ts';
import { parseScopes } from '../src/genesys/scopes.ts';

const scopes = parseScopes(requestedScope());
console.log(`Scopes asked for at login: ${scopes.join(', ')}`);
for (const advice of scopeAdvice(scopes)) console.log(`Warning: ${advice}`);
