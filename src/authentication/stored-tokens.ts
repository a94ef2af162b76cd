import type { TokenResponse } from '../genesys/tokens.ts';

export interface StoredTokens {
  access_token: string;
  refresh_token?: string;
  /** ISO 8601. Tells a token that has expired from one that belongs to another region: Genesys answers both alike. */
  expires_at?: string;
}

/**
 * What Zapier keeps of a token response.
 *
 * @param now milliseconds since 1970.
 */
export function storedTokens({ access_token, refresh_token, expires_in }: TokenResponse, now: number): StoredTokens {
  return {
    access_token,
    ...(refresh_token && { refresh_token }),
    ...(expires_in && { expires_at: new Date(now + expires_in * 1000).toISOString() }),
  };
}
