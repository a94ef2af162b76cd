import type { Models } from 'purecloud-platform-client-v2';
import type { Call, Client } from '../client.ts';
import type { PermittedDivisions } from '../errors/context.ts';
import { entitiesOf } from '../errors/entities.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { identifier, text, whole } from '../values.ts';

/** Divisions a page; one page names more than a person reads. */
const PAGE_SIZE = 100;

/**
 * `GET /api/v2/authorization/divisionspermitted/paged/me`: where a permission holds for the token.
 *
 * @param permission such as `routing:queue:view`.
 * @param options how much the answer is worth.
 * @throws {GenesysError} when Genesys does not tell.
 */
export async function permittedDivisions(
  client: Client,
  permission: string,
  options: Pick<Call, 'signal' | 'retry'> = {},
): Promise<PermittedDivisions> {
  const requirement = REQUIREMENTS.permittedDivisions;
  const { data } = await client.call<Models.DivsPermittedEntityListing>({
    requirement,
    path: '/api/v2/authorization/divisionspermitted/paged/me',
    query: { permission, pageNumber: 1, pageSize: PAGE_SIZE },
    ...options,
  });
  if (data.allDivsPermitted === true) return { all: true, names: [], count: 0 };
  const held = entitiesOf(data.entities, PAGE_SIZE, requirement, (division) => text(division?.name) ?? null)
    .filter((name) => name !== null)
    .sort();
  return { all: false, names: held, count: Math.max(whole(data.total, 0) ?? 0, held.length) };
}

/**
 * Where any of several permissions holds. The others are asked about only where the first does not hold everywhere.
 *
 * @param permissions any of which is enough; at least one.
 * @returns null where none is known to hold, and Genesys does not tell of all of them.
 */
export async function divisionsOfAny(
  client: Client,
  [first, ...others]: readonly string[],
  options: Pick<Call, 'signal' | 'retry'> = {},
): Promise<PermittedDivisions | null> {
  const ask = (permission = '') => permittedDivisions(client, permission, options).catch(() => null);
  const held = await ask(first);
  if (held?.all) return held;
  const answers = [held, ...(await Promise.all(others.map(ask)))];
  const known = answers.filter((each) => each !== null);
  const everywhere = known.find(({ all }) => all);
  if (everywhere) return everywhere;
  const names = [...new Set(known.flatMap((each) => each.names))].sort();
  const count = Math.max(names.length, ...known.map((each) => each.count));
  return known.length === answers.length || count > 0 ? { all: false, names, count } : null;
}

/**
 * `GET /api/v2/authorization/divisions`: the names of divisions.
 *
 * @param ids of the divisions.
 * @returns their names by id, where Genesys tells them.
 * @throws {GenesysError} when Genesys does not tell.
 */
export async function divisionNames(
  client: Client,
  ids: readonly string[],
  options: Pick<Call, 'signal' | 'retry'> = {},
): Promise<ReadonlyMap<string, string>> {
  const query = { id: ids, pageSize: PAGE_SIZE };
  const call = {
    requirement: REQUIREMENTS.permittedDivisions,
    path: '/api/v2/authorization/divisions',
    query,
    ...options,
  };
  const { data } = await client.call<Models.AuthzDivisionEntityListing>(call);
  const known = entitiesOf(data.entities, PAGE_SIZE, call.requirement, (division): [string, string] | null => {
    const id = identifier(division?.id);
    return id === undefined ? null : [id, text(division?.name) ?? id];
  });
  return new Map(known.filter((division) => division !== null));
}
