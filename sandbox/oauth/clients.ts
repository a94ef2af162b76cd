/**
 * Which OAuth client is calling: RFC 6749, section 2.3.1, by HTTP Basic or in the body. Id and secret stand in the header as they are:
 * Genesys's own SDKs do not form-encode them first, as the RFC asks.
 */
import { OAuthError } from '../reply.ts';
import type { OAuthClient, State } from '../world/state.ts';

/**
 * @param authorization the `Authorization` header; when there is one the body's credentials do not count
 * @param form the request's body
 * @throws {OAuthError} invalid_client, in Genesys's words, also for a client that is not active; for one that is not there by
 *   `settings.unknownClient`
 */
export function authenticateClient(
  state: State,
  authorization: string | undefined,
  form: URLSearchParams,
): OAuthClient {
  const [id, secret] = credentials(authorization) ?? [form.get('client_id'), form.get('client_secret')];
  const client = state.clients.find((candidate) => candidate.id === id);
  // 400, however the credentials came: captured at a live login host.
  if (!client && state.settings.unknownClient === 'not_found') {
    throw new OAuthError('invalid_client', 'client not found');
  }
  if (!client || client.secret !== secret || client.state !== 'active') {
    // 401 is for those who tried the header, 400 for the others: RFC 6749, section 5.2.
    throw new OAuthError('invalid_client', 'authentication failed', authorization === undefined ? 400 : 401);
  }
  return client;
}

function credentials(authorization: string | undefined): [string, string] | undefined {
  if (!authorization?.toLowerCase().startsWith('basic ')) return undefined;
  const text = Buffer.from(authorization.slice('basic '.length), 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}
