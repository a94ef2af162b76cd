/**
 * The name of a connection in Zapier's lists: organization, region, user, granted scopes. Short enough to read there,
 * so the scopes that decide over queues come first and the rest is counted.
 */

import { scopesFor } from '../genesys/oauth/scopes.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';

/** How many scopes are named. */
const NAMED = 2;

interface LabelParts {
  readonly organization: string | null;
  readonly region: string;
  readonly user: string | null;
  /** Null: not known, and left out. */
  readonly scopes: readonly string[] | null;
}

export function connectionLabel({ organization, region, user, scopes }: LabelParts): string {
  return [organization, region, user, scopes && scopeSummary(scopes)].filter((part) => part).join(' · ');
}

function scopeSummary(scopes: readonly string[]): string {
  const weight = (scope: string) =>
    scopesFor(REQUIREMENTS.listQueues, [scope]) === 'granted'
      ? 0
      : scopesFor(REQUIREMENTS.tokenInfo, [scope]) === 'granted'
        ? 1
        : 2;
  const sorted = [...scopes].sort((a, b) => weight(a) - weight(b));
  const rest = sorted.length - NAMED;
  return `${sorted.slice(0, NAMED).join(', ')}${rest > 0 ? ` +${rest} more` : ''}` || 'no scopes';
}
