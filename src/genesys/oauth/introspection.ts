/**
 * Token introspection as RFC 7662 has it. Genesys publishes no such endpoint today; should the metadata (RFC 8414) of the
 * region's login host ever name one on a host of that region, it is asked. Otherwise token-info.ts tells.
 */
import type { Client } from '../client.ts';
import type { HttpRequest } from '../http/http.ts';
import { identifier, jsonObject, texts } from '../values.ts';
import { parseScopes } from './scopes.ts';
import { formRequest, type OAuthClient } from './token-request.ts';

interface Introspection {
  readonly active: boolean;
  /** Null: the answer does not say, which is not the same as none. */
  readonly scopes: readonly string[] | null;
}

/** Characters of a list of scopes: 134 of Genesys's take 4,000. */
const LONGEST_LIST = 20_000;

/** Metadata and introspection only explain, so they get less time than the calls that decide. */
const TIMEOUT_MS = 3_000;

/**
 * Asks the authorization server as RFC 7662 §2 says, when it names an endpoint of the region's own.
 *
 * @param oauthClient the OAuth client; without it the endpoint cannot be asked.
 * @returns null when there is no such endpoint or it does not answer as the RFC says.
 */
export async function introspect(
  client: Client,
  accessToken: string,
  oauthClient: OAuthClient | null,
): Promise<Introspection | null> {
  if (oauthClient === null) return null;
  const { region } = client;
  const metadata = await ask(client, {
    method: 'GET',
    url: `${region.login}/.well-known/oauth-authorization-server`,
    headers: { accept: 'application/json' },
    timeoutMs: TIMEOUT_MS,
  });
  const endpoint = `${identifier(metadata.introspection_endpoint)}`;
  // The token and the client's secret go there: to no origin but the region's own, whatever the metadata says.
  if (!URL.canParse(endpoint) || ![region.login, region.api].includes(new URL(endpoint).origin)) return null;
  const form = { token: accessToken, token_type_hint: 'access_token' };
  const answer = await ask(client, formRequest(endpoint, oauthClient, form, TIMEOUT_MS));
  const { active, scope } = answer;
  if (typeof active !== 'boolean') return null;
  return {
    active,
    scopes: (typeof scope === 'string' && texts(parseScopes(client.redact(scope, LONGEST_LIST)))) || null,
  };
}

/** @returns the answer; empty where there is none that can be read. */
async function ask(client: Client, request: HttpRequest): Promise<Record<string, unknown>> {
  try {
    return await client.runtime.send(request, ({ status, body }) => (status === 200 && jsonObject(body)) || {});
  } catch {
    return {};
  }
}
