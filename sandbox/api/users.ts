/** `/api/v2/users`, and `/api/v2/users/me`: the user behind a token. https://developer.genesys.cloud/devapps/api-explorer (Users) */
import type { Models } from 'purecloud-platform-client-v2';
import { grantsOf, permissionsOf } from '../access.ts';
import { badRequest } from '../checks.ts';
import { listing } from '../paging.ts';
import { ApiError, json } from '../reply.ts';
import type { Call, Route } from '../route.ts';
import type { User } from '../world/state.ts';
import { expandUser } from '../world/user-object.ts';
import { expandOrganization } from './organizations.ts';

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/users/me',
    needs: { scopes: ['user-basic-info'], user: true },
    handle: (call) => json(userMe(call)),
  },
  {
    method: 'GET',
    path: '/api/v2/users',
    // The contract asks for no permission here.
    needs: { scopes: ['users', 'users:readonly'] },
    handle: (call) => json(listUsers(call)),
  },
];

function userMe({ state, token, query }: Call): Models.UserMe {
  const user = state.users.find(({ id }) => id === token.userId);
  if (!user) throw new ApiError(404, 'general.resource.not.found', 'The requested resource was not found.');
  const grants = grantsOf(state, token);
  const roles = state.roles.filter(({ id }) => grants.some(({ roleId }) => roleId === id));
  const expand = query.getAll('expand');
  return {
    ...expandUser(state, user, expand),
    ...(expand.includes('authorization')
      ? {
          authorization: {
            roles: roles.map(({ id, name }) => ({ id, name })),
            unusedRoles: [],
            permissions: permissionsOf(state, grants),
            permissionPolicies: [],
          },
        }
      : {}),
    ...(expand.includes('organization') ? { organization: expandOrganization(state) } : {}),
  };
}

/** The most ids that one list may ask for. */
const MOST_IDS = 100;

/** Sorted by name. Whether `state` counts beside ids is not documented; by its description it does, and by default only active users are there. */
function listUsers(call: Call): Models.UserEntityListing {
  const { state, query } = call;
  const ids = query.getAll('id');
  if (ids.length > MOST_IDS) throw new ApiError(400, 'max.user.ids', 'Only 100 users can be requested at a time.');
  const jabberIds = query.getAll('jabberId');
  if (ids.length > 0 && jabberIds.length > 0) throw badRequest();
  const wanted = query.get('state') ?? 'active';
  const show = (user: User) => expandUser(state, user, query.getAll('expand'));
  const found = state.users
    .filter(
      (user) =>
        (wanted === 'any' || wanted === user.state) &&
        (ids.length === 0 || ids.includes(user.id)) &&
        (jabberIds.length === 0 || jabberIds.includes(show(user).chat?.jabberId ?? '')),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
  if (query.get('sortOrder')?.startsWith('desc')) found.reverse();
  return listing(found, show, call, state.settings.pageSizeCap);
}
