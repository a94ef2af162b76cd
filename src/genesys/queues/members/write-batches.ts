/**
 * Changes to the members of a queue, a hundred in a request, which is the most that Genesys takes. They concern different
 * members, so they go out side by side; each once. What became of each is told, whatever became of the others.
 */
import { batches, readAll } from '../../batches.ts';
import type { Answer, Call, Client } from '../../client.ts';
import { diagnosisOf } from '../../errors/diagnosis.ts';
import { GenesysError, orError } from '../../errors/genesys-error.ts';

/** @returns the call for some of the members. */
export type CallFor = (ids: readonly string[]) => Call & { readonly write: 'POST' | 'PATCH' };

/** By member: null for done, else why not, or why it is not known. */
export type Written = ReadonlyMap<string, GenesysError | null>;

/**
 * @param ids of members, each once.
 * @param isTold whether an answer says that it was done. One that says nothing, with status 200, may come from anywhere on
 *   the way: what became of it is not known.
 */
export async function writeBatches(
  client: Client,
  ids: readonly string[],
  callFor: CallFor,
  isTold: (answer: Answer<object>) => boolean,
): Promise<Written> {
  const write = async (batch: readonly string[]) => {
    const call = callFor(batch);
    const outcome = await orError(client.call<object>(call));
    if (outcome instanceof GenesysError) return { batch, error: outcome };
    if (isTold(outcome)) return { batch, error: null };
    const diagnosis = { ...diagnosisOf('not_genesys', call.requirement), status: outcome.status, outcomeUnknown: true };
    return { batch, error: new GenesysError(diagnosis, { regionName: client.region.name }) };
  };
  const first = await readAll(batches(ids), write);
  const outcomes = [];
  // One that met another of the same queue (409) was not done, and may be by itself.
  for (const outcome of first)
    outcomes.push(outcome.error?.diagnosis.status === 409 ? await write(outcome.batch) : outcome);
  return new Map(outcomes.flatMap(({ batch, error }) => batch.map((id) => [id, error] as const)));
}
