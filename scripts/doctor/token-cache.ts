/**
 * Keeps one access token in memory, and renews it before Genesys ends it, so that a long listing does not meet a 401 in
 * its middle. Never written anywhere else.
 */
import { type ClientToken, clientTokenOf, renewalDue } from '../../src/genesys/oauth/client-token.ts';
import type { TokenResponse } from '../../src/genesys/oauth/token-request.ts';

export interface TokenCache {
  /**
   * The token to use now. Callers at the same time share one request.
   *
   * @throws what the request throws; the next call asks again.
   */
  get(): Promise<ClientToken>;
}

/**
 * @param request asks the login host for a token.
 * @param now milliseconds since 1970.
 */
export function createTokenCache(request: () => Promise<TokenResponse>, now: () => number): TokenCache {
  let cached: ClientToken | undefined;
  let asking: Promise<ClientToken> | undefined;

  async function ask(): Promise<ClientToken> {
    const asked = now();
    cached = clientTokenOf(await request(), asked);
    return cached;
  }

  return {
    get() {
      if (cached && now() < renewalDue(cached)) return Promise.resolve(cached);
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
  };
}
