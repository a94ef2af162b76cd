/** Tests the connection of an OAuth client that acts for itself. What counts is whether queues can be read; the rest explains. */
import { GenesysError } from '../errors/genesys-error.ts';
import { type Connection, type ConnectionFacts, connectionFacts } from './connection-facts.ts';
import { refusalOfTest } from './connection-test.ts';
import type { ExplainingClient } from './explain.ts';
import { clientWarnings, queueWarnings } from './warnings.ts';

interface ClientVerdict extends ConnectionFacts {
  readonly queueCount: number;
  /** Sentences for a person. */
  readonly warnings: readonly string[];
}

/** @throws {GenesysError} when queues cannot be read, with all that is known about why. */
export async function testClientConnection(client: ExplainingClient, connection: Connection): Promise<ClientVerdict> {
  const facts = await connectionFacts(client, connection);
  const { proof, context } = facts;
  if (proof instanceof GenesysError) throw refusalOfTest(proof, facts);
  const queueCount = proof.total ?? proof.items.length;
  return { ...facts, queueCount, warnings: [...queueWarnings(context, queueCount), ...clientWarnings(context)] };
}
