/**
 * The scopes that the integration asks for at login. They are no property of this run's token: client credentials have
 * none. But what is wrong with those that the owner has set can be told without anybody signing in.
 */
import { DEFAULT_SCOPE } from '../../../src/authentication/scopes.ts';
import { scopeAdvice } from '../../../src/genesys/oauth/scope-advice.ts';
import { scopesFor } from '../../../src/genesys/oauth/scopes.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';
import { DEFAULT_EDITION, type Edition } from '../../lib/edition.ts';
import type { Outcome } from '../check.ts';
import { shown } from '../visible.ts';

/** @param configured null: the default is asked for, with which nothing is wrong; nor is there where it was set. */
export function scopes(configured: readonly string[] | null, edition: Edition = DEFAULT_EDITION): Outcome {
  if (edition !== DEFAULT_EDITION)
    return {
      status: 'ok',
      found: 'none: this edition asks for none, and its OAuth client has roles in their place',
      details: { configured: [] },
    };
  // Set or not, it is what is shipped.
  if (configured === null || configured.join(' ') === DEFAULT_SCOPE)
    return {
      status: 'ok',
      found: `asked for at login: ${DEFAULT_SCOPE}, the default. What counts is ticked on the OAuth client: routing:readonly and user-basic-info.`,
      details: { configured: [DEFAULT_SCOPE] },
    };
  const advice = scopeAdvice(configured);
  const lacking = [REQUIREMENTS.listQueues, REQUIREMENTS.tokenInfo]
    .filter((requirement) => scopesFor(requirement, configured) === 'missing')
    .map(({ does, scopes: [narrowest] }) => `None of them covers "${narrowest}", without which it may not ${does}.`);
  const asked = `asked for at login: ${configured.map(shown).join(' ')}`;
  const details = { configured };
  if (advice.length + lacking.length === 0) return { status: 'ok', found: asked, details };
  return {
    status: 'warning',
    found: [`${asked}.`, ...advice, ...lacking].join(' '),
    fix: {
      who: 'You',
      where:
        'set GENESYS_OAUTH_SCOPES to "routing:readonly user-basic-info", tick both on the integration’s own OAuth client (Admin > Integrations > OAuth) ' +
        'and approve them there (Authorized Applications)',
    },
    details,
  };
}
