/** `GET /api/v2/users/me`: who a token belongs to. */
import type { Models } from 'purecloud-platform-client-v2';
import type { Call, Client } from '../client.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { identifier, names, text, texts } from '../values.ts';

/** An admin has some two thousand; one that is not read would count as missing. */
const MOST_PERMISSIONS = 10_000;

export interface UserInfo {
  readonly id: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly organization: { readonly id: string | null; readonly name: string | null };
  /** Names of the user's roles. */
  readonly roles: readonly string[];
  /** `domain:entity:action`; null: Genesys does not say. */
  readonly permissions: readonly string[] | null;
}

/**
 * @param options how much the answer is worth.
 * @throws {GenesysError} also for a token without a user (client credentials: 400 `not.a.user`).
 */
export async function userInfo(client: Client, options: Pick<Call, 'signal' | 'retry'> = {}): Promise<UserInfo> {
  const query = { expand: ['authorization', 'organization'] };
  const call = { requirement: REQUIREMENTS.userInfo, path: '/api/v2/users/me', query, ...options };
  const { id, name, email, organization, authorization } = (await client.call<Models.UserMe>(call)).data;
  return {
    id: identifier(id) ?? null,
    name: text(name) ?? null,
    email: text(email) ?? null,
    organization: { id: identifier(organization?.id) ?? null, name: text(organization?.name) ?? null },
    roles: names(authorization?.roles),
    permissions: texts(authorization?.permissions, MOST_PERMISSIONS) ?? null,
  };
}
