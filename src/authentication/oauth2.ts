/** OAuth 2.0 authorization code with PKCE: where the user signs in, how the code is exchanged, how the token is renewed. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { isTokenAlive } from '../genesys/access/token-alive.ts';
import { InputError, UnknownRegionError } from '../genesys/errors/input-error.ts';
import { TokenError } from '../genesys/oauth/token-error.ts';
import { type TokenResponse, tokenRequest } from '../genesys/oauth/token-request.ts';
import { connect, connectionRegion, guarded, oauthClientFor } from '../zapier/connection.ts';
import { plain } from '../zapier/errors.ts';
import { zapierSend } from '../zapier/send.ts';
import { RENEWAL } from './renewal-words.ts';
import { requestedScope } from './scopes.ts';

/**
 * The page where the user signs in and consents (RFC 6749 §4.1.1). Zapier adds the PKCE challenge by itself
 * (`enablePkce`).
 */
export const authorizeUrl = guarded(async (_z: ZObject, bundle: Bundle) => {
  const region = connectionRegion(bundle.inputData);
  const url = new URL('/oauth/authorize', region.login);
  url.searchParams.set('client_id', oauthClientFor(region).id);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('redirect_uri', `${bundle.inputData.redirect_uri}`);
  url.searchParams.set('state', `${bundle.inputData.state}`);
  // Never first: Zapier's command line adds the scope again unless it finds "&scope=".
  url.searchParams.set('scope', requestedScope());
  return url.href;
});

interface StoredTokens {
  access_token: string;
  refresh_token?: string;
  /** ISO 8601. Tells a token that has expired from one that belongs to another region: Genesys answers both alike. */
  expires_at?: string;
  /**
   * Whether the last renewal brought a refresh token; left out until one did not. Genesys counts the one that is kept then as
   * spent; another server may go on taking it (RFC 6749 §6).
   */
  refresh_token_renewed?: boolean;
}

/**
 * What Zapier keeps of a token response.
 *
 * @param now milliseconds since 1970.
 */
function storedTokens({ access_token, refresh_token, expires_in }: TokenResponse, now: number): StoredTokens {
  return {
    access_token,
    ...(refresh_token && { refresh_token }),
    ...(expires_in && { expires_at: new Date(now + expires_in * 1000).toISOString() }),
  };
}

/** Exchanges the authorization code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). */
export const getAccessToken = guarded(async (z: ZObject, bundle: Bundle) => {
  const region = connectionRegion(bundle.inputData);
  const { code, redirect_uri, code_verifier } = bundle.inputData;
  const grant = { grant_type: 'authorization_code', code: `${code}`, redirect_uri: `${redirect_uri}` };
  // `zapier-platform invoke auth start` makes no verifier; the platform always does.
  const pkce = code_verifier ? { code_verifier: `${code_verifier}` } : {};
  return storedTokens(
    await tokenRequest(region, oauthClientFor(region), { ...grant, ...pkce }, zapierSend(z)),
    Date.now(),
  );
});

/** Seconds after which Zapier tries again: the login host's limit is counted by the minute. */
const RETRY_SECONDS = 60;

/**
 * Renews the access token (RFC 6749 §6). Zapier disconnects the account and e-mails its user on a 4xx from here, so only
 * what the user alone can fix may look like one: a refresh token that is spent, or a region that is none any more. The
 * rest is the owner's to fix, or passes.
 */
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
  const tokens = await tokenRequest(region, oauthClientFor(region), grant, zapierSend(z));
  // Genesys rotates refresh tokens: the old one is dead once a new one came.
  const stored = { refresh_token: current, ...storedTokens(tokens, Date.now()) };
  const isRenewed = tokens.refresh_token !== undefined;
  // Zapier lays this over what it has: what was said before is taken back.
  return isRenewed && bundle.authData.refresh_token_renewed === undefined
    ? stored
    : { ...stored, refresh_token_renewed: isRenewed };
}

/** Did the last renewal bring none? Text where it comes from `.env`. */
function isLastSpent({ authData }: Bundle): boolean {
  const renewed: unknown = authData.refresh_token_renewed;
  return renewed === false || renewed === 'false';
}

/**
 * The refresh token was not accepted. Of two runs that renew at once, the second meets this on a connection that is sound:
 * as long as the access token works, nobody has to connect anything again. Where that has expired the two cannot be told
 * apart: Genesys gives the same answer to a refresh token that was just used, by whomever, and to one that was revoked, and
 * what the first run stored only the next run sees. Where none came with the last renewal, that is why.
 */
async function notAccepted(z: ZObject, bundle: Bundle, { message }: TokenError): Promise<Error> {
  const alive = await isTokenAlive(connect(z, bundle).plain);
  if (alive === false) return reconnect(z, isLastSpent(bundle) ? RENEWAL.noRefreshToken : message);
  return later(z, alive ? RENEWAL.stillWorks : RENEWAL.notKnown);
}

const reconnect = (z: ZObject, message: string) => plain(new z.errors.ExpiredAuthError(message));

const later = (z: ZObject, message: string) => new z.errors.ThrottledError(message, RETRY_SECONDS);
