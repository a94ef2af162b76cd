/**
 * Renews the access token (RFC 6749 §6). Zapier disconnects the account and e-mails its user on a 4xx from here, so only
 * `invalid_grant`, which the user alone can mend, may look like one; the rest is the owner's to mend, or passes.
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { TokenError } from '../genesys/errors/token-error.ts';
import { requestToken } from '../genesys/tokens.ts';
import { connectionRegion, guarded, oauthClient } from '../zapier/connection.ts';
import { plain } from '../zapier/errors.ts';
import { zapierSend } from '../zapier/send.ts';
import { storedTokens } from './stored-tokens.ts';

/** Seconds after which Zapier tries again: the login host's limit is counted by the minute. */
const RETRY_SECONDS = 60;

export const refreshAccessToken = guarded(async (z: ZObject, bundle: Bundle) => {
  const current = bundle.authData.refresh_token;
  if (!current)
    throw plain(
      new z.errors.ExpiredAuthError(
        'This connection has expired and has no refresh token to renew it with. Connect the account again in Zapier. If it happens again, ask the owner of ' +
          'this integration to use an OAuth client with the grant type Code Authorization.',
      ),
    );
  try {
    const region = connectionRegion(bundle.authData);
    const grant = { grant_type: 'refresh_token', refresh_token: current };
    const tokens = await requestToken(region, oauthClient(region), grant, zapierSend(z));
    // Genesys rotates refresh tokens: the old one is dead once a new one came.
    return { refresh_token: current, ...storedTokens(tokens, Date.now()) };
  } catch (error) {
    if (error instanceof TokenError && error.reason === 'invalid_grant')
      throw plain(new z.errors.ExpiredAuthError(error.message));
    throw new z.errors.ThrottledError((error as Error).message, RETRY_SECONDS);
  }
});
