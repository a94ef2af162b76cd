/**
 * Renews the access token (RFC 6749 §6). Zapier disconnects the account and e-mails its user on a 4xx from here, so only
 * what the user alone can fix may look like one: a refresh token that is spent, or a region that is none any more. The
 * rest is the owner's to fix, or passes.
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { InputError } from '../genesys/errors/input-error.ts';
import { TokenError } from '../genesys/errors/token-error.ts';
import { UnknownRegionError } from '../genesys/errors/unknown-region-error.ts';
import { isTokenAlive } from '../genesys/token-alive.ts';
import { requestToken } from '../genesys/tokens.ts';
import { connect, connectionRegion, guarded, oauthClient } from '../zapier/connection.ts';
import { plain } from '../zapier/errors.ts';
import { zapierSend } from '../zapier/send.ts';
import { RENEWAL } from './renewal-words.ts';
import { type StoredTokens, storedTokens } from './stored-tokens.ts';

/** Seconds after which Zapier tries again: the login host's limit is counted by the minute. */
const RETRY_SECONDS = 60;

export const refreshAccessToken = guarded(async (z: ZObject, bundle: Bundle) => {
  const current: unknown = bundle.authData.refresh_token;
  if (typeof current !== 'string' || current === '') throw reconnect(z, RENEWAL.noRefreshToken);
  try {
    return await renewed(z, bundle, current);
  } catch (error) {
    if (error instanceof UnknownRegionError) throw reconnect(z, `${error.message} ${RENEWAL.connectAgain}`);
    if (error instanceof TokenError && error.reason === 'invalid_grant') throw await notAccepted(z, bundle, error);
    if (error instanceof TokenError || error instanceof InputError) throw later(z, error.message);
    // A fault of our own, which `guarded` logs.
    throw error;
  }
});

async function renewed(z: ZObject, bundle: Bundle, current: string): Promise<StoredTokens> {
  const region = connectionRegion(bundle.authData);
  const grant = { grant_type: 'refresh_token', refresh_token: current };
  const tokens = await requestToken(region, oauthClient(region), grant, zapierSend(z));
  // Genesys rotates refresh tokens: the old one is dead once a new one came.
  return { refresh_token: current, ...storedTokens(tokens, Date.now()) };
}

/**
 * The refresh token was not accepted. Of two runs that renew at once, the second meets this on a connection that is sound:
 * as long as the access token works, nobody has to connect anything again.
 */
async function notAccepted(z: ZObject, bundle: Bundle, { message }: TokenError): Promise<Error> {
  const alive = await isTokenAlive(connect(z, bundle));
  if (alive === false) return reconnect(z, message);
  return later(z, alive ? RENEWAL.stillWorks : RENEWAL.notKnown);
}

const reconnect = (z: ZObject, message: string) => plain(new z.errors.ExpiredAuthError(message));

const later = (z: ZObject, message: string) => new z.errors.ThrottledError(message, RETRY_SECONDS);
