/** How an account is connected: OAuth 2.0 authorization code with PKCE, in the region where its organization lives. */
import type { Authentication } from 'zapier-platform-core';
import { authorizeUrl, getAccessToken, refreshAccessToken } from './oauth2.ts';
import { REGION_FIELD } from './region-field.ts';
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
  fields: [REGION_FIELD],
  test,
  connectionLabel: '{{connection_label}}',
} satisfies Authentication;
