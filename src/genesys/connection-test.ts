/**
 * Tests a connection. What counts is whether queues can be read; everything else explains.
 */
import { ACCESS } from './access.ts';
import type { Client } from './client.ts';
import { type Connection, type ConnectionFacts, connectionFacts } from './connection-facts.ts';
import { GenesysError } from './errors/genesys-error.ts';
import { type ScopeAnswer, scopesFor } from './scopes.ts';
import { testWarnings } from './test-warnings.ts';
import { tokenInfo } from './token-info.ts';

export type ScopeCheck = ScopeAnswer | 'not enforced by this organisation';

export interface ConnectionVerdict extends ConnectionFacts {
  readonly scopeCheck: ScopeCheck;
  readonly queueCount: number;
  /** Sentences for a person. */
  readonly warnings: readonly string[];
}

/**
 * @param hasRefreshToken whether the connection can renew its token.
 * @throws {GenesysError} when queues cannot be read, with all that is known about why.
 */
export async function testConnection(
  client: Client,
  connection: Connection,
  hasRefreshToken: boolean,
): Promise<ConnectionVerdict> {
  const facts = await connectionFacts(client, connection);
  const { proof, grantedScopes } = facts;
  if (proof instanceof GenesysError) throw refusal(proof, facts);
  const scopes = scopesFor(ACCESS.listQueues, grantedScopes);
  // The proof holds without the scope: nobody enforces it.
  const scopeCheck = scopes === 'missing' ? 'not enforced by this organisation' : scopes;
  const queueCount = proof.total ?? proof.items.length;
  return {
    ...facts,
    scopeCheck,
    queueCount,
    warnings: testWarnings({
      ...facts,
      scopeCheck,
      queueCount,
      hasRefreshToken,
      idlesSoon: await idlesSoon(client, facts.info?.idlesAt, proof.date ?? client.surroundings.now()),
    }),
  };
}

/** A limit says nothing about the connection, and nobody repeats a connection test but the person who waits for it. */
function refusal({ diagnosis, known }: GenesysError, facts: ConnectionFacts): GenesysError {
  const kind = diagnosis.kind === 'rate_limited' ? 'unavailable' : diagnosis.kind;
  return new GenesysError({ ...diagnosis, kind }, { ...known, ...facts.known });
}

/** Zapier polls every 1 to 15 minutes, by plan; a token that idles out sooner may die between two polls. */
const LONGEST_POLL_MS = 15 * 60_000;

/**
 * The first answer tells when the token idles out if nothing is done, which may be soon only because it rested long. The
 * proof has woken it since, so a second answer tells the timeout itself.
 */
async function idlesSoon(client: Client, idlesAt: number | null | undefined, now: number): Promise<boolean> {
  const isSoon = (time: number | null | undefined) => typeof time === 'number' && time - now < LONGEST_POLL_MS;
  if (!isSoon(idlesAt)) return false;
  const again = await tokenInfo(client, { retry: false }).catch(() => null);
  return isSoon(again?.idlesAt);
}
