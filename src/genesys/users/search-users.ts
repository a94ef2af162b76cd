/**
 * `POST /api/v2/users/search`, which only reads. All criteria have to be met. Source: schemas `UserSearchRequest` and
 * `UsersSearchResponse` of the official OpenAPI document.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Client } from '../client.ts';
import { pageOf, type StatedPage } from '../errors/entities.ts';
import { foundOrNull } from '../errors/genesys-error.ts';
import { bytesFor } from '../http/http.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { type Agent, toAgent } from './agent.ts';

/** How many are asked for in one answer; how many there may be in one is not documented for a search. */
export const USERS_PAGE_SIZE = 100;

export type Criterion = Pick<Models.UserSearchCriteria, 'type' | 'fields' | 'value' | 'values'>;

/** Those who were deleted are left out. Said outright, since a search that names no state may leave out the inactive. */
export const THERE: Criterion = { type: 'EXACT', fields: ['state'], values: ['active', 'inactive'] };

/** One page of a search. */
interface UserPage extends StatedPage<Agent> {
  readonly pressed: boolean;
}

const NOBODY: UserPage = { items: [], pageSize: undefined, pageCount: undefined, total: 0, pressed: false };

/**
 * Reads one page, by name.
 *
 * @param pageNumber from 1.
 * @throws {GenesysError} also for JSON that is no list of users, or one of more than asked for.
 */
export async function searchUsers(
  client: Client,
  query: readonly Criterion[],
  pageNumber = 1,
  signal?: AbortSignal,
): Promise<UserPage> {
  const call = {
    requirement: REQUIREMENTS.searchUsers,
    path: '/api/v2/users/search',
    body: { pageSize: USERS_PAGE_SIZE, pageNumber, sortBy: 'name', sortOrder: 'ASC', query },
    maxBytes: bytesFor(USERS_PAGE_SIZE),
    ...(signal && { signal }),
  };
  // The contract also knows a 404 `resource.not.found`, "Users not found".
  const answer = await foundOrNull(
    client.call(call, (page: Models.UsersSearchResponse) =>
      pageOf(page, page.results, USERS_PAGE_SIZE, REQUIREMENTS.searchUsers, toAgent),
    ),
  );
  return answer ? { ...answer.data, pressed: answer.pressed } : NOBODY;
}
