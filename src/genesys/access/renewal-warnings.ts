/** Why a connection cannot renew itself, as far as it is known, and how long it lives as it is. */

import type { ConnectionContext } from '../errors/context.ts';
import { duration, INACTIVITY_PLACE, type InactivityTimeout, WITHOUT_A_USER } from './inactivity-timeout.ts';

export interface Renewal {
  readonly hasRefreshToken: boolean;
  /** When the access token ends, milliseconds since 1970; null: not known. */
  readonly expiresAt: number | null;
  /** Null: off, or not known where nothing is known of the client. */
  readonly inactivity: InactivityTimeout | null;
}

const CODE_AUTHORIZATION =
  "ask the owner of this integration to set the OAuth client's grant type to Code Authorization";

/** @returns at most one sentence: each cause excludes the others, or stands beside them where none is certain. */
export function renewalWarnings(
  context: ConnectionContext,
  { hasRefreshToken, expiresAt, inactivity }: Renewal,
): string[] {
  const end = expiresAt === null ? '' : `, on ${moment(expiresAt)}`;
  if (inactivity) return [timeoutOn(context, hasRefreshToken, end, inactivity)];
  if (hasRefreshToken) return [];
  const none = `No refresh token came with this connection, so it ends when its access token does${end}.`;
  if (!context.oauthClient)
    return [
      `${none} Most often the organization's inactivity timeout is on for this user, and then neither reconnecting nor raising it helps: ` +
        `ask a Genesys admin to turn it off (${INACTIVITY_PLACE}), then reconnect. If it is off, ${CODE_AUTHORIZATION}, then reconnect. ${WITHOUT_A_USER}`,
    ];
  if (context.oauthClient.actsForItself)
    return [`${none} Its OAuth client has the grant type Client Credentials: ${CODE_AUTHORIZATION}, then reconnect.`];
  return [
    `${none} The organization's inactivity timeout, which takes refresh tokens away, is off for this user: if it was on when the account was ` +
      `connected, reconnecting is enough. Otherwise ${CODE_AUTHORIZATION}, then reconnect.`,
  ];
}

function timeoutOn(
  { user }: ConnectionContext,
  hasRefreshToken: boolean,
  end: string,
  { minutes }: InactivityTimeout,
): string {
  const [length, rest] = minutes === null ? ['', 'too long'] : [` of ${duration(minutes)}`, `for ${duration(minutes)}`];
  return (
    `Your organization's inactivity timeout${length} is on for ${user ?? 'the connected user'}. While it is, Genesys Cloud gives no ` +
    `${hasRefreshToken ? 'new ' : ''}refresh token, so this connection ${hasRefreshToken ? 'may not be renewed' : 'cannot be renewed'}: ` +
    `it ends when it rests ${rest} (each poll of a Zap starts that time anew, and comes every 1 to 15 minutes), and ` +
    `${hasRefreshToken ? 'most likely' : 'at the latest'} when its access token does${end}. ` +
    `Ask a Genesys admin to turn it off for this user (${INACTIVITY_PLACE}), then reconnect this account. ` +
    `Reconnecting before that, or raising the timeout, does not help. ${WITHOUT_A_USER}`
  );
}

/** To the minute, in a form that everybody reads alike. */
function moment(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `${iso.slice(0, 10)} at ${iso.slice(11, 16)} UTC`;
}
