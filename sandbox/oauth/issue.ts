/** Makes tokens. They are random, opaque and never shown again. */
import { randomBytes } from 'node:crypto';
import type { OAuthClient, RefreshToken, State, Token } from '../world/state.ts';

/**
 * @param grant.userId null for client credentials
 * @param grant.code the authorization code the token goes back to, or null
 * @param seconds how long it is valid
 * @param now milliseconds since 1970
 */
export function issueToken(
  state: State,
  client: OAuthClient,
  grant: { userId: string | null; scopes: string[]; code: string | null },
  seconds: number,
  now: number,
): Token {
  const token: Token = {
    accessToken: secret(),
    clientId: client.id,
    ...grant,
    issuedAt: now,
    expiresAt: now + seconds * 1000,
    lastUsedAt: now,
  };
  state.tokens.set(token.accessToken, token);
  return token;
}

/** @returns the refresh token; using it up gives another one */
export function issueRefreshToken(state: State, grant: RefreshToken): string {
  const refreshToken = secret();
  state.refreshTokens.set(refreshToken, grant);
  return refreshToken;
}

/** 256 random bits, safe in a URL. */
export function secret(): string {
  return randomBytes(32).toString('base64url');
}
