/** Whether an access token still works, asked as cheaply as can be and without waking it. */
import type { Client } from '../client.ts';
import type { Kind } from '../errors/diagnosis.ts';
import { GenesysError } from '../errors/genesys-error.ts';
import { tokenInfo } from './token-info.ts';

/**
 * Refusals with a code of Genesys's own that it gives only to a token it knows. A 403 without one may be a firewall's, and
 * one that calls the OAuth client disabled says so in its text alone.
 */
const ACCEPTED: ReadonlySet<Kind> = new Set([
  'scope_missing',
  'permission_missing',
  'division_permission_missing',
  'policy_denied',
  'user_required',
]);

/** Milliseconds for the answer: a token request of up to 15 s came before, and Zapier ends the run at 30 s. */
const ASK_MS = 5_000;

/**
 * @returns whether it does; null when no answer tells. A refusal for want of a scope is an answer: the token was accepted.
 */
export async function isTokenAlive(client: Client): Promise<boolean | null> {
  try {
    const { organization, oauthClient } = await tokenInfo(client, {
      retry: false,
      signal: AbortSignal.timeout(ASK_MS),
    });
    // What describes no token may be anybody's answer.
    return organization.id !== null || oauthClient.name !== null ? true : null;
  } catch (error) {
    if (!(error instanceof GenesysError)) throw error;
    const { kind, status } = error.diagnosis;
    // Without a request where the token could not even stand in a header.
    if (kind === 'token_expired') return false;
    // An address that is not let in says nothing about the token.
    if (status === 401) return kind === 'ip_not_allowed' ? null : false;
    return status === 403 && ACCEPTED.has(kind) ? true : null;
  }
}
