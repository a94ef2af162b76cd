/**
 * A token by client credentials (RFC 6749 §4.4). Genesys gives one answer, `invalid_client`, to a wrong secret, to a client
 * that is not active, and now and then to a client id that is not there; so all are named, and the regions are tried when asked.
 */

import { clientTokenRequest } from '../../../src/genesys/oauth/client-token.ts';
import { TokenError, type TokenErrorReason } from '../../../src/genesys/oauth/token-error.ts';
import type { Region } from '../../../src/genesys/regions.ts';
import type { Fix, Outcome } from '../check.ts';
import { LATER, NETWORK } from '../refusal.ts';
import type { Visit } from '../visit.ts';

const GRANT_TYPE: Fix = {
  who: 'Genesys admin',
  where: 'Admin > Integrations > OAuth: the doctor needs a client with the grant type Client Credentials',
};
const OTHER: Fix = {
  who: 'You',
  where: 'run it again; if it stays, compare the client with Admin > Integrations > OAuth',
};

const FIX: Partial<Record<TokenErrorReason, Fix>> = {
  unauthorized_client: GRANT_TYPE,
  rate_limited: LATER,
  unreachable: NETWORK,
  not_genesys: NETWORK,
};

export async function token(visit: Visit): Promise<Outcome> {
  try {
    const { lifetimeSeconds, expiresAt } = await visit.tokens.get();
    const type = visit.heard.tokenType;
    const expires = new Date(expiresAt).toISOString();
    const lifetime = lifetimeSeconds === null ? 'its lifetime is not said' : `valid for ${duration(lifetimeSeconds)}`;
    return {
      status: 'ok',
      found: `${type ?? 'access'} token, ${lifetime}${lifetimeSeconds === null ? '' : `, until ${expires}`}`,
      details: { type, lifetime_seconds: lifetimeSeconds, expires: lifetimeSeconds === null ? null : expires },
    };
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    const { reason, message } = error;
    if (reason === 'invalid_client' || reason === 'client_not_found') return unknownClient(visit, reason);
    const found =
      reason === 'unauthorized_client' ? 'This OAuth client may not get a token by client credentials.' : message;
    return { status: 'failed', found, fix: FIX[reason] ?? OTHER, details: { reason } };
  }
}

/** Genesys tells a client id that is not there from a wrong secret, and not always. */
async function unknownClient(visit: Visit, reason: 'invalid_client' | 'client_not_found'): Promise<Outcome> {
  const { configuration, otherRegions } = visit;
  const { region } = configuration;
  const missing = reason === 'client_not_found';
  const refused = missing
    ? `Genesys Cloud has no such client in ${region.name} (client not found): the region or GENESYS_CLIENT_ID is wrong.`
    : `Genesys Cloud does not accept this client id and secret in ${region.name} (invalid_client).`;
  const many =
    'It gives the same answer to a wrong id or secret, to a client that is not active, and to the wrong region.';
  const compare =
    'Admin > Integrations > OAuth, in an organization of that region: is the client there, is it active, are id and secret the same';
  if (otherRegions === null)
    return {
      status: 'failed',
      found: missing ? refused : `${refused} ${many}`,
      fix: { who: 'You', where: `${compare}; \`npm run doctor -- --try-regions\` asks the other regions` },
      details: { reason },
    };
  const { accepted, silent } = await tryRegions(visit, otherRegions);
  const [home] = accepted;
  const details = { reason, accepted_in: accepted.map(({ id }) => id), without_answer: silent.map(({ id }) => id) };
  if (home)
    return {
      status: 'failed',
      found: `${refused} ${home.name} accepts ${missing ? 'it' : 'them'}: the region is the wrong one.`,
      fix: { who: 'You', where: `set GENESYS_REGION=${home.id}, or use --region ${home.id}` },
      details,
    };
  const unasked = silent.length === 0 ? '' : ` No answer came from: ${silent.map(({ id }) => id).join(', ')}.`;
  return {
    status: 'failed',
    found: `${refused} Nor is it accepted in any other region that answered (${otherRegions.length - silent.length}): id or secret is wrong, or the client is not active.${unasked}`,
    fix: { who: 'You', where: compare },
    details,
  };
}

/** All at once. The tokens that come are not kept. */
async function tryRegions({ configuration, send }: Visit, regions: readonly Region[]) {
  const accepted: Region[] = [];
  const silent: Region[] = [];
  await Promise.all(
    regions.map(async (region) => {
      try {
        await clientTokenRequest(region, configuration.credentials, send);
        accepted.push(region);
      } catch (error) {
        if (!(error instanceof TokenError)) throw error;
        // Any other refusal is not about who the client is, so the client was known.
        if (error.reason === 'unauthorized_client' || error.reason === 'invalid_scope') accepted.push(region);
        else if (error.reason !== 'invalid_client' && error.reason !== 'client_not_found') silent.push(region);
      }
    }),
  );
  return { accepted, silent };
}

function duration(seconds: number): string {
  if (seconds >= 7200) return `${Math.floor(seconds / 3600)} hours`;
  return seconds >= 120 ? `${Math.floor(seconds / 60)} minutes` : `${seconds} seconds`;
}
