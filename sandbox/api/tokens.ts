/**
 * `/api/v2/tokens/me`: what a token knows about itself. It takes the place of RFC 7662 introspection, which Genesys does not publish.
 * https://developer.genesys.cloud/devapps/api-explorer (Tokens)
 */
import type { Models } from 'purecloud-platform-client-v2';
import { empty, json } from '../reply.ts';
import type { Call, Route } from '../route.ts';

const NEEDS = { scopes: ['user-basic-info'] };

export const routes: Route[] = [
  { method: 'GET', path: '/api/v2/tokens/me', needs: NEEDS, handle: (call) => json(tokenInfo(call)) },
  { method: 'HEAD', path: '/api/v2/tokens/me', needs: NEEDS, handle: () => empty(200) },
  {
    method: 'DELETE',
    path: '/api/v2/tokens/me',
    needs: NEEDS,
    handle: ({ state, token }) => {
      state.tokens.delete(token.accessToken);
      return empty(200);
    },
  },
];

function tokenInfo({ state, token }: Call): Models.TokenInfo {
  const { id, name, enforceScopes, idleTimeoutSeconds } = state.organization;
  const client = state.clients.find((candidate) => candidate.id === token.clientId);
  const scopesShown = token.userId !== null && (enforceScopes || state.settings.authorizedScope === 'always');
  const idles = idleTimeoutSeconds === null ? undefined : token.lastUsedAt + idleTimeoutSeconds * 1000;
  return {
    organization: { id, name },
    homeOrganization: { id, name },
    ...(scopesShown ? { authorizedScope: token.scopes } : {}),
    ...(idles === undefined ? {} : { dateTokenIdles: new Date(idles).toISOString() }),
    ...(client
      ? {
          OAuthClient: {
            id: client.id,
            name: client.name,
            authorizedGrantType: client.grantTypes.includes('client_credentials') ? 'CLIENT-CREDENTIALS' : 'CODE',
            scope: client.scopes,
            roleDivisions: client.roleDivisions,
            state: client.state,
            ...(client.dateToDelete === null ? {} : { dateToDelete: client.dateToDelete }),
            organization: { id: client.organizationId, ...(client.organizationId === id ? { name } : {}) },
          },
        }
      : {}),
  };
}
