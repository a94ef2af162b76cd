/**
 * Changes to the members of a queue, a hundred in a request, which is the most that Genesys takes. They concern different
 * members, so they go out side by side; each once. What became of each is told, whatever became of the others.
 */
import { batches, readAll } from '../../batches.ts';
import type { Answer, Call, Client } from '../../client.ts';
import { diagnosisOf } from '../../errors/diagnosis.ts';
import { GenesysError, orError } from '../../errors/genesys-error.ts';
import { backoffMs } from '../../http/backoff.ts';

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
  // One that met another of the same queue (409) was not done, and may be by itself, once that one has ended.
  for (const outcome of first) outcomes.push(isConflict(outcome.error) ? await later(outcome.batch) : outcome);
  return new Map(outcomes.flatMap(({ batch, error }) => batch.map((id) => [id, error] as const)));

  async function later(batch: readonly string[]) {
    const { runtime } = client;
    await runtime.sleep(backoffMs(2, true, runtime.random()));
    const { error } = await write(batch);
    // Somebody changes the queue all the time: that passes, and is no fault of who is to be changed.
    return { batch, error: isConflict(error) ? passing(error) : error };
  }
}

const isConflict = (error: GenesysError | null): error is GenesysError => error?.diagnosis.status === 409;

function passing({ diagnosis, context }: GenesysError): GenesysError {
  return new GenesysError({ ...diagnosis, kind: 'unavailable' }, context);
}
