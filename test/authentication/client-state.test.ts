/** An OAuth client that is disabled: its tokens are dead, and what a person reads leads to it. */
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 3 });
});

const set = (state: 'disabled' | 'inactive') => {
  for (const client of zap.sandbox.state.clients) client.state = state;
};
const once = (method: string) => zap.zapier.callOnce(method, { authData: zap.authData, inputData: {} });
const REFRESH = 'authentication.oauth2Config.refreshAccessToken';

test.each(['authentication.test', 'searches.list_queues.operation.perform', 'triggers.new_queue.operation.perform'])(
  '%s: a living token that is refused names it, and where to look',
  async (method) => {
    set('disabled');
    await expect(once(method)).rejects.toMatchObject({
      kind: 'RefreshAuthError',
      message: expect.stringMatching(
        /although its time is not over\..*OAuth client is disabled.*ask a Genesys admin.*Admin > Integrations > OAuth/,
      ),
    });
  },
);

test('the renewal that Zapier tries then names it, too, and disconnects nobody', async () => {
  set('disabled');
  const failed = zap.zapier.call('searches.list_queues.operation.perform', { authData: zap.authData, inputData: {} });
  await expect(failed).rejects.toMatchObject({
    kind: 'ThrottledError',
    message: expect.stringMatching(/wrong region, and also when the client is disabled.*Admin > Integrations > OAuth/),
  });
});

test('a refresh token that is not accepted names it, and where to look', async () => {
  zap.sandbox.state.refreshTokens.clear();
  zap.sandbox.state.tokens.clear();
  await expect(once(REFRESH)).rejects.toMatchObject({
    kind: 'ExpiredAuthError',
    message: expect.stringMatching(/Connect the account again.*client may be disabled.*Admin > Integrations > OAuth/),
  });
});

test('an inactive client lets its connection work, with a warning', async () => {
  set('inactive');
  expect(await once('authentication.test')).toMatchObject({
    queue_count: 3,
    warnings: [expect.stringMatching(/^The OAuth client "Zapier" is inactive: no new token/)],
  });
});

test('a connection that works is never said to have a disabled client', async () => {
  const json = { OAuthClient: { name: 'Zapier', state: 'disabled' } };
  zap.sandbox.faults.add({ kind: 'body', json, match: { path: '/api/v2/tokens/me' }, times: 'forever' });
  expect(await once('authentication.test')).toMatchObject({ queue_count: 3, warnings: [] });
});

test.each(['disabled', 'inactive'] as const)(
  'a refusal without a reason is not blamed on a client said to be %s',
  async (state) => {
    const json = { OAuthClient: { name: 'Zapier', state } };
    zap.sandbox.faults.add({ kind: 'body', json, match: { path: '/api/v2/tokens/me' }, times: 'forever' });
    const match = { path: '/api/v2/routing/queues' };
    zap.sandbox.faults.add({
      kind: 'status',
      status: 403,
      code: 'not.authorized',
      message: 'No.',
      match,
      times: 'forever',
    });
    await expect(once('searches.list_queues.operation.perform')).rejects.toMatchObject({
      code: 'refused_without_reason',
    });
  },
);
