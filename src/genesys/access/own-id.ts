/** By which id Genesys names whom a connection stands for, such as in `createdBy` of what it makes. */
import type { Client } from '../client.ts';
import { tokenInfo } from './token-info.ts';
import { userInfo } from './user-info.ts';

/** @returns the user's id, or that of an OAuth client that acts for itself; null where it cannot be learned. */
export async function ownId(client: Client): Promise<string | null> {
  const told = client.actsForItself
    ? tokenInfo(client).then(({ clientId }) => clientId)
    : userInfo(client).then(({ id }) => id);
  return told.catch(() => null);
}
