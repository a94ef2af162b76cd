/**
 * `GET /api/v2/tokens/me`: Genesys's own description of a token, its equivalent of RFC 7662.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Call, Client } from '../client.ts';
import type { OAuthClientInfo } from '../errors/context.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { identifier, text, texts, time } from '../values.ts';

export interface TokenInfo {
  readonly organization: { readonly id: string | null; readonly name: string | null };
  /** Null: Genesys lists none at all, which means unknown, not none. */
  readonly scopes: readonly string[] | null;
  /** When the token idles out, milliseconds since 1970; null without an idle timeout. */
  readonly idlesAt: number | null;
  readonly oauthClient: OAuthClientInfo;
  /** The OAuth client's id; null where Genesys does not say. */
  readonly clientId: string | null;
}

/**
 * Reads the description without resetting an idle timeout.
 *
 * @param options how much the answer is worth.
 * @throws {GenesysError} when Genesys does not tell, such as for want of the scope `user-basic-info`.
 */
export async function tokenInfo(client: Client, options: Pick<Call, 'signal' | 'retry'> = {}): Promise<TokenInfo> {
  const call = {
    requirement: REQUIREMENTS.tokenInfo,
    path: '/api/v2/tokens/me',
    query: { preserveIdleTTL: true },
    ...options,
  };
  const { organization, authorizedScope, dateTokenIdles, OAuthClient } = (await client.call<Models.TokenInfo>(call))
    .data;
  const id = identifier(organization?.id) ?? null;
  const owner = identifier(OAuthClient?.organization?.id);
  return {
    organization: { id, name: text(organization?.name) ?? null },
    scopes: texts(authorizedScope) ?? null,
    idlesAt: time(dateTokenIdles) ?? null,
    clientId: identifier(OAuthClient?.id) ?? null,
    oauthClient: {
      name: text(OAuthClient?.name) ?? null,
      state: text(OAuthClient?.state)?.toLowerCase() ?? null,
      deletedAt: time(OAuthClient?.dateToDelete) ?? null,
      actsForItself: OAuthClient?.authorizedGrantType === 'CLIENT-CREDENTIALS',
      own: owner && id ? owner === id : null,
    },
  };
}
