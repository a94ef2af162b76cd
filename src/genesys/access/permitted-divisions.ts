import type { Models } from 'purecloud-platform-client-v2';
import type { Call, Client } from '../client.ts';
import type { PermittedDivisions } from '../errors/context.ts';
import { diagnosisOf } from '../errors/diagnosis.ts';
import { GenesysError } from '../errors/genesys-error.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { identifier, names, text, whole } from '../values.ts';

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
  if (!Array.isArray(data.entities))
    throw new GenesysError({ ...diagnosisOf('not_genesys', requirement), status: 200 });
  const held = names(data.entities).sort();
  return { all: false, names: held, count: Math.max(whole(data.total, 0) ?? 0, held.length) };
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
  const known = Array.isArray(data.entities) ? data.entities : [];
  return new Map(
    known.slice(0, PAGE_SIZE).flatMap((division) => {
      const id = identifier(division?.id);
      return id === undefined ? [] : [[id, text(division?.name) ?? id]];
    }),
  );
}
