/** Whether an access token is good: issued here, its time not over, not idled out, its OAuth client not disabled. */
import type { State, Token } from '../world/state.ts';

/**
 * Genesys's contract on `OAuthClient.state`: `disabled` makes the tokens that exist invalid, `inactive` only gives no new ones.
 * @param now milliseconds since 1970
 * @returns undefined for one that is refused
 */
export function livingToken(state: State, value: string, now: number): Token | undefined {
  const token = state.tokens.get(value);
  if (!token || token.expiresAt <= now) return undefined;
  const idle = state.organization.idleTimeoutSeconds;
  if (idle !== null && token.lastUsedAt + idle * 1000 <= now) return undefined;
  const client = state.clients.find(({ id }) => id === token.clientId);
  return client?.state === 'disabled' ? undefined : token;
}
