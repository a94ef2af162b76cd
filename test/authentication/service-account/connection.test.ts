/** What the connection test and Check Queue Access say of an OAuth client that acts for itself. */
import { readFileSync } from 'node:fs';
import { REFUSALS, withoutIds } from '../../../scripts/lib/refusals.ts';
import { type Connected, connectedServiceAccount } from '../../support/zapier.ts';

let zap: Connected;
beforeEach(async () => {
  zap = await connectedServiceAccount({ queues: 12 });
});
afterEach(() => zap.sandbox.close());

interface Tested {
  [key: string]: unknown;
  warnings: string[];
}
const tested = () => zap.zapier.call<Tested>('authentication.test', { authData: zap.authData });
const check = async (capability = 'view_queues') => {
  const bundle = { authData: zap.authData, inputData: { capability } };
  const [result] = await zap.zapier.call<Tested[]>('searches.check_queue_access.operation.perform', bundle);
  return result;
};
const client = () => zap.sandbox.state.clients[1] ?? Object.assign(Promise.reject(), { roleDivisions: [] });
const fail = (path: string, status = 500) =>
  zap.sandbox.faults.add({ kind: 'status', status, match: { path }, times: 'forever' });
const grantIn = (...divisionIds: string[]) => {
  const [{ roleId = '' } = {}] = zap.sandbox.state.clients[1]?.roleDivisions ?? [];
  Object.assign(client(), { roleDivisions: divisionIds.map((divisionId) => ({ roleId, divisionId })) });
};

test('all that is true of it, and of scopes nothing', async () => {
  const [home, sales] = zap.sandbox.state.divisions;
  grantIn(`${sales?.id}`, `${home?.id}`);
  const seen = zap.sandbox.state.queues.filter(({ divisionId }) => [home?.id, sales?.id].includes(divisionId)).length;
  expect(await tested()).toEqual({
    connection_label: 'Example Contact Center · Sandbox on this machine · Zapier service account',
    organization_id: zap.sandbox.state.organization.id,
    organization_name: 'Example Contact Center',
    region: 'sandbox',
    region_name: 'Sandbox on this machine',
    oauth_client_name: 'Zapier service account',
    oauth_client_state: 'active',
    oauth_client_deleted_on: null,
    roles: ['Contact Center Manager (Home, Sales)'],
    roles_text: 'Contact Center Manager',
    scope_check: 'not_applicable',
    permission_check: 'granted',
    queue_count: seen,
    warnings: [],
  });
  // One wave, and no user asked for.
  expect(zap.sandbox.requests.map(({ path }) => path).sort()).toEqual([
    '/api/v2/authorization/subjects/me',
    '/api/v2/routing/queues',
    '/api/v2/tokens/me',
  ]);
});

test('each line of it is explained in docs/connecting.md', async () => {
  const page = readFileSync('docs/connecting.md', 'utf8').split('## 9. The service-account edition')[1] ?? '';
  expect(Object.keys(await tested()).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});

test('scopes do not count, enforced or not, nor does the inactivity timeout', async () => {
  Object.assign(zap.sandbox.state.organization, { enforceScopes: true, idleTimeoutSeconds: 600 });
  expect(await tested()).toMatchObject({ scope_check: 'not_applicable', warnings: [] });
  expect(await check()).toMatchObject({ allowed: true, scope_check: 'not_applicable', warnings: [] });
});

test.each<[what: string, make: () => unknown, expected: object]>([
  [
    'no queue visible',
    () => zap.sandbox.state.queues.splice(0),
    {
      queue_count: 0,
      warnings: [
        expect.stringMatching(
          /grant it to the OAuth client "Zapier service account" .* \(Admin > Integrations > OAuth > the client > Roles\)\.$/,
        ),
      ],
    },
  ],
  [
    'a list that says no total',
    () => zap.sandbox.faults.add({ kind: 'omit', fields: ['total'], match: { path: '/api/v2/routing/queues' } }),
    { queue_count: 1 },
  ],
  [
    'inactive',
    () => Object.assign(client(), { state: 'inactive' }),
    { oauth_client_state: 'inactive', warnings: [expect.stringMatching(/is inactive: no new token will be given/)] },
  ],
  [
    'to be deleted',
    () => Object.assign(client(), { dateToDelete: '2027-01-31T00:00:00Z' }),
    {
      oauth_client_deleted_on: '2027-01-31T00:00:00.000Z',
      warnings: [expect.stringMatching(/"Zapier service account" will be deleted on 2027-01-31/)],
    },
  ],
  [
    'tokens/me broken',
    () => fail('/api/v2/tokens/me'),
    { connection_label: 'Sandbox on this machine', organization_name: null, oauth_client_name: null, warnings: [] },
  ],
  [
    'its roles not told',
    () => fail('/api/v2/authorization/subjects/me'),
    { roles: [], roles_text: 'unknown', queue_count: 12 },
  ],
  [
    'roles told without names',
    () =>
      zap.sandbox.faults.add({
        kind: 'body',
        json: { grants: [{ role: { id: 'r-1' }, division: { id: 'd-1' } }, { division: 7 }, null, 'x'] },
        match: { path: '/api/v2/authorization/subjects/me' },
      }),
    {
      roles: ['r-1 (d-1)', 'a role without a name (a division not named)'],
      roles_text: 'r-1, a role without a name',
    },
  ],
  [
    'no list of roles',
    () => zap.sandbox.faults.add({ kind: 'body', json: {}, match: { path: '/api/v2/authorization/subjects/me' } }),
    { roles: [], roles_text: 'none' },
  ],
])('connected, %s', async (_what, make, expected) => {
  make();
  expect(await tested()).toMatchObject(expected);
});

test('where tokens/me is silent the id of the client tells two connections apart, if it is one', async () => {
  fail('/api/v2/tokens/me');
  const ids = ['9f2e6a10-3c4d-4b5e-8f60-7a8b9c0d1e2f', '1A2E6A10-3C4D-4B5E-8F60-7A8B9C0D1E2F'];
  for (const id of ids) {
    zap.authData.oauth_client = ` ${id} `;
    expect((await tested()).connection_label).toBe(`Sandbox on this machine · ${id}`);
  }
  // Which may be the secret.
  zap.authData.oauth_client = 'q7Zk-a-secret-in-the-field-of-the-id-93';
  expect((await tested()).connection_label).toBe('Sandbox on this machine');
});

test('no more than a thousand grants are read', async () => {
  const grants = Array.from({ length: 1_001 }, (_, index) => ({ role: { name: `Role ${index}` } }));
  zap.sandbox.faults.add({ kind: 'body', json: { grants }, match: { path: '/api/v2/authorization/subjects/me' } });
  expect((await tested()).roles).toHaveLength(1_000);
});

describe('Check Queue Access', () => {
  test('names the roles of the client, and no user', async () => {
    expect(await check()).toMatchObject({
      allowed: true,
      granted_scopes: [],
      accepted_scopes: [],
      scope_check: 'not_applicable',
      permission_check: 'granted',
      all_divisions: true,
      roles: ['Contact Center Manager'],
      user_name: null,
      warnings: [],
    });
    expect(zap.sandbox.requests.map(({ path }) => path)).not.toContain('/api/v2/users/me');
  });

  const WRITING: [capability: string, permission: string, does: string][] = [
    ['create_queues', 'routing:queue:add', 'create queues'],
    ['manage_queue_members', 'routing:queue:edit', 'change the members of queues'],
    ['create_callbacks', 'conversation:callback:create', 'create callbacks'],
  ];
  describe.each(WRITING)('%s, which is not tried', (capability, permission, does) => {
    test('by its roles it may, and of scopes nothing is said', async () => {
      expect(await check(capability)).toMatchObject({
        allowed: true,
        advice: `No action is needed: by its roles this connection may ${does}. It was not tried, since that would change something.`,
        scope_check: 'not_applicable',
        accepted_scopes: [],
        permission,
        permission_check: 'granted',
        warnings: [],
      });
    });

    test('without a role the permission is missing, which is known', async () => {
      Object.assign(client(), { roleDivisions: [] });
      const found = await check(capability);
      expect(found).toMatchObject({
        allowed: false,
        scope_check: 'not_applicable',
        permission_check: 'missing',
        all_divisions: false,
        warnings: [],
        advice: expect.stringMatching(
          /the roles of the OAuth client "Zapier service account" do not include .*> Roles\)/,
        ),
      });
      expect(JSON.stringify(found)).not.toMatch(/the scope|scopes (it|were)|People & Permissions/);
    });

    test('where nobody tells its permissions, they are not known', async () => {
      fail('/api/v2/authorization/divisionspermitted/paged/me');
      expect(await check(capability)).toMatchObject({
        allowed: false,
        permission_check: 'unknown',
        advice: expect.stringMatching(/is not known: Genesys Cloud did not say which permissions it has, and/),
        warnings: [expect.stringMatching(/did not say which permissions the OAuth client/)],
      });
    });
  });

  test('a permission that one of two could stand for is missing only where both are known to be', async () => {
    Object.assign(client(), { roleDivisions: [] });
    const path = '/api/v2/authorization/divisionspermitted/paged/me';
    zap.sandbox.faults.add({ kind: 'status', status: 500, match: { path }, skip: 1, times: 'forever' });
    // Joining a queue is another permission that does.
    expect(await check('manage_queue_members')).toMatchObject({ permission_check: 'unknown', all_divisions: null });
  });

  test('where a role is granted in some divisions only, the way to the others is the client’s', async () => {
    grantIn(`${zap.sandbox.state.divisions[0]?.id}`);
    expect(await check()).toMatchObject({
      warnings: [expect.stringMatching(/only in Home\..*\(Admin > Integrations > OAuth > the client > Roles\)\.$/)],
    });
  });

  test('where there is no queue to try it with', async () => {
    zap.sandbox.state.queues.splice(0);
    fail('/api/v2/authorization/divisionspermitted/paged/me');
    expect(await check('view_queue_members')).toMatchObject({
      advice: expect.stringMatching(
        /grant the OAuth client "Zapier service account" a role with Routing > Queue > View .* \(Admin > Integrations > OAuth > the client > Roles\), then/,
      ),
    });
  });

  test('where nobody tells its permissions', async () => {
    zap.sandbox.state.queues.splice(0);
    fail('/api/v2/authorization/divisionspermitted/paged/me');
    expect(await check('view_queue_status')).toMatchObject({
      permission_check: 'unknown',
      warnings: [
        'Genesys Cloud did not say which permissions the OAuth client "Zapier service account" has, so this was not checked.',
      ],
    });
  });
});

/** Those whose words speak of whom the connection stands for; the others are the same in both editions. */
const OWN: Readonly<Record<string, { make?: () => unknown; text: RegExp }>> = {
  'no role of the user holds the permission': {
    make: () => Object.assign(client(), { roleDivisions: [] }),
    text: /the roles of the OAuth client "Zapier service account" do not include Routing > Queue > View \(routing:queue:view\)\. Ask a Genesys admin to give it a role with it \(Admin > Integrations > OAuth > the client > Roles\), for/,
  },
  'the refusal names the permission, and the scope is missing where scopes are enforced': {
    make: () => Object.assign(client(), { roleDivisions: [] }),
    text: /do not include Routing > Queue > View \(routing:queue:view\)\. Ask a Genesys admin to give it a role with it .* Reconnecting is not needed\./,
  },
  'the permission is there, in another division only': {
    make: () => grantIn(`${zap.sandbox.state.divisions[0]?.id}`),
    text: /the OAuth client "Zapier service account" include .* only in Home; it is needed in division Sales\..*\(Admin > Integrations > OAuth > the client > Roles\)/,
  },
  'the refusal names neither permission nor division': {
    make: () => grantIn(`${zap.sandbox.state.divisions[0]?.id}`),
    text: /only in Home\..*\(Admin > Integrations > OAuth > the client > Roles\)/,
  },
  'the answer itself says that the OAuth client is not authorized': {
    text: /"Zapier service account" is disabled, or not/,
  },
  'the OAuth client is disabled, which ends its tokens': {
    text: /although its time is not over\..* whether the client is disabled \(Admin > Integrations > OAuth\)\. Correlation id/,
  },
  'the token belongs to no user': {
    text: /belongs to none \(Client Credentials\)\. No role of the OAuth client( "Zapier service account")? changes that\. Use an integration that connects a user/,
  },
  'the refusal names an internal class': {
    text: /DenyAllVoter"\)\. It needs .* in a role of the OAuth client "Zapier service account"\. Ask a Genesys admin to check that \(Admin > Integrations > OAuth > the client > Roles\)/,
  },
  'the refusal is empty': { text: /It needs .* in a role of the OAuth client "Zapier service account"\. Ask/ },
};

/** A client has no scopes that could be missing; what its token may be is told in session.test.ts. */
const OF_CLIENTS = REFUSALS.filter(
  ({ kind, situation }) => kind !== 'scope_missing' && !/another region/.test(situation),
);

describe.each(OF_CLIENTS)('$kind: $situation', ({ situation, make, text, textOfTest = text, error, kind }) => {
  const own = OWN[situation];
  test.each(['authentication.test', 'searches.list_queues.operation.perform'])('%s', async (method) => {
    make(zap.sandbox, zap.authData, '');
    if (kind === 'token_expired') zap.authData.expires_at = '';
    own?.make?.();
    const failed = zap.zapier.callOnce(method, { authData: zap.authData });
    const thrown = await failed.then(
      () => Promise.reject(new Error('it did not fail')),
      (caught) => caught,
    );
    expect(thrown.kind).toBe(error);
    const expected = method === 'authentication.test' ? textOfTest : text;
    if (own) expect(thrown.message).toMatch(own.text);
    else expect(withoutIds(thrown.message)).toBe(expected);
    // Never a person's roles, never scopes.
    expect(thrown.message).not.toMatch(
      /another organization's|Authorized Applications|People & Permissions > (People|Roles)|the scope|ops@example|Granted:/,
    );
  });
});

test('a scope that Genesys says is missing is not said to be, since such a token has none', async () => {
  zap.sandbox.faults.add({
    kind: 'status',
    status: 403,
    code: 'app.not.authorized.for.scope',
    message: 'App not authorized to use scope [routing:readonly, routing]',
    match: { path: '/api/v2/routing/queues' },
    times: 'forever',
  });
  await expect(tested()).rejects.toMatchObject({
    code: 'refused_without_reason',
    message: expect.stringMatching(
      /gave no reason that can be relied on \("App not authorized .*It needs Routing > Queue > View/,
    ),
  });
});

test('where tokens/me is silent, too, a refusal points to the client’s roles', async () => {
  Object.assign(client(), { roleDivisions: [] });
  fail('/api/v2/tokens/me', 403);
  await expect(tested()).rejects.toMatchObject({
    message: expect.stringMatching(/the roles of the OAuth client do not include .* OAuth > the client > Roles/),
  });
});
