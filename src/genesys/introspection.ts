/**
 * What a token says of itself. Genesys publishes no RFC 7662 endpoint today; `GET /api/v2/tokens/me` is its equivalent.
 * Should the metadata (RFC 8414) of the region's login host ever name one on a host of that region, it is asked first.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { ACCESS } from './access.ts';
import type { Call, Client } from './client.ts';
import type { HttpRequest } from './http.ts';
import { jsonObject } from './json.ts';
import { parseScopes } from './scopes.ts';
import { type ClientCredentials, formRequest } from './tokens.ts';

export interface Introspection {
  readonly method: 'rfc7662' | 'tokens_me';
  /** False only when the authorization server said so. */
  readonly active: boolean;
  /** Null: the answer does not say, which is not the same as none. */
  readonly scopes: readonly string[] | null;
}

/** The metadata and introspection calls are a bonus, so they get less time than the calls that decide. */
const TIMEOUT_MS = 3_000;

/**
 * Genesys's own description of the token, read without resetting an idle timeout.
 *
 * @param options how much the answer is worth.
 * @throws {GenesysError} when Genesys does not tell, such as for want of the scope `user-basic-info`.
 */
export async function tokenInfo(
  client: Pick<Client, 'ask'>,
  options: Pick<Call, 'signal' | 'retry'> = {},
): Promise<Models.TokenInfo> {
  const call = { access: ACCESS.tokenInfo, path: '/api/v2/tokens/me', query: { preserveIdleTTL: true }, ...options };
  return (await client.ask<Models.TokenInfo>(call)).data;
}

/** @returns the scopes that Genesys's own description of the token lists; null when it lists none at all. */
export function authorizedScopes(info: Models.TokenInfo): readonly string[] | null {
  // With client credentials scopes do not apply; an absent list means that Genesys does not say.
  return Array.isArray(info.authorizedScope) ? info.authorizedScope : null;
}

/**
 * Asks the authorization server as RFC 7662 §2 says, when it names an endpoint of the region's own.
 *
 * @param credentials the OAuth client; without them the endpoint cannot be asked.
 * @returns null when there is no such endpoint or it does not answer as the RFC says.
 */
export async function introspect(
  client: Client,
  accessToken: string,
  credentials: ClientCredentials | null,
): Promise<Introspection | null> {
  if (credentials === null) return null;
  const { region } = client;
  const metadata = await ask(client, {
    method: 'GET',
    url: `${region.login}/.well-known/oauth-authorization-server`,
    headers: { accept: 'application/json' },
    timeoutMs: TIMEOUT_MS,
  });
  const endpoint = `${metadata?.introspection_endpoint}`;
  // The token and the client's secret go there: to no origin but the region's own, whatever the metadata says.
  if (!URL.canParse(endpoint) || ![region.login, region.api].includes(new URL(endpoint).origin)) return null;
  const form = { token: accessToken, token_type_hint: 'access_token' };
  const answer = await ask(client, formRequest(endpoint, credentials, form, TIMEOUT_MS));
  if (typeof answer?.active !== 'boolean') return null;
  const { active, scope } = answer;
  return { method: 'rfc7662', active, scopes: typeof scope === 'string' ? parseScopes(scope) : null };
}

async function ask(client: Client, request: HttpRequest): Promise<Record<string, unknown> | null> {
  try {
    const response = await client.surroundings.send(request);
    return response.status === 200 ? jsonObject(response.body) : null;
  } catch {
    return null;
  }
}
