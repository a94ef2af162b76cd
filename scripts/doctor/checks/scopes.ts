/**
 * The scopes that the integration asks for at login. They are no property of this run's token: client credentials have
 * none. But what is wrong with them can be told without anybody signing in.
 */
import { ACCESS } from '../../../src/genesys/access.ts';
import { scopeAdvice } from '../../../src/genesys/scope-advice.ts';
import { scopesFor } from '../../../src/genesys/scopes.ts';
import type { Outcome } from '../check.ts';

export function scopes(configured: readonly string[]): Outcome {
  const advice = scopeAdvice(configured);
  const lacking = [ACCESS.listQueues, ACCESS.tokenInfo]
    .filter((access) => scopesFor(access, configured) === 'missing')
    .map(({ does, scopes: [narrowest] }) => `None of them covers "${narrowest}", without which it may not ${does}.`);
  const asked = `asked for at login: ${configured.join(' ')}`;
  const details = { configured };
  if (advice.length + lacking.length === 0) return { status: 'ok', found: asked, details };
  return {
    status: 'warning',
    found: [`${asked}.`, ...advice, ...lacking].join(' '),
    mend: {
      who: 'You',
      where:
        'set GENESYS_OAUTH_SCOPES to "routing:readonly user-basic-info", and tick both on the integration’s own OAuth client (Admin > Integrations > OAuth)',
    },
    details,
  };
}
