/** How an account is connected: OAuth 2.0 authorization code with PKCE, in the region where its organization lives. */
import type { Authentication } from 'zapier-platform-core';
import { REGIONS } from '../genesys/regions.ts';
import { authorizeUrl, getAccessToken, refreshAccessToken } from './oauth2.ts';
import { DEFAULT_SCOPE } from './scopes.ts';
import { test } from './test.ts';

export default {
  type: 'oauth2',
  oauth2Config: {
    authorizeUrl,
    getAccessToken,
    refreshAccessToken,
    scope: DEFAULT_SCOPE,
    enablePkce: true,
    autoRefresh: true,
  },
  fields: [
    {
      key: 'region',
      label: 'Region',
      type: 'string',
      required: true,
      choices: REGIONS.map(({ id, name, login }) => ({
        value: id,
        sample: id,
        // The domain is what people see in their browser's address bar.
        label: `${name}: ${login.replace('https://login.', '')}`,
      })),
      helpText:
        "The region your Genesys Cloud organization lives in. Compare the end of your browser's address after you log in, such as `mypurecloud.ie`. " +
        '[Regions of Genesys Cloud](https://help.genesys.cloud/articles/aws-regions-for-genesys-cloud-deployment/).',
    },
  ],
  test,
  connectionLabel: '{{connection_label}}',
} satisfies Authentication;
