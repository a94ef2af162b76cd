/**
 * The authorization endpoint (RFC 6749, section 4.1; RFC 7636). The user consents at once or, by
 * `settings.consent`, on a page. Until client and redirect URI are known to be
 * right nobody is redirected: section 4.1.2.1.
 */
import { permissionsOf } from '../access.ts';
import { html, type Reply } from '../reply.ts';
import type { OAuthClient, PendingConsent, State } from '../world/state.ts';
import { askConsent } from './consent.ts';
import { grantedScopes } from './scopes.ts';
import { CODE_LIFETIME, sendBack } from './send-back.ts';

/** @param now milliseconds since 1970 */
export function authorize(state: State, query: URLSearchParams, now: number): Reply {
  const client = state.clients.find(({ id }) => id === query.get('client_id'));
  const redirectUri = query.get('redirect_uri');
  if (!client) return html('invalid_client', 'There is no OAuth client with this client_id here.', 400);
  if (redirectUri === null || !client.redirectUris.includes(redirectUri)) {
    return html('invalid_request', 'The redirect_uri is not one of those registered on the OAuth client.', 400);
  }
  if (client.state !== 'active') return html('invalid_client', 'The OAuth client is disabled.', 400);
  const user = state.users.find(({ id }) => id === state.settings.consentUserId);
  if (
    !client.authorizedInOrganization &&
    !permissionsOf(state, user?.grants ?? []).includes('oauth:client:authorize')
  ) {
    const text = `${client.name} has not been authorized in ${state.organization.name}. Ask an administrator to authorize it.`;
    return html('Application not authorized', text, 403);
  }
  const scopes = grantedScopes(state, client, query.get('scope'));
  const error = fault(client, query) ?? (scopes ? undefined : 'invalid_scope') ?? (user ? undefined : 'access_denied');
  const sent = query.get('state');
  if (error !== undefined || !scopes || !user) {
    const description = `The authorization request failed: ${error}`;
    return sendBack(state, { redirectUri, state: sent, error: error ?? 'access_denied', description }, now);
  }
  const pending: PendingConsent = {
    clientId: client.id,
    userId: user.id,
    redirectUri,
    scopes,
    codeChallenge: query.get('code_challenge'),
    expiresAt: now + CODE_LIFETIME * 1000,
    state: sent,
  };
  return state.settings.consent === 'page' ? askConsent(state, client, user, pending) : sendBack(state, pending, now);
}

/** What is wrong with the request itself, as an error code of RFC 6749, section 4.1.2.1. */
function fault(client: OAuthClient, query: URLSearchParams): string | undefined {
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  if (!client.grantTypes.includes('authorization_code')) return 'unauthorized_client';
  const challenge = query.get('code_challenge');
  const method = query.get('code_challenge_method');
  if (challenge === null) return method === null ? undefined : 'invalid_request';
  // Without a method RFC 7636 means "plain", which Genesys does not offer.
  return method === 'S256' && /^[\w-]{43}$/.test(challenge) ? undefined : 'invalid_request';
}
