/** RFC 7662 introspection. Genesys does not publish it; it is here, switched off, to try clients that would use it if it came. */
import { json, type Reply } from '../reply.ts';
import type { State } from '../world/state.ts';
import { authenticateClient } from './clients.ts';
import { livingToken } from './living.ts';

/**
 * @param now milliseconds since 1970
 * @throws {OAuthError} invalid_client
 */
export function introspect(state: State, authorization: string | undefined, form: URLSearchParams, now: number): Reply {
  authenticateClient(state, authorization, form);
  const found = livingToken(state, form.get('token') ?? '', now);
  if (!found) return json({ active: false });
  const user = state.users.find(({ id }) => id === found.userId);
  return json({
    active: true,
    scope: found.scopes.join(' '),
    client_id: found.clientId,
    token_type: 'bearer',
    exp: Math.floor(found.expiresAt / 1000),
    iat: Math.floor(found.issuedAt / 1000),
    sub: user?.id ?? found.clientId,
    ...(user ? { username: user.email } : {}),
  });
}
