/**
 * `POST /api/v2/users/search`. Whether it finds inactive users unless `state` is searched is not documented; here it finds whoever meets the
 * criteria. https://developer.genesys.cloud/organization/search/resource-search
 */
import type { Models } from 'purecloud-platform-client-v2';
import { divisionsPermitted } from '../access.ts';
import { badRequest } from '../checks.ts';
import { lacking } from '../contract/lacking.ts';
import { USER_DETAILS } from '../contract/parameters.ts';
import { readBody } from '../contract/read-body.ts';
import { ApiError, json } from '../reply.ts';
import type { Call, Route } from '../route.ts';
import { checkCriteria, meets } from '../search/criteria.ts';
import { fieldOf } from '../search/fields.ts';
import type { User } from '../world/state.ts';
import { expandUser } from '../world/user-object.ts';

const PERMISSION = 'directory:user:view';

export const routes: Route[] = [
  {
    method: 'POST',
    path: '/api/v2/users/search',
    needs: { scopes: ['users', 'users:readonly'], permissions: { type: 'ANY', permissions: [PERMISSION] } },
    handle: (call) => json(searchUsers(call)),
  },
];

function searchUsers(call: Call): Models.UsersSearchResponse {
  const { state, path } = call;
  const request = readBody(call.body, 'UserSearchRequest') as unknown as Models.UserSearchRequest;
  const { query = [], expand = [], pageNumber = 1 } = request;
  const { searchLimits, pageSizeCap } = state.settings;
  const detail = expand.find((field) => field === 'authorization' || USER_DETAILS.includes(field));
  if (detail !== undefined) throw lacking(`value ${detail} of expand in UserSearchRequest`);
  if (request.integrationPresenceSource) throw lacking('integrationPresenceSource in UserSearchRequest');
  checkCriteria(query, searchLimits);
  if (pageNumber < 1 || (request.pageSize ?? 1) < 1) throw badRequest();
  const pageSize = Math.min(request.pageSize ?? 25, pageSizeCap);
  if (pageNumber * pageSize > searchLimits.results) {
    throw new ApiError(400, 'too.many.requested.results', 'too many requested results');
  }
  const found = sorted(
    call,
    visible(call, request).filter((user) => meets(state, user, query)),
    request,
  );
  const pageCount = Math.ceil(found.length / pageSize);
  // What Genesys packs into q64 is its own matter; a client hands it back as it came.
  const uri = (page: number): string =>
    `${path}?q64=${encodeURIComponent(btoa(encodeURIComponent(JSON.stringify({ ...request, pageNumber: page }))))}`;
  return {
    total: found.length,
    pageCount,
    pageSize,
    pageNumber,
    ...(pageNumber > 1 ? { previousPage: uri(pageNumber - 1) } : {}),
    currentPage: uri(pageNumber),
    ...(pageNumber < pageCount ? { nextPage: uri(pageNumber + 1) } : {}),
    types: ['users'],
    results: found
      .slice((pageNumber - 1) * pageSize, pageNumber * pageSize)
      .map((user) => expandUser(state, user, expand)),
  };
}

/** With `enforcePermissions`, those in divisions where the permission is held; all users lie in the home division. */
function visible({ state, token }: Call, { enforcePermissions }: Models.UserSearchRequest): User[] {
  const permitted = divisionsPermitted(state, token, [PERMISSION]);
  const home = state.divisions.find(({ homeDivision }) => homeDivision)?.id ?? '';
  return enforcePermissions !== true || permitted === '*' || permitted.has(home) ? state.users : [];
}

/** As asked for, else by name: the contract tells no order of its own. */
function sorted({ state }: Call, users: User[], { sort, sortBy, sortOrder }: Models.UserSearchRequest): User[] {
  const given = sort ?? (sortBy === undefined ? [] : [{ sortBy, sortOrder }]);
  const by = given.length > 0 ? given : [{ sortBy: 'name', sortOrder }];
  return users.toSorted((a, b) => {
    for (const { sortBy: field = 'name', sortOrder: order } of by) {
      const [left = '', right = ''] = [fieldOf(state, a, field), fieldOf(state, b, field)];
      const compared = left.localeCompare(right);
      if (compared !== 0) return order === 'DESC' ? -compared : compared;
    }
    return 0;
  });
}
