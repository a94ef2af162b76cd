/** Exchanges the authorization code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { requestToken } from '../genesys/tokens.ts';
import { connectionRegion, guarded, oauthClient } from '../zapier/connection.ts';
import { zapierSend } from '../zapier/send.ts';
import { storedTokens } from './stored-tokens.ts';

export const getAccessToken = guarded(async (z: ZObject, bundle: Bundle) => {
  const region = connectionRegion(bundle.inputData);
  const { code, redirect_uri, code_verifier } = bundle.inputData;
  const grant = { grant_type: 'authorization_code', code: `${code}`, redirect_uri: `${redirect_uri}` };
  // `zapier-platform invoke auth start` makes no verifier; the platform always does.
  const pkce = code_verifier ? { code_verifier: `${code_verifier}` } : {};
  return storedTokens(
    await requestToken(region, oauthClient(region), { ...grant, ...pkce }, zapierSend(z)),
    Date.now(),
  );
});
