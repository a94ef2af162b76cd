/**
 * A token of an OAuth client that acts for itself: by client credentials (RFC 6749 §4.4), from the login host of its
 * region. There is no refresh token (§4.4.3): whoever has id and secret asks for another one.
 */
import type { SendRequest } from '../http/http.ts';
import type { Region } from '../regions.ts';
import { CLIENT_TOKEN_WORDS } from './client-token-words.ts';
import { TokenError } from './token-error.ts';
import { type OAuthClient, type TokenResponse, tokenRequest } from './token-request.ts';

/** The shortest that can be set on an OAuth client: what a token lives at least where its lifetime is not said. */
const SHORTEST_LIFETIME_S = 300;

/** Longer than any run, and than what a clock may be wrong by. */
const RENEW_BEFORE_S = 300;

export interface ClientToken {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Seconds from its issue to its end; null where the login host did not say. */
  readonly lifetimeSeconds: number | null;
}

/**
 * Asks for a token, once.
 *
 * @throws {TokenError} when no token came, in the words for whoever has the client's id and secret.
 */
export async function clientTokenRequest(
  region: Region,
  oauthClient: OAuthClient,
  send: SendRequest,
): Promise<TokenResponse> {
  try {
    return await tokenRequest(region, oauthClient, { grant_type: 'client_credentials' }, send);
  } catch (error) {
    throw error instanceof TokenError ? new TokenError(error.reason, region.name, CLIENT_TOKEN_WORDS) : error;
  }
}

/** @param asked when the token was asked for, milliseconds since 1970: its life began no earlier. */
export function clientTokenOf({ access_token, expires_in }: TokenResponse, asked: number): ClientToken {
  return {
    value: access_token,
    expiresAt: asked + (expires_in ?? SHORTEST_LIFETIME_S) * 1000,
    lifetimeSeconds: expires_in ?? null,
  };
}

/**
 * When to ask for another one: 5 minutes before the end. A token that lives ten minutes or less would be renewed all the
 * time; it is used for half its life.
 *
 * @returns milliseconds since 1970.
 */
export function renewalDue({ expiresAt, lifetimeSeconds }: Omit<ClientToken, 'value'>): number {
  return expiresAt - Math.min(RENEW_BEFORE_S, (lifetimeSeconds ?? SHORTEST_LIFETIME_S) / 2) * 1000;
}
