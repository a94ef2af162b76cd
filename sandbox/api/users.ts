/** `/api/v2/users/me`: the user behind a token. https://developer.genesys.cloud/devapps/api-explorer (Users) */
import type { Models } from 'purecloud-platform-client-v2';
import { grantsOf, permissionsOf } from '../access.ts';
import { ApiError, json } from '../reply.ts';
import type { Call, Route } from '../route.ts';
import { expandUser } from '../world/user-object.ts';
import { expandOrganization } from './organizations.ts';

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/users/me',
    needs: { scopes: ['user-basic-info'], user: true },
    handle: (call) => json(userMe(call)),
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
