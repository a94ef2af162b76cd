/** What is made of an answer to client credentials, reason by reason; over HTTP in test/authentication/service-account/. */
import fc from 'fast-check';
import type { SendRequest } from '../../../src/genesys/http/http.ts';
import { clientTokenOf, clientTokenRequest, renewalDue } from '../../../src/genesys/oauth/client-token.ts';
import { TokenError } from '../../../src/genesys/oauth/token-error.ts';
import { regionById } from '../../../src/genesys/regions.ts';

const IRELAND = regionById('eu-west-1');
const CLIENT = { id: 'an-id', secret: 'a-secret-that-nobody-reads' };

const answering =
  (status: number, body: object): SendRequest =>
  async (_request, read) =>
    read({ status, header: () => null, body: JSON.stringify(body) });

test.each([
  ['invalid_client', 401, {}, /this client id and client secret in the region Europe \(Ireland\)/],
  ['client_not_found', 400, { error: 'invalid_client', description: 'client not found' }, /found no OAuth client/],
  ['unauthorized_client', 400, { error: 'unauthorized_client' }, /its grant type is another one/],
  ['invalid_grant', 400, { error: 'invalid_grant' }, /ask a Genesys admin to look at the OAuth client/],
  ['invalid_scope', 400, { error: 'invalid_scope' }, /ask a Genesys admin to look at the OAuth client/],
  ['other', 400, { error: 'teapot' }, /ask a Genesys admin to look at the OAuth client/],
  ['rate_limited', 400, { error: 'invalid_request', description: 'rate limit exceeded; wait' }, /limiting requests/],
  ['unreachable', 502, {}, /could not be reached/],
])('%s', async (reason, status, body, words) => {
  const failed = clientTokenRequest(IRELAND, CLIENT, answering(status, body));
  const error = await failed.then(
    () => null,
    (caught) => caught,
  );
  expect(error).toBeInstanceOf(TokenError);
  expect([error.reason, error.message]).toEqual([reason, expect.stringMatching(words)]);
  // Nobody signed in, and the client is not the integration's.
  expect(error.message).not.toMatch(/sign-in|GENESYS_OAUTH_SCOPES|Code Authorization|this integration's/);
});

test('of any lifetime that Genesys gives, a new token is not due at once, and is due at most 5 minutes before its end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 172_800 }), fc.integer({ min: 0, max: 4e12 }), (expires_in, asked) => {
      const token = clientTokenOf({ access_token: 't', expires_in }, asked);
      const due = renewalDue(token);
      // Longer than a run, which Zapier ends after 30 seconds, both before and after.
      expect(due - asked).toBeGreaterThanOrEqual(150_000);
      expect(token.expiresAt - due).toBeGreaterThanOrEqual(150_000);
      expect(token.expiresAt - due).toBeLessThanOrEqual(300_000);
    }),
  );
});

test('it is asked for by client credentials', async () => {
  let form: unknown;
  const send: SendRequest = (request, read) => {
    form = request.body;
    return answering(200, { access_token: 't', expires_in: 300 })(request, read);
  };
  expect(await clientTokenRequest(IRELAND, CLIENT, send)).toMatchObject({ access_token: 't' });
  expect(form).toBe('grant_type=client_credentials');
});

test('a fault that is no answer of the login host comes through as it is', async () => {
  const bug = new TypeError('a bug');
  await expect(clientTokenRequest(IRELAND, CLIENT, () => Promise.reject(bug))).rejects.toBe(bug);
});

test.each([
  [86_400, 86_400_000 - 300_000],
  [600, 300_000],
  [599, 299_500],
  [300, 150_000],
  [undefined, 150_000],
])('a token that lives %j s is renewed %i ms after it was asked for', (expires_in, due) => {
  const token = clientTokenOf({ access_token: 't', ...(expires_in && { expires_in }) }, 1_000);
  expect(token).toEqual({
    value: 't',
    lifetimeSeconds: expires_in ?? null,
    expiresAt: 1_000 + (expires_in ?? 300) * 1_000,
  });
  expect(renewalDue(token)).toBe(1_000 + due);
});
