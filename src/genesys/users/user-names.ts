/**
 * `GET /api/v2/users?id=…`: names and e-mail addresses of users, beside whose ids they stand. They only tell more: where they
 * may not be read, or cannot be just now, they are left out, and nothing fails.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { inBatches } from '../batches.ts';
import type { Client } from '../client.ts';
import { entitiesOf } from '../errors/entities.ts';
import { GenesysError, orError } from '../errors/genesys-error.ts';
import { bytesFor } from '../http/http.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { identifier, text } from '../values.ts';

export interface Person {
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** Milliseconds: a result waits no longer for what only tells more. */
const ASK_MS = 5_000;

/**
 * Reads users, 100 in one request, also those who are inactive or deleted.
 *
 * @param client the plain one: a refusal is an answer here.
 * @param ids of users, each once.
 * @returns by id, as far as Genesys tells.
 */
export async function userNames(client: Client, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const signal = AbortSignal.timeout(ASK_MS);
  const lists = await inBatches(ids, async (batch) => {
    const people = await orError(readUsers(client, batch, signal));
    return people instanceof GenesysError ? [] : people;
  });
  return new Map(lists.flat());
}

async function readUsers(
  client: Client,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<(readonly [id: string, person: Person])[]> {
  const call = {
    requirement: REQUIREMENTS.listUsers,
    path: '/api/v2/users',
    // Whether the state counts beside ids is not documented; by default only active users are there.
    query: { id: ids, state: 'any', pageSize: ids.length },
    maxBytes: bytesFor(ids.length),
    retry: false,
    signal,
  };
  const { data } = await client.call(call, ({ entities }: Models.UserEntityListing) =>
    entitiesOf(entities, ids.length, REQUIREMENTS.listUsers, (user) => {
      const id = identifier(user?.id);
      return id === undefined ? null : ([id, { name: text(user.name), email: identifier(user.email) }] as const);
    }),
  );
  return data.filter((user) => user !== null);
}
