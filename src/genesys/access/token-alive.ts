/** Whether an access token still works, asked as cheaply as can be and without waking it. */
import type { Client } from '../client.ts';
import { GenesysError } from '../errors/genesys-error.ts';
import { tokenInfo } from './token-info.ts';

/** Milliseconds for the answer: a token request of up to 15 s came before, and Zapier ends the run at 30 s. */
const ASK_MS = 5_000;

/**
 * @returns whether it does; null when no answer tells. A refusal for want of a scope is an answer: the token was accepted.
 */
export async function isTokenAlive(client: Client): Promise<boolean | null> {
  try {
    await tokenInfo(client, { retry: false, signal: AbortSignal.timeout(ASK_MS) });
    return true;
  } catch (error) {
    if (!(error instanceof GenesysError)) throw error;
    const { kind, status } = error.diagnosis;
    // Without a request where the token could not even stand in a header.
    if (kind === 'token_expired') return false;
    // An address that is not let in says nothing about the token.
    if (status === 401) return kind === 'ip_not_allowed' ? null : false;
    return status === 403 && kind !== 'not_genesys' ? true : null;
  }
}
