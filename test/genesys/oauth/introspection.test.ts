/** Introspection by RFC 7662: whom it asks, what it sends, and what it believes. */
import type { Client } from '../../../src/genesys/client.ts';
import type { HttpRequest, SendRequest } from '../../../src/genesys/http/http.ts';
import { redactor } from '../../../src/genesys/http/redact.ts';
import { introspect } from '../../../src/genesys/oauth/introspection.ts';
import { regionById } from '../../../src/genesys/regions.ts';

const region = regionById('eu-west-1');
const oauthClient = { id: 'the-id', secret: 'the-secret-of-it' };
const ENDPOINT = 'https://login.mypurecloud.ie/oauth/introspect';

/** @param answers in the order in which they are asked for; a text is a body of status 200. */
function asked(...answers: (object | string | Error)[]) {
  const sent: HttpRequest[] = [];
  const send: SendRequest = async (request, read) => {
    const given = answers[sent.length] ?? {};
    sent.push(request);
    if (given instanceof Error) throw given;
    const answer = typeof given === 'string' ? { body: given } : { body: JSON.stringify(given) };
    return read({ status: 200, header: () => null, ...answer, ...('status' in Object(given) && (given as object)) });
  };
  const client = { region, runtime: { send }, redact: redactor([oauthClient.secret]) } as unknown as Client;
  return { sent, outcome: introspect(client, 'the-token', oauthClient) };
}
const answered = (answer: object | string) => asked({ introspection_endpoint: ENDPOINT }, answer).outcome;

test('the metadata of the login host is asked first, then the endpoint that it names', async () => {
  const { sent, outcome } = asked({ introspection_endpoint: ENDPOINT }, { active: true, scope: 'routing users' });
  expect(await outcome).toEqual({ active: true, scopes: ['routing', 'users'] });
  expect(sent).toEqual([
    {
      method: 'GET',
      url: 'https://login.mypurecloud.ie/.well-known/oauth-authorization-server',
      headers: { accept: 'application/json' },
      timeoutMs: 3_000,
    },
    {
      method: 'POST',
      url: ENDPOINT,
      headers: {
        accept: 'application/json',
        authorization: `Basic ${Buffer.from('the-id:the-secret-of-it').toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'token=the-token&token_type_hint=access_token',
      timeoutMs: 3_000,
    },
  ]);
});

test('the API host of the region is its own, too', async () => {
  const { sent, outcome } = asked({ introspection_endpoint: 'https://api.mypurecloud.ie/x' }, { active: false });
  expect(await outcome).toEqual({ active: false, scopes: null });
  expect(sent[1]?.url).toBe('https://api.mypurecloud.ie/x');
});

test('without an OAuth client nothing is asked', async () => {
  const asked: HttpRequest[] = [];
  const send = (request: HttpRequest) => Promise.reject(asked.push(request));
  expect(await introspect({ region, runtime: { send } } as unknown as Client, 'the-token', null)).toBeNull();
  expect(asked).toEqual([]);
});

test.each<[what: string, metadata: object | string | Error]>([
  ['no answer', new Error('x')],
  ['no metadata', '<html>'],
  ['no endpoint', {}],
  ['no text', { introspection_endpoint: 7 }],
  ['no address', { introspection_endpoint: '/oauth/introspect' }],
  ['an empty one', { introspection_endpoint: '' }],
  ['another host', { introspection_endpoint: 'https://login.mypurecloud.de/oauth/introspect' }],
  ['another scheme', { introspection_endpoint: 'http://login.mypurecloud.ie/oauth/introspect' }],
  ['another port', { introspection_endpoint: 'https://login.mypurecloud.ie:8443/oauth/introspect' }],
  ['a refusal', { status: 404, body: JSON.stringify({ introspection_endpoint: ENDPOINT }) }],
])('%s: no endpoint gets the token', async (_what, metadata) => {
  const { sent, outcome } = asked(metadata);
  expect(await outcome).toBeNull();
  expect(sent).toHaveLength(1);
});

test.each<[what: string, answer: object | string]>([
  ['no JSON', '<html>'],
  ['nothing', {}],
  ['a text for active', { active: 'true' }],
  ['a refusal', { status: 401, body: '{"active":true}' }],
  ['another success', { status: 201, body: '{"active":true}' }],
])('an answer with %s tells nothing', async (_what, answer) => {
  expect(await answered(answer)).toBeNull();
});

test.each<[scope: unknown, scopes: string[] | null]>([
  [undefined, null],
  [7, null],
  [['routing'], null],
  ['', []],
  ['  ', []],
  [' a \n b ', ['a', 'b']],
  ['x'.repeat(201), null],
  ['a the-secret-of-it', ['a', '…']],
])('the scope %j is %j', async (scope, scopes) => {
  expect(await answered({ active: true, scope })).toEqual({ active: true, scopes });
});

test('of a list of scopes, 20,000 characters are read', async () => {
  const scope = `${' '.repeat(19_999)}a b`;
  expect(await answered({ active: true, scope })).toMatchObject({ scopes: ['a'] });
});
