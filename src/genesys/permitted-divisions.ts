import type { Models } from 'purecloud-platform-client-v2';
import { ACCESS } from './access.ts';
import type { Call, Client } from './client.ts';
import { names } from './values.ts';

export interface PermittedDivisions {
  /** Does the permission hold in every division, those of the future included? */
  readonly all: boolean;
  /** Names of the divisions where it holds, by name; empty when it holds in all, or in none. */
  readonly names: readonly string[];
}

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
  client: Pick<Client, 'ask'>,
  permission: string,
  options: Pick<Call, 'signal' | 'retry'> = {},
): Promise<PermittedDivisions> {
  const { data } = await client.ask<Models.DivsPermittedEntityListing>({
    access: ACCESS.permittedDivisions,
    path: '/api/v2/authorization/divisionspermitted/paged/me',
    query: { permission, pageNumber: 1, pageSize: PAGE_SIZE },
    ...options,
  });
  const all = data.allDivsPermitted === true;
  return { all, names: all ? [] : names(data.entities).sort() };
}
