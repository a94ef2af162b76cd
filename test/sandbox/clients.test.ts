/** Two OAuth clients, as an OAuth client of Genesys Cloud has one grant type: users sign in with one, programs with the other. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api, authorize, basic, postToken, sentBack } from './calls.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 3 });
});
afterEach(() => sandbox.close());

test('the one for users gives no token by client credentials', async () => {
  const { id, secret } = sandbox.client;
  const { status, body } = await postToken(sandbox, { grant_type: 'client_credentials' }, basic(id, secret));
  expect([status, body.error]).toEqual([400, 'unauthorized_client']);
});

test('the one for programs signs nobody in and refreshes nothing', async () => {
  const { id, secret } = sandbox.serviceClient;
  expect((await authorize(sandbox, { client_id: id })).status).toBe(400);
  sandbox.state.clients.find((client) => client.id === id)?.redirectUris.push(sandbox.client.redirectUri);
  expect(sentBack(await authorize(sandbox, { client_id: id }))).toMatchObject({ error: 'unauthorized_client' });
  const form = { grant_type: 'refresh_token', refresh_token: sandbox.issueTokens().refreshToken };
  expect((await postToken(sandbox, form, basic(id, secret))).body.error).toBe('unauthorized_client');
});

test.each([
  ['a user’s', undefined, 'Zapier', 'CODE', []],
  ['a program’s', null, 'Zapier service account', 'CLIENT-CREDENTIALS', ['*']],
] as const)('%s token tells its client', async (_, userId, name, authorizedGrantType, divisions) => {
  const token = sandbox.issueToken(userId === null ? { userId } : {});
  const { OAuthClient } = Object((await api(sandbox, '/tokens/me', { token })).body);
  const { id } = userId === null ? sandbox.serviceClient : sandbox.client;
  expect(OAuthClient).toMatchObject({ id, name, authorizedGrantType });
  expect(OAuthClient.roleDivisions.map(({ divisionId }: { divisionId: string }) => divisionId)).toEqual(divisions);
});

test('the grant type is the client’s, whatever a token was made for', async () => {
  const token = sandbox.issueToken({ clientId: sandbox.serviceClient.id, userId: sandbox.state.users[0]?.id ?? '' });
  const { body } = await api(sandbox, '/tokens/me', { token });
  expect(body).toMatchObject({ OAuthClient: { authorizedGrantType: 'CLIENT-CREDENTIALS' } });
});
