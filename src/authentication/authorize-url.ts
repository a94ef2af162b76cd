/**
 * The page where the user signs in and consents (RFC 6749 §4.1.1). Zapier adds the PKCE challenge by itself
 * (`enablePkce`).
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { connectionRegion, guarded, oauthClient } from '../zapier/connection.ts';
import { requestedScope } from './scopes.ts';

export const authorizeUrl = guarded(async (_z: ZObject, bundle: Bundle) => {
  const region = connectionRegion(bundle.inputData);
  const url = new URL('/oauth/authorize', region.login);
  url.searchParams.set('client_id', oauthClient(region).id);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('redirect_uri', `${bundle.inputData.redirect_uri}`);
  url.searchParams.set('state', `${bundle.inputData.state}`);
  // Never first: Zapier's command line adds the scope again unless it finds "&scope=".
  url.searchParams.set('scope', requestedScope());
  return url.href;
});
