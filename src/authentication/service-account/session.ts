/**
 * Gets the connection's token: when an account is connected, and whenever Zapier renews it, before its end or after a 401.
 * Asked once each time; what passes is Zapier's to try again.
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { isTokenAlive } from '../../genesys/access/token-alive.ts';
import { tokenInfo } from '../../genesys/access/token-info.ts';
import { InputError } from '../../genesys/errors/input-error.ts';
import type { SendRequest } from '../../genesys/http/http.ts';
import { clientTokenOf, clientTokenRequest } from '../../genesys/oauth/client-token.ts';
import { TokenError, type TokenErrorReason } from '../../genesys/oauth/token-error.ts';
import type { OAuthClient, TokenResponse } from '../../genesys/oauth/token-request.ts';
import type { Region } from '../../genesys/regions.ts';
import { isId } from '../../genesys/values.ts';
import { connect, connectionRegion, expiryOf, guarded } from '../../zapier/connection.ts';
import { plain } from '../../zapier/errors.ts';
import { zapierSend } from '../../zapier/send.ts';
import { asClient } from './acting.ts';
import { enteredClient } from './fields.ts';
import { CONNECT_AGAIN, NOT_RENEWED, PERHAPS_SWAPPED } from './words.ts';

/** What passes by itself, or is no fault of the connection. */
const PASSING: ReadonlySet<TokenErrorReason> = new Set([
  'rate_limited',
  'unreachable',
  'no_token',
  'not_genesys',
  'other',
]);

/** Seconds after which Zapier tries again: the login host's limit is counted by the minute. */
const RETRY_SECONDS = 60;

const getToken = guarded(async (z: ZObject, bundle: Bundle) => {
  try {
    const region = connectionRegion(bundle.authData);
    const client = enteredClient(bundle);
    const asked = Date.now();
    const token = clientTokenOf(await requested(region, client, zapierSend(z)), asked);
    return {
      access_token: token.value,
      expires_at: new Date(token.expiresAt).toISOString(),
      // Zapier lays this over what it has: a lifetime that is not said any more is taken back.
      expires_in: token.lifetimeSeconds,
    };
  } catch (error) {
    if (error instanceof TokenError && PASSING.has(error.reason))
      throw new z.errors.ThrottledError(error.message, RETRY_SECONDS);
    const isConnected = Boolean(bundle.authData.access_token);
    if (!isConnected || !(error instanceof TokenError || error instanceof InputError)) throw error;
    // Only who connects the account again can put that right, and until then no run succeeds.
    const sentence = error instanceof TokenError ? await why(z, bundle, error) : `${error.message} ${CONNECT_AGAIN}`;
    throw plain(new z.errors.ExpiredAuthError(sentence));
  }
});

/** Not accepted, what was entered as the id may be the secret: Genesys's ids are UUIDs, those of the sandbox are words. */
async function requested(region: Region, client: OAuthClient, send: SendRequest): Promise<TokenResponse> {
  try {
    return await clientTokenRequest(region, client, send);
  } catch (error) {
    if (error instanceof TokenError && UNACCEPTED.has(error.reason) && region.id !== 'sandbox' && !isId(client.id))
      error.message += ` ${PERHAPS_SWAPPED}`;
    throw error;
  }
}

const UNACCEPTED: ReadonlySet<TokenErrorReason> = new Set(['invalid_client', 'client_not_found']);

export const perform = (z: ZObject, bundle: Bundle) => getToken(z, asClient(bundle));

/** Milliseconds for the second question: it only explains. */
const ASK_MS = 5_000;

/**
 * To all of it the login host says `invalid_client`. What becomes of the token that there is tells more: an inactive client's
 * lives on and says so, and where it belongs to an active one the secret is another now. One that is dead says little: a
 * disabled client's is, and so is one that idled out or was revoked, whatever else is wrong.
 */
async function why(z: ZObject, bundle: Bundle, { reason, message }: TokenError): Promise<string> {
  const expiresAt = expiryOf(bundle);
  if (reason !== 'invalid_client' || expiresAt === null || expiresAt <= Date.now()) return message;
  const { plain: client } = connect(z, bundle);
  const { name } = client.region;
  const alive = await isTokenAlive(client);
  if (alive === null) return message;
  if (!alive) return NOT_RENEWED.tokenDead(name);
  const asked = tokenInfo(client, { retry: false, signal: AbortSignal.timeout(ASK_MS) });
  const state = await asked.then(({ oauthClient }) => oauthClient.state).catch(() => null);
  if (state === 'active') return NOT_RENEWED.secretReplaced(name);
  return state === 'inactive' ? NOT_RENEWED.clientInactive(name) : message;
}
