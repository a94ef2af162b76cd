/** What is sent for a token, and what each answer becomes. The sentences stand here, word for word, and nowhere else. */
import type { HttpRequest, SendRequest } from '../../../src/genesys/http/http.ts';
import { NoAnswerError, type NoAnswerReason } from '../../../src/genesys/http/no-answer-error.ts';
import { TokenError, type TokenErrorReason } from '../../../src/genesys/oauth/token-error.ts';
import { formRequest, tokenRequest } from '../../../src/genesys/oauth/token-request.ts';
import { regionById } from '../../../src/genesys/regions.ts';

const region = regionById('eu-west-1');
const oauthClient = { id: 'the-id', secret: 'the/secret+' };
const GRANT = { grant_type: 'authorization_code', code: 'c&d', redirect_uri: 'https://zapier.com/' };

interface Given {
  readonly status: number;
  readonly body: string;
}

function answering(given: Given) {
  const sent: HttpRequest[] = [];
  const send: SendRequest = async (request, read) => {
    sent.push(request);
    return read({ ...given, header: () => null });
  };
  return { sent, outcome: tokenRequest(region, oauthClient, GRANT, send) };
}
const asked = (status: number, body: unknown) =>
  answering({ status, body: typeof body === 'string' ? body : JSON.stringify(body) });

test('one POST of the form goes to the login host, with the client in the header', async () => {
  const { sent, outcome } = asked(200, { access_token: 't' });
  expect(await outcome).toEqual({ access_token: 't' });
  expect(sent).toEqual([
    {
      method: 'POST',
      url: 'https://login.mypurecloud.ie/oauth/token',
      headers: {
        accept: 'application/json',
        authorization: `Basic ${Buffer.from('the-id:the/secret+').toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=authorization_code&code=c%26d&redirect_uri=https%3A%2F%2Fzapier.com%2F',
      timeoutMs: 15_000,
    },
  ]);
});

test('a form has the time that it is given', () => {
  expect(formRequest('https://x.example/', oauthClient, {}, 7)).toMatchObject({ body: '', timeoutMs: 7 });
});

test.each<[answer: object, expected: object]>([
  [
    { access_token: 'a', refresh_token: 'r', expires_in: 86_399, token_type: 'bearer' },
    { access_token: 'a', refresh_token: 'r', expires_in: 86_399 },
  ],
  [{ access_token: 'a', refresh_token: '', expires_in: 0 }, { access_token: 'a' }],
  [{ access_token: 'a', refresh_token: 'r r', expires_in: -1 }, { access_token: 'a' }],
  [{ access_token: 'a', refresh_token: 7, expires_in: '300' }, { access_token: 'a' }],
  [
    { access_token: 'a', expires_in: 1 },
    { access_token: 'a', expires_in: 1 },
  ],
  [
    { access_token: 'a', expires_in: 31_535_999 },
    { access_token: 'a', expires_in: 31_535_999 },
  ],
  [{ access_token: 'a', expires_in: 31_536_000 }, { access_token: 'a' }],
  [{ access_token: 'a', expires_in: null }, { access_token: 'a' }],
])('of %j, %j is kept', async (answer, expected) => {
  expect(await asked(200, answer).outcome).toEqual(expected);
});

test.each<[status: number, body: unknown, reason: TokenErrorReason]>([
  [500, {}, 'unreachable'],
  [503, '<html>', 'unreachable'],
  [499, {}, 'other'],
  [429, '<html>', 'rate_limited'],
  [401, '<html>', 'invalid_client'],
  [401, { error: 'invalid_grant' }, 'invalid_client'],
  [200, '<html>', 'not_genesys'],
  [200, '[]', 'not_genesys'],
  [400, '', 'not_genesys'],
  [302, '', 'not_genesys'],
  [302, {}, 'other'],
  [201, { access_token: 'a' }, 'other'],
  [200, {}, 'no_token'],
  [200, { access_token: '' }, 'no_token'],
  [200, { access_token: 'a\n' }, 'no_token'],
  [200, { error: 'invalid_grant' }, 'no_token'],
  [400, { error: 'invalid_client' }, 'invalid_client'],
  [400, { error: 'invalid_grant' }, 'invalid_grant'],
  [400, { error: 'invalid_scope' }, 'invalid_scope'],
  [400, { error: 'unauthorized_client' }, 'unauthorized_client'],
  [400, { error: 'toString' }, 'other'],
  [400, { error: 7 }, 'other'],
  [400, { error: 'invalid_request', error_description: 'Rate limit exceeded.' }, 'rate_limited'],
  [400, { error: 'invalid_request', description: 'rate limit exceeded' }, 'rate_limited'],
  [400, { error: 'invalid_request', description: 'The rate limit exceeded' }, 'other'],
  [400, { error: 'invalid_client', error_description: 'Client not found: x' }, 'client_not_found'],
  [400, { error: 'invalid_client', description: 'client not found' }, 'client_not_found'],
  [400, { error: 'invalid_client', description: 'a client not found' }, 'invalid_client'],
  [400, { error: 'invalid_client', error_description: 7, description: null }, 'invalid_client'],
])('status %i with %j is %s', async (status, body, reason) => {
  await expect(asked(status, body).outcome).rejects.toMatchObject({ name: 'TokenError', reason });
});

test.each<[NoAnswerReason, TokenErrorReason]>([
  ['timeout', 'unreachable'],
  ['cut', 'unreachable'],
  ['unreachable', 'unreachable'],
  ['too_large', 'not_genesys'],
])('no answer, %s, is %s', async (reason, expected) => {
  const send: SendRequest = () => Promise.reject(new NoAnswerError(reason, 'login.example'));
  await expect(tokenRequest(region, oauthClient, GRANT, send)).rejects.toMatchObject({ reason: expected });
});

test('a fault of our own is thrown as it is', async () => {
  const fault = new TypeError('x');
  await expect(tokenRequest(region, oauthClient, GRANT, () => Promise.reject(fault))).rejects.toBe(fault);
});

test.each<[TokenErrorReason, sentence: string]>([
  [
    'invalid_client',
    "Genesys Cloud would not accept this integration's OAuth client in the region Europe. Genesys gives the same answer to a wrong client secret and to the wrong region, and also when the client is disabled. If your organization logs in to another region, reconnect and choose that one. Otherwise ask the owner of this integration to compare client id and secret with Admin > Integrations > OAuth of an organization in that region, and to see there whether the client is active.",
  ],
  [
    'client_not_found',
    'Genesys Cloud found no such client in the region Europe: the client id that this integration sent is not that of an OAuth client there. If your organization logs in to another region, reconnect and choose that one. Otherwise ask the owner of this integration to compare the client id with Admin > Integrations > OAuth of an organization in that region.',
  ],
  [
    'invalid_grant',
    'Genesys Cloud would not continue this sign-in: it has expired, was used before, or was revoked. Connect the account again in Zapier. If that fails, too, the OAuth client may be disabled: ask the Genesys admin who owns it whether it is (Admin > Integrations > OAuth).',
  ],
  [
    'invalid_scope',
    'Genesys Cloud would not grant the scope this integration asks for. Ask the owner of this integration to set GENESYS_OAUTH_SCOPES to scopes that are ticked on the OAuth client (Admin > Integrations > OAuth), such as "routing:readonly user-basic-info", then connect the account again.',
  ],
  [
    'unauthorized_client',
    "Genesys Cloud would not give this OAuth client a token by this grant type. Ask the owner of this integration to set the client's grant type to Code Authorization (Admin > Integrations > OAuth), then connect the account again.",
  ],
  [
    'rate_limited',
    'The Genesys Cloud login in the region Europe is limiting requests just now. No action is needed; try again in a minute.',
  ],
  [
    'unreachable',
    'The Genesys Cloud login in the region Europe could not be reached. This usually passes; try again in a few minutes.',
  ],
  [
    'no_token',
    'The Genesys Cloud login answered without an access token. Try again; if it stays, tell the owner of this integration.',
  ],
  [
    'not_genesys',
    'What answered in place of the Genesys Cloud login in the region Europe was not Genesys Cloud: a proxy or a maintenance page may stand between. Try again in a few minutes; if it stays, tell the owner of this integration.',
  ],
  [
    'other',
    'The Genesys Cloud login refused the request for a token. Try again; if it stays, connect the account again in Zapier, and tell the owner of this integration.',
  ],
])('%s in words', (reason, sentence) => {
  expect(new TokenError(reason, 'Europe')).toMatchObject({ name: 'TokenError', reason, message: sentence });
});

test('an unknown reason is none that is repeated', () => {
  for (const reason of ['toString', '__proto__', 'a secret'])
    expect(new TokenError(reason, 'Europe')).toMatchObject({
      reason: 'other',
      message: expect.not.stringContaining(reason),
    });
});
