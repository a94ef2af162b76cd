/**
 * Changes to the members of a queue, a hundred in a request, which is the most that Genesys takes. They concern different
 * members, so they go out side by side; each once. What became of each is told, whatever became of the others.
 */
import { batches, readAll } from '../../batches.ts';
import type { Call, Client } from '../../client.ts';
import { GenesysError, orError } from '../../errors/genesys-error.ts';

/** @returns the call for some of the members. */
export type CallFor = (ids: readonly string[]) => Call & { readonly write: 'POST' | 'PATCH' };

/** By member: null for done, else why not, or why it is not known. */
export type Written = ReadonlyMap<string, GenesysError | null>;

/** @param ids of members, each once. */
export async function writeBatches(client: Client, ids: readonly string[], callFor: CallFor): Promise<Written> {
  const write = async (batch: readonly string[]) => ({
    batch,
    error: errorOf(await orError(client.call(callFor(batch)))),
  });
  const first = await readAll(batches(ids), write);
  const outcomes = [];
  // One that met another of the same queue (409) was not done, and may be by itself.
  for (const outcome of first)
    outcomes.push(outcome.error?.diagnosis.status === 409 ? await write(outcome.batch) : outcome);
  return new Map(outcomes.flatMap(({ batch, error }) => batch.map((id) => [id, error] as const)));
}

const errorOf = (outcome: unknown) => (outcome instanceof GenesysError ? outcome : null);
