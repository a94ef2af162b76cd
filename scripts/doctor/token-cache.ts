/**
 * Keeps one access token in memory, and renews it before Genesys ends it, so that a long listing does not meet a 401 in
 * its middle. Never written anywhere else.
 */
import type { AccessToken } from '../../src/genesys/client.ts';
import type { TokenResponse } from '../../src/genesys/oauth/token-request.ts';

const RENEW_BEFORE_MS = 5 * 60_000;

/** The shortest that can be set on an OAuth client: what a token lives at least when its lifetime is not said. */
const SHORTEST_LIFETIME_S = 300;

interface CachedToken extends AccessToken {
  /** Seconds from its issue to its end; null when the login host did not say. */
  readonly lifetimeSeconds: number | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface TokenCache {
  /**
   * The token to use now. Callers at the same time share one request.
   *
   * @throws what the request throws; the next call asks again.
   */
  get(): Promise<CachedToken>;
}

/**
 * @param request asks the login host for a token.
 * @param now milliseconds since 1970.
 */
export function createTokenCache(request: () => Promise<TokenResponse>, now: () => number): TokenCache {
  let cached: { token: CachedToken; renewAt: number } | undefined;
  let asking: Promise<CachedToken> | undefined;

  async function ask(): Promise<CachedToken> {
    // The time before the request: the token's life began no earlier.
    const asked = now();
    const { access_token, expires_in } = await request();
    const lifeMs = (expires_in ?? SHORTEST_LIFETIME_S) * 1000;
    const token = { value: access_token, lifetimeSeconds: expires_in ?? null, expiresAt: asked + lifeMs };
    // A token of ten minutes or less would be renewed all the time; it is used for half its life.
    cached = { token, renewAt: token.expiresAt - Math.min(RENEW_BEFORE_MS, lifeMs / 2) };
    return token;
  }

  return {
    get() {
      if (cached && now() < cached.renewAt) return Promise.resolve(cached.token);
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
  };
}
