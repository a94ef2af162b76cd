/** What the ten golden states do not show. */
import { startSandbox } from '../../../sandbox/index.ts';
import type { CheckId } from '../../../scripts/doctor/check.ts';
import type { Circumstances } from '../../../scripts/doctor/visit.ts';
import { fetchSend } from '../../../scripts/lib/fetch-send.ts';
import { regionById } from '../../../src/genesys/regions.ts';
import { check, look, sandbox } from './patient.ts';

const client = () => {
  const found = sandbox.state.clients.find(({ id }) => id === sandbox.serviceClient.id);
  if (!found) throw new Error('The sandbox has no OAuth client.');
  return found;
};

test.each<[string, CheckId, () => void, string, RegExp]>([
  [
    'no client credentials',
    'token',
    () => {
      client().grantTypes = ['authorization_code'];
    },
    'failed',
    /^This OAuth client may not get a token by client credentials\.$/,
  ],
  [
    'a busy login host',
    'token',
    () => {
      sandbox.state.settings.tokenRateLimited = true;
    },
    'failed',
    /limiting requests just now/,
  ],
  [
    'RFC 7662 introspection',
    'introspection',
    () => {
      sandbox.state.settings.introspection = true;
    },
    'ok',
    /, no scopes$/,
  ],
  [
    'no queue',
    'queue_list',
    () => {
      sandbox.state.queues.length = 0;
    },
    'warning',
    /^No queue is visible/,
  ],
  [
    'one queue',
    'queue_list',
    () => {
      sandbox.state.queues.length = 1;
    },
    'ok',
    /^1 queue on 1 page$/,
  ],
  [
    'few requests left',
    'rate_limit',
    () => {
      sandbox.state.settings.rateLimitPerMinute = 5;
    },
    'warning',
    /^1 of 5 requests left/,
  ],
  [
    'a role without the permission',
    'queue_list',
    () => {
      client().roleDivisions = [{ roleId: sandbox.state.roles[1]?.id ?? '', divisionId: '*' }];
    },
    'failed',
    /the roles of the OAuth client "Zapier service account" do not include Routing > Queue > View/,
  ],
  [
    'an address that is not allowed',
    'queue_list',
    () => {
      sandbox.state.settings.allowedIps = [];
    },
    'failed',
    /certain IP addresses/,
  ],
  [
    'a policy that denies',
    'queue_list',
    () => {
      sandbox.state.settings.policyDenied = ['p1'];
    },
    'failed',
    /a security policy of your organization denies it \(policy p1\)/,
  ],
])('%s: %s', async (_, id, arrange, status, found) => {
  arrange();
  const seen = await check(id);
  expect([seen?.status, seen?.found]).toEqual([status, expect.stringMatching(found)]);
});

test('a role in many divisions names five and counts the rest', async () => {
  const { state } = sandbox;
  const more = ['LATAM', 'Nordics', 'Iberia'].map((name) => ({ id: name, name, homeDivision: false }));
  state.divisions.push(...more);
  const roleId = state.roles[0]?.id ?? '';
  client().roleDivisions = state.divisions.slice(1).map(({ id }) => ({ roleId, divisionId: id }));
  expect(await check('permission')).toMatchObject({
    status: 'warning',
    found: expect.stringContaining('in 7 divisions only: APAC, EMEA, Iberia, LATAM, Nordics and 2 more.'),
    details: { all_divisions: false, divisions: { length: 7 } },
  });
  expect((await check('roles'))?.found).toBe(
    'Contact Center Manager in APAC, EMEA, Iberia, LATAM, Nordics, Sales, Support',
  );
});

test('a client that is to be deleted is pointed out', async () => {
  client().dateToDelete = '2027-01-15T00:00:00.000Z';
  expect(await check('introspection')).toMatchObject({
    status: 'warning',
    found: expect.stringMatching(
      /"Zapier service account", grant type Client Credentials, .*will be deleted on 2027-01-15\.$/,
    ),
    fix: { where: 'Admin > Integrations > OAuth' },
  });
});

test('a client that is inactive is pointed out', async () => {
  sandbox.faults.add({
    kind: 'body',
    json: { OAuthClient: { name: 'Zapier', state: 'inactive' } },
    match: { path: '/api/v2/tokens/me' },
    skip: 1,
  });
  expect(await check('introspection')).toMatchObject({
    status: 'warning',
    found: expect.stringMatching(/The client is inactive: it gets no new token\.$/),
    fix: { where: 'Admin > Integrations > OAuth' },
  });
});

test('an inactivity timeout that is on is pointed out: what it does to users, who turns it off and where', async () => {
  sandbox.state.organization.idleTimeoutSeconds = 600;
  expect(await check('introspection')).toMatchObject({
    status: 'warning',
    found: expect.stringMatching(/inactivity timeout of the organization is on: .* no refresh token.*does not help/),
    fix: { who: 'Genesys admin', where: expect.stringMatching(/turn it off .*tab Authentication.*Menu > Account/) },
    details: { inactivity_timeout: true },
  });
});

test('a client id that the region does not know is told from a wrong secret', async () => {
  sandbox.state.settings.unknownClient = 'not_found';
  const region = regionById('sandbox', sandbox.url);
  const other = { region, credentials: { id: 'another', secret: 'x' } };
  const found = /^Genesys Cloud has no such client in Sandbox on this machine \(client not found\)/;
  expect(await check('token', { configuration: other })).toMatchObject({
    status: 'failed',
    found: expect.stringMatching(found),
    details: { reason: 'client_not_found' },
  });
  // Tried elsewhere it is no silence, and accepted nowhere.
  expect(await check('token', { configuration: other, otherRegions: [region] })).toMatchObject({
    found: expect.stringMatching(/Nor is it accepted in any other region that answered \(1\)/),
    details: { accepted_in: [], without_answer: [] },
  });
  const wrong = { region, credentials: { id: client().id, secret: 'wrong' } };
  expect(await check('token', { configuration: wrong })).toMatchObject({ details: { reason: 'invalid_client' } });
});

test('a client id of another region is accepted there', async () => {
  sandbox.state.settings.unknownClient = 'not_found';
  const elsewhere = await startSandbox({ queues: 0 });
  const { id, secret } = client();
  Object.assign(client(), { id: 'another' });
  const home = { ...regionById('sandbox', elsewhere.url), id: 'eu-west-1', name: 'Europe (Ireland)' };
  const configuration = { region: regionById('sandbox', sandbox.url), credentials: { id, secret } };
  expect(await check('token', { configuration, otherRegions: [home] })).toMatchObject({
    found: expect.stringContaining('Europe (Ireland) accepts it: the region is the wrong one.'),
  });
  await elsewhere.close();
});

test.each([null, ['routing:queue:view']])(
  'the default scope (%j) is ours, and no reason to warn anybody',
  async (scopes) => {
    expect(await check('scopes', { scopes })).toMatchObject({
      status: 'ok',
      found: expect.stringMatching(/^asked for at login: routing:queue:view, the default\./),
      details: { configured: ['routing:queue:view'] },
    });
  },
);

test('answers without rate-limit headers leave that open', async () => {
  const silent: Circumstances['send'] = (request, read) =>
    fetchSend(request, (response) =>
      read({ ...response, header: (name) => (name.startsWith('inin-ratelimit') ? null : response.header(name)) }),
    );
  expect(await check('rate_limit', { send: silent })).toMatchObject({ status: 'warning', details: { left: null } });
});

test('an organization that enforces scopes leaves client credentials alone', async () => {
  sandbox.state.organization.enforceScopes = true;
  client().scopes = [];
  expect((await look()).healthy).toBe(true);
});

test.each([
  ['routing:queue:edit', /has the form of a permission.*Genesys's scope for this is routing:readonly/],
  ['routing', /^asked for at login: routing\. None of them covers "user-basic-info"/],
  ['made-up routing user-basic-info', /"made-up" is not a scope of Genesys Cloud/],
])('the configured scopes %j are held against Genesys’s list', async (scopes, found) => {
  expect(await check('scopes', { scopes: scopes.split(' ') })).toMatchObject({
    status: 'warning',
    found: expect.stringMatching(found),
  });
});

test.each([
  ['20.19.0', 'warning'],
  ['24.1.0', 'warning'],
  ['22.18.0', 'ok'],
])('Node %s: %s', async (nodeVersion, status) => {
  expect((await check('node', { nodeVersion }))?.status).toBe(status);
});

test('an id that is none may be the secret, and is not shown', async () => {
  const region = { ...regionById('sandbox', sandbox.url), id: 'eu-west-1' };
  const seen = await check('configuration', {
    configuration: { region, credentials: { id: 'swapped-secret', secret: 'x' } },
  });
  expect(seen).toMatchObject({ status: 'warning', found: expect.stringContaining('may be swapped') });
  expect(JSON.stringify(seen)).not.toContain('swapped-secret');
});

test('what is not configured is named, and all that needs it is not run', async () => {
  const { checks, healthy, region } = await look({ configuration: 'GENESYS_REGION is not set.' });
  expect(checks.map(({ status }) => status)).toEqual(['ok', 'failed', 'ok', ...Array(9).fill('not_run')]);
  expect([healthy, region]).toEqual([false, null]);
  expect(new Set(checks.slice(3).map(({ found }) => found))).toEqual(
    new Set(['not run, since this failed: Configuration']),
  );
});
