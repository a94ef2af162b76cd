/**
 * The inactivity timeout of an organization, which may be on for some of its users: 5 minutes to 8 hours. While it is,
 * Genesys gives a sign-in by code no refresh token, so only turning it off helps (Genesys's help, "Set an automatic
 * inactivity timeout"). Polls keep such a connection awake, but its access token still ends.
 */
import type { Client } from '../client.ts';
import { type TokenInfo, tokenInfo } from './token-info.ts';

export interface InactivityTimeout {
  /** How long the token may rest, in minutes from 1 to 480; null: not known. */
  readonly minutes: number | null;
}

/** Where an admin turns it off, in the menus old and new. */
export const INACTIVITY_PLACE =
  'Admin > Account Settings > Organization Settings, tab Authentication; in the new menu: Menu > Account > Organization Settings';

/** The way out where it has to stay on, as it has by HIPAA. */
export const WITHOUT_A_USER =
  'Where it has to stay on, ask the owner of this integration for its service-account edition, whose connections belong to no user and need no refresh token.';

/** The longest that Genesys lets an organization set. */
const LONGEST_MINUTES = 480;

/** Milliseconds for the second question: it only explains. */
const ASK_MS = 5_000;

/**
 * What the token tells of it. The first answer says when the token idles out if nothing is done, which may be soon only
 * because it rested long. It has been used since, so a second answer tells the timeout itself.
 *
 * @param info what the token said of itself before it was used; null: it was not told.
 * @param now when the token was used last, by the server's clock, milliseconds since 1970.
 * @returns null where the timeout is off, or nothing is known of it.
 */
export async function inactivityTimeout(
  client: Client,
  info: TokenInfo | null,
  now: number,
): Promise<InactivityTimeout | null> {
  if (typeof info?.idlesAt !== 'number') return null;
  const once = { retry: false, signal: AbortSignal.timeout(ASK_MS) };
  const again = await tokenInfo(client, once).catch(() => null);
  const minutes = Math.round(((again?.idlesAt ?? now) - now) / 60_000);
  return { minutes: minutes >= 1 && minutes <= LONGEST_MINUTES ? minutes : null };
}

/** Minutes as a person says them: "10 minutes", "8 hours". */
export function duration(minutes: number): string {
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
