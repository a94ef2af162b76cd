/**
 * Tests a connection. What counts is whether queues can be read; everything else explains.
 */

import { GenesysError } from '../errors/genesys-error.ts';
import { type ScopeCheck, scopesFor } from '../oauth/scopes.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { type Connection, type ConnectionFacts, connectionFacts } from './connection-facts.ts';
import type { ExplainingClient } from './explain.ts';
import { inactivityTimeout } from './inactivity-timeout.ts';
import type { Renewal } from './renewal-warnings.ts';
import { testWarnings } from './warnings.ts';

interface ConnectionVerdict extends ConnectionFacts {
  readonly scopeCheck: ScopeCheck;
  readonly queueCount: number;
  /** Sentences for a person. */
  readonly warnings: readonly string[];
}

/**
 * @param renewal whether the connection can renew its token, and when that ends.
 * @throws {GenesysError} when queues cannot be read, with all that is known about why.
 */
export async function testConnection(
  client: ExplainingClient,
  connection: Connection,
  renewal: Omit<Renewal, 'inactivity'>,
): Promise<ConnectionVerdict> {
  const facts = await connectionFacts(client, connection);
  const { proof, grantedScopes } = facts;
  if (proof instanceof GenesysError) throw refusalOfTest(proof, facts);
  const scopes = scopesFor(REQUIREMENTS.listQueues, grantedScopes);
  // The proof holds without the scope: nobody enforces it.
  const scopeCheck = scopes === 'missing' ? 'not_enforced' : scopes;
  const queueCount = proof.total ?? proof.items.length;
  const now = client.runtime.now();
  // What ended before it was used is not known after all.
  const expiresAt = renewal.expiresAt !== null && renewal.expiresAt > now ? renewal.expiresAt : null;
  return {
    ...facts,
    scopeCheck,
    queueCount,
    warnings: testWarnings({
      ...facts,
      ...renewal,
      expiresAt,
      scopeCheck,
      queueCount,
      inactivity: await inactivityTimeout(client.plain, facts.info, proof.date ?? now),
    }),
  };
}

/** A limit says nothing about the connection, and nobody repeats a connection test but the person who waits for it. */
export function refusalOfTest({ diagnosis, context }: GenesysError, facts: ConnectionFacts): GenesysError {
  const kind = diagnosis.kind === 'rate_limited' ? 'unavailable' : diagnosis.kind;
  return new GenesysError({ ...diagnosis, kind }, { ...context, ...facts.context });
}
