/**
 * `GET /api/v2/tokens/me`: Genesys's own description of a token, its equivalent of RFC 7662.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Call, Client } from '../client.ts';
import { ACCESS } from '../requirements.ts';
import { identifier, text, texts, time } from '../values.ts';

export interface TokenInfo {
  readonly organization: { readonly id: string | null; readonly name: string | null };
  /** Null: Genesys lists none at all, which means unknown, not none. */
  readonly scopes: readonly string[] | null;
  /** When the token idles out, milliseconds since 1970; null without an idle timeout. */
  readonly idlesAt: number | null;
  readonly client: OAuthClientInfo;
}

export interface OAuthClientInfo {
  readonly name: string | null;
  /** `active`, `disabled` or `inactive`. */
  readonly state: string | null;
  /** When it will be deleted, milliseconds since 1970; null when no deletion is planned. */
  readonly deletedAt: number | null;
  /** Does it act for itself (client credentials) instead of for a user? */
  readonly actsForItself: boolean;
  /** Does it belong to the organization that the token is for? Null: not known. */
  readonly own: boolean | null;
}

/**
 * Reads the description without resetting an idle timeout.
 *
 * @param options how much the answer is worth.
 * @throws {GenesysError} when Genesys does not tell, such as for want of the scope `user-basic-info`.
 */
export async function tokenInfo(
  client: Pick<Client, 'ask'>,
  options: Pick<Call, 'signal' | 'retry'> = {},
): Promise<TokenInfo> {
  const call = { access: ACCESS.tokenInfo, path: '/api/v2/tokens/me', query: { preserveIdleTTL: true }, ...options };
  const { organization, authorizedScope, dateTokenIdles, OAuthClient } = (await client.ask<Models.TokenInfo>(call))
    .data;
  const id = identifier(organization?.id) ?? null;
  const owner = identifier(OAuthClient?.organization?.id);
  return {
    organization: { id, name: text(organization?.name) ?? null },
    scopes: texts(authorizedScope) ?? null,
    idlesAt: time(dateTokenIdles) ?? null,
    client: {
      name: text(OAuthClient?.name) ?? null,
      state: text(OAuthClient?.state)?.toLowerCase() ?? null,
      deletedAt: time(OAuthClient?.dateToDelete) ?? null,
      actsForItself: OAuthClient?.authorizedGrantType === 'CLIENT-CREDENTIALS',
      own: owner && id ? owner === id : null,
    },
  };
}
