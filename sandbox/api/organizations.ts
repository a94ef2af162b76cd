/** `/api/v2/organizations/me`. https://developer.genesys.cloud/devapps/api-explorer (Organization) */
import type { Models } from 'purecloud-platform-client-v2';
import { json } from '../reply.ts';
import type { Route } from '../route.ts';
import type { State } from '../world/state.ts';

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/organizations/me',
    needs: { scopes: ['organization:readonly', 'organization'] },
    handle: ({ state }) => json(expandOrganization(state)),
  },
];

/** @returns the organization as the API shows it */
export function expandOrganization({ organization }: State): Models.Organization {
  const { id, name, thirdPartyOrgName, domain } = organization;
  return {
    id,
    name,
    defaultLanguage: 'en-us',
    defaultCountryCode: 'US',
    thirdPartyOrgName,
    domain,
    version: 21,
    state: 'active',
    voicemailEnabled: false,
    productPlatform: 'GenesysCloud',
    features: { realtimeCIC: true, purecloud: true, chat: true },
    selfUri: `/api/v2/organizations/${id}`,
  };
}
