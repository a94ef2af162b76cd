import type { Models } from 'purecloud-platform-client-v2';
import { ACCESS } from './access.ts';
import type { Call, Client } from './client.ts';

/**
 * `GET /api/v2/users/me`: who the token belongs to, with the user's roles and permissions and the organization's name.
 *
 * @param options how much the answer is worth.
 * @throws {GenesysError} also for a token without a user (client credentials: 400 `not.a.user`).
 */
export async function userInfo(
  client: Pick<Client, 'ask'>,
  options: Pick<Call, 'signal' | 'retry'> = {},
): Promise<Models.UserMe> {
  const query = { expand: ['authorization', 'organization'] };
  const call = { access: ACCESS.userInfo, path: '/api/v2/users/me', query, ...options };
  return (await client.ask<Models.UserMe>(call)).data;
}
