/** The token endpoint: RFC 6749 sections 4.1.3, 4.4 and 6, RFC 7636 section 4.6, with Genesys's own error bodies. */
import { createHash } from 'node:crypto';
import { lacking } from '../contract/lacking.ts';
import { json, OAuthError, type Reply } from '../reply.ts';
import type { OAuthClient, RefreshToken, State } from '../world/state.ts';
import { authenticateClient } from './clients.ts';
import { issueRefreshToken, issueToken } from './issue.ts';
import { SAML2_BEARER } from './metadata.ts';

/**
 * @param authorization the `Authorization` header
 * @param form the body
 * @param now milliseconds since 1970
 * @throws {OAuthError} with the codes of RFC 6749, section 5.2
 */
export function token(state: State, authorization: string | undefined, form: URLSearchParams, now: number): Reply {
  if (state.settings.tokenRateLimited) {
    throw new OAuthError('invalid_request', 'rate limit exceeded; retry the request in a minute');
  }
  const repeated = [...form.keys()].find((name, index, names) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new OAuthError('invalid_request', `${repeated} is given more than once`);
  const client = authenticateClient(state, authorization, form);
  const grantType = form.get('grant_type');
  if (grantType === null) throw new OAuthError('invalid_request', 'grant_type is required');
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token' && grantType !== 'client_credentials') {
    const isLacking = grantType === SAML2_BEARER;
    const text = isLacking ? lacking(`grant type ${grantType}`).message : 'the grant type is not supported';
    throw new OAuthError('unsupported_grant_type', text);
  }
  if (!client.grantTypes.includes(grantType)) {
    throw new OAuthError('unauthorized_client', 'the client may not use this grant type');
  }
  if (grantType === 'client_credentials') return answer(state, client, null, now);
  const grant =
    grantType === 'refresh_token' ? useRefreshToken(state, client, form) : useCode(state, client, form, now);
  return answer(state, client, grant, now);
}

function useCode(state: State, client: OAuthClient, form: URLSearchParams, now: number): RefreshToken {
  const value = form.get('code');
  if (value === null) throw new OAuthError('invalid_request', 'code is required');
  const code = state.codes.get(value);
  if (code?.used) {
    revoke(state, value);
    throw new OAuthError('invalid_grant', 'the authorization code has been used before');
  }
  if (!code || code.clientId !== client.id || code.expiresAt <= now) {
    throw new OAuthError('invalid_grant', 'the authorization code is invalid or has expired');
  }
  if (form.get('redirect_uri') !== code.redirectUri) {
    throw new OAuthError('invalid_grant', 'redirect_uri is not that of the authorization request');
  }
  const verifier = form.get('code_verifier');
  const challenge = verifier === null ? null : createHash('sha256').update(verifier).digest('base64url');
  if (challenge !== code.codeChallenge) throw new OAuthError('invalid_grant', 'code_verifier does not match');
  code.used = true;
  return { clientId: client.id, userId: code.userId, scopes: code.scopes, code: value };
}

function useRefreshToken(state: State, client: OAuthClient, form: URLSearchParams): RefreshToken {
  const value = form.get('refresh_token');
  if (value === null) throw new OAuthError('invalid_request', 'refresh_token is required');
  const found = state.refreshTokens.get(value);
  if (!found || found.clientId !== client.id) throw new OAuthError('invalid_grant', 'the refresh token is invalid');
  state.refreshTokens.delete(value);
  return found;
}

/** A replayed code ends everything it gave: somebody else may hold it (RFC 6749, section 4.1.2). */
function revoke(state: State, code: string): void {
  for (const [key, issued] of state.tokens) if (issued.code === code) state.tokens.delete(key);
  for (const [key, issued] of state.refreshTokens) if (issued.code === code) state.refreshTokens.delete(key);
}

/**
 * Genesys gives none while the organization's inactivity timeout is on (its help, "Set an automatic inactivity timeout"). What becomes of
 * those given before, it does not say. Here such a one still counts, once, as always: it is spent on an access token, and no other follows,
 * so that nothing outlives the timeout for longer than an access token lives.
 */
function givesRefreshTokens({ organization }: State, client: OAuthClient): boolean {
  return organization.idleTimeoutSeconds === null && client.grantTypes.includes('refresh_token');
}

function answer(state: State, client: OAuthClient, grant: RefreshToken | null, now: number): Reply {
  const { userId, scopes, code } = grant ?? { userId: null, scopes: [], code: null };
  const seconds = client.accessTokenValiditySeconds;
  const issued = issueToken(state, client, { userId, scopes, code }, seconds, now);
  const body = { access_token: issued.accessToken, token_type: 'bearer', expires_in: seconds };
  const headers = { 'cache-control': 'no-store' };
  if (!grant || !givesRefreshTokens(state, client)) return json(body, 200, headers);
  return json({ ...body, refresh_token: issueRefreshToken(state, grant) }, 200, headers);
}
