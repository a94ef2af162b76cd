/** Chapter 1: an account is connected, by OAuth 2.0 authorization code (RFC 6749 §4.1) with PKCE (RFC 7636). */
import type { Chapter, Stage } from './chapter.ts';

export const title = 'Connect an account';

export async function tell({ sandbox, zapier, authData }: Stage): Promise<Chapter> {
  const before = sandbox.requests.length;
  Object.assign(authData, await zapier.connect(sandbox.client.redirectUri, { region: 'sandbox' }));

  // What the login host was really sent, not what was meant to be sent.
  const requests = sandbox.requests.slice(before);
  const query = requests.find(({ path }) => path === '/oauth/authorize')?.query ?? {};
  const form = (requests.find(({ path }) => path === '/oauth/token')?.body ?? {}) as Record<string, string>;
  const method = query.code_challenge_method?.[0] ?? 'none';
  const verifierLength = form.code_verifier?.length ?? 0;
  return {
    title,
    about: 'The user picks a region, signs in to Genesys Cloud there and is sent back to Zapier with a code.',
    facts: {
      region: authData.region ?? null,
      scope_asked_for: query.scope?.[0] ?? null,
      received: ['access_token', 'refresh_token']
        .filter((name) => authData[name])
        .map((name) => name.replace('_', ' ')),
    },
    checks: [
      {
        claim: 'the sign-in was protected with PKCE',
        held: method === 'S256' && verifierLength >= 43 && verifierLength <= 128,
        reason: `challenge method ${method}, verifier of ${verifierLength} characters`,
      },
      {
        claim: 'the code was exchanged for a connection that can renew itself',
        held: Boolean(authData.access_token && authData.refresh_token),
        reason: `grant type ${form.grant_type}`,
      },
    ],
  };
}
