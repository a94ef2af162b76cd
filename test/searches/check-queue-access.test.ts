/** Check Queue Access: what each need answers, beyond the refusals of test/refusals.test.ts. */
import { inTimeLapse } from '../support/time-lapse.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 3 });
});

const check = async (capability?: string) => {
  const results = await zap.zapier.callOnce<Record<string, unknown>[]>(
    'searches.check_queue_access.operation.perform',
    {
      authData: zap.authData,
      inputData: capability === undefined ? {} : { capability },
    },
  );
  expect(results).toHaveLength(1);
  return results[0];
};
const token = (scopes: string[]) => {
  zap.authData.access_token = zap.sandbox.issueToken({ scopes });
};
const manager = () => zap.sandbox.state.roles[0] ?? { policies: [] };

test('a healthy connection', async () => {
  expect(await check()).toEqual({
    id: 'view_queues',
    allowed: true,
    advice: 'No action is needed: this connection may list queues.',
    warnings: [],
    granted_scopes: zap.sandbox.state.clients[0]?.scopes,
    accepted_scopes: ['routing:readonly', 'routing'],
    scope_check: 'granted',
    scope_check_label: 'Granted',
    permission: 'routing:queue:view',
    permission_check: 'granted',
    permission_check_label: 'Granted',
    divisions: [],
    all_divisions: true,
    roles: ['Contact Center Manager'],
    organization_name: 'Example Contact Center',
    user_name: 'Olivia Park',
    region: 'sandbox',
    checked_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  });
});

test('the silent case: a role granted in one division only is said', async () => {
  for (const grant of zap.sandbox.state.users[0]?.grants ?? [])
    grant.divisionId = `${zap.sandbox.state.divisions[0]?.id}`;
  expect(await check()).toMatchObject({
    allowed: true,
    divisions: ['Home'],
    all_divisions: false,
    warnings: [
      expect.stringMatching(
        /^Routing > Queue > View \(routing:queue:view\) is granted only in Home\. Queues of other divisions are left out without any error\./,
      ),
    ],
  });
});

test('where the token is not described, whose it is says the organization, and no scope is claimed', async () => {
  zap.sandbox.faults.add({ kind: 'status', status: 500, match: { path: '/api/v2/tokens/me' }, times: 'forever' });
  expect(await check()).toMatchObject({
    organization_name: 'Example Contact Center',
    user_name: 'Olivia Park',
    granted_scopes: [],
    scope_check: 'unknown',
    scope_check_label: 'Unknown',
  });
});

test.each([
  ['view_queue_members', 'routing:queue:view', 'list the members of this queue'],
  ['view_queue_status', 'analytics:queueObservation:view', 'show what goes on in queues'],
  ['view_queue_summary', 'analytics:conversationAggregate:view', 'show the statistics of queues'],
])('%s needs %s', async (capability, permission, does) => {
  expect(await check(capability)).toMatchObject({
    id: capability,
    allowed: true,
    permission,
    permission_check: 'granted',
    advice: `No action is needed: this connection may ${does}.`,
  });
});

test('a permission that is missing for something else than queues', async () => {
  manager().policies = manager().policies.filter(({ domain }) => domain !== 'analytics');
  expect(await check('view_queue_status')).toMatchObject({
    allowed: false,
    permission_check: 'missing',
    advice: expect.stringMatching(
      /^Genesys Cloud would not show what goes on in queues: the roles of ops@example\.com do not include Analytics > Queue Observation > View/,
    ),
  });
  expect(await check()).toMatchObject({ allowed: true });
});

test('any of several permissions is enough', async () => {
  for (const policy of manager().policies) if (policy.entityName === 'queue') policy.actions = ['view'];
  manager().policies = manager().policies.filter(({ entityName }) => entityName !== 'queueMember');
  expect(await check('view_queue_members')).toMatchObject({ allowed: true, permission_check: 'granted' });
});

test('the right to view statistics is of no use without the right to view queues', async () => {
  manager().policies = manager().policies.filter(({ domain }) => domain === 'analytics');
  expect(await check('view_queue_status')).toMatchObject({
    allowed: false,
    permission_check: 'granted',
    advice: expect.stringMatching(/^Genesys Cloud would not list queues: .*Routing > Queue > View/),
  });
});

test('where Genesys tells neither divisions nor user, trying it tells', async () => {
  for (const path of ['/api/v2/authorization/', '/api/v2/users/me'])
    zap.sandbox.faults.add({ kind: 'status', status: 403, match: { path }, times: 'forever' });
  expect(await check('view_queue_status')).toMatchObject({
    allowed: true,
    permission_check: 'granted',
    divisions: [],
    all_divisions: null,
    roles: [],
  });
});

test('without a queue it cannot be tried, and nothing is claimed', async () => {
  zap.sandbox.state.queues.splice(0);
  expect(await check()).toMatchObject({ allowed: true });
  expect(await check('view_queue_status')).toMatchObject({
    allowed: false,
    permission_check: 'granted',
    advice: expect.stringMatching(/^Whether this connection may show what goes on in queues could not be tried/),
  });
  for (const path of ['/api/v2/authorization/', '/api/v2/users/me'])
    zap.sandbox.faults.add({ kind: 'status', status: 403, match: { path }, times: 'forever' });
  expect(await check('view_queue_status')).toMatchObject({
    permission_check: 'unknown',
    warnings: [expect.stringMatching(/did not say which permissions/)],
  });
});

test('divisions that are not told are not none', async () => {
  zap.sandbox.faults.add({ kind: 'body', json: {}, match: { path: '/api/v2/authorization/' }, times: 'forever' });
  expect(await check()).toMatchObject({ allowed: true, divisions: [], all_divisions: null });
});

test('divisions by the hundred are counted', async () => {
  const entities = Array.from({ length: 100 }, (_, index) => ({ id: `d${index}`, name: `D${index}` }));
  const json = { allDivsPermitted: false, entities, total: 155 };
  zap.sandbox.faults.add({ kind: 'body', json, match: { path: '/api/v2/authorization/' }, times: 'forever' });
  expect(await check()).toMatchObject({
    warnings: [expect.stringMatching(/only in D0, D1, D10, D11, D12 and 150 more\./)],
  });
});

test('a call that hangs does not hold up the answer', () =>
  inTimeLapse(4, async () => {
    zap.sandbox.faults.add({ kind: 'hang', match: { path: '/api/v2/authorization/' }, times: 'forever' });
    const begun = Date.now();
    expect(await check()).toMatchObject({ allowed: true, all_divisions: null });
    expect(Date.now() - begun).toBeLessThan(9_000);
  }));

test.each(['view_queues', 'view_queue_members', 'view_queue_status', 'view_queue_summary'])(
  'a scope that is missing for %s, where scopes are not enforced',
  async (capability) => {
    token(['users:readonly']);
    expect(await check(capability)).toMatchObject({ allowed: true, scope_check: 'not_enforced' });
  },
);

test('a scope that is missing where scopes are enforced', async () => {
  zap.sandbox.state.organization.enforceScopes = true;
  token(['routing:readonly']);
  expect(await check()).toMatchObject({
    allowed: true,
    scope_check: 'unknown',
    warnings: [expect.stringMatching(/did not say which scopes were granted/)],
    organization_name: null,
  });
  expect(await check('view_queue_status')).toMatchObject({
    allowed: false,
    scope_check: 'missing',
    advice: expect.stringMatching(/lacks the scope "analytics:readonly" \(or "analytics"\)/),
  });
  token(['user-basic-info']);
  expect(await check('view_queue_status')).toMatchObject({ allowed: false, scope_check: 'missing' });
});

test('an outage while it is tried is no answer', async () => {
  zap.sandbox.faults.add({ kind: 'status', status: 503, match: { path: '/api/v2/analytics/' }, times: 'forever' });
  await expect(check('view_queue_status')).rejects.toMatchObject({ kind: 'ThrottledError' });
});

test('what stands in the way of everything is said for every need', async () => {
  zap.sandbox.state.settings.policyDenied = ['p1'];
  expect(await check('view_queue_summary')).toMatchObject({
    allowed: false,
    advice: expect.stringMatching(/^Genesys Cloud would not list queues: a security policy/),
  });
});

test('a token that acts for itself: its own roles are named', async () => {
  zap.authData.access_token = zap.sandbox.issueToken({ userId: null });
  manager().policies = [];
  const answer = await check();
  expect(answer).toMatchObject({
    allowed: false,
    advice: expect.stringMatching(
      /^Genesys Cloud would not list queues: the roles of the OAuth client "Zapier service account" do not include/,
    ),
  });
});

test('an access that is none gets a sentence', async () => {
  await expect(check('everything')).rejects.toMatchObject({
    code: 'invalid_input',
    message:
      'Access to Check must be one of "View queues", "View the members of queues", "View what goes on in queues now", "View the statistics of queues", "Find agents", "Create queues", "Change the members of queues", "Create callbacks"; it is "everything".',
  });
});

describe('what would change something is never tried', () => {
  const writes = () => zap.sandbox.requests.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'));
  const ALL = ['routing', 'conversations', 'users:readonly', 'user-basic-info', 'authorization:readonly'];

  test.each([
    ['create_queues', 'routing:queue:add', 'create queues', ['routing']],
    ['manage_queue_members', 'routing:queue:edit', 'change the members of queues', ['routing']],
  ])(
    '%s is allowed where scopes and permissions are known to be there',
    async (capability, permission, does, scopes) => {
      token(ALL);
      expect(await check(capability)).toMatchObject({
        id: capability,
        allowed: true,
        permission,
        accepted_scopes: scopes,
        scope_check: 'granted',
        permission_check: 'granted',
        warnings: [],
        advice: `No action is needed: by its scopes and permissions this connection may ${does}. It was not tried, since that would change something.`,
      });
      expect(writes()).toEqual([]);
    },
  );

  test('a callback needs a scope and a permission of its own', async () => {
    token(['routing', 'user-basic-info']);
    for (const policy of manager().policies) if (policy.domain === 'conversation') policy.actions = [];
    const found = await check('create_callbacks');
    expect(found).toMatchObject({ allowed: false, scope_check: 'missing', permission_check: 'missing' });
    expect(found?.advice).toMatch(/lacks the scope "conversations"/);
    expect(found?.advice).toMatch(
      /Where an organization does not enforce scopes, it works without; this was not tried/,
    );
    expect(found?.advice).toMatch(/do not include Conversation > Callback > Create \(conversation:callback:create\)/);
    expect(writes()).toEqual([]);
  });

  test('where scopes are enforced, one that is missing is all there is to say', async () => {
    zap.sandbox.state.organization.enforceScopes = true;
    token(['routing:readonly']);
    const found = await check('create_queues');
    // Nothing may be asked of the user: without user-basic-info that is refused.
    expect(found).toMatchObject({ allowed: false, permission_check: 'unknown' });
    expect(found?.advice).not.toContain('does not enforce');
    expect(found?.advice).toMatch(/is not known: Genesys Cloud did not say which (scopes and )?permissions it has/);
  });

  test('what is not known is said to be unknown', async () => {
    for (const path of ['/api/v2/authorization/', '/api/v2/users/me', '/api/v2/tokens/me', '/oauth/'])
      zap.sandbox.faults.add({ kind: 'status', status: 403, match: { path }, times: 'forever' });
    expect(await check('create_queues')).toMatchObject({
      allowed: false,
      permission_check: 'unknown',
      advice: expect.stringMatching(
        /^Whether this connection may create queues is not known: .* It needs the scope "routing" on the OAuth client and Routing > Queue > Add/,
      ),
    });
  });

  test('nor is the right to view queues needed for it', async () => {
    token(ALL);
    for (const policy of manager().policies) if (policy.entityName === 'queue') policy.actions = ['add'];
    expect(await check('create_queues')).toMatchObject({ allowed: true });
  });

  test('an address that is not allowed is refused everything', async () => {
    const match = { path: '/api/v2/routing/queues' };
    zap.sandbox.faults.add({ kind: 'status', status: 403, code: 'ip.not.authorized', match, times: 'forever' });
    expect(await check('create_queues')).toMatchObject({
      allowed: false,
      advice: expect.stringContaining('only from certain IP addresses'),
    });
  });

  test('what says nothing about access is thrown', async () => {
    zap.sandbox.faults.add({
      kind: 'status',
      status: 503,
      match: { path: '/api/v2/routing/queues' },
      times: 'forever',
    });
    await expect(check('create_queues')).rejects.toMatchObject({ kind: 'ThrottledError' });
  });

  test('a role that is granted in one division only is said', async () => {
    token(ALL);
    for (const grant of zap.sandbox.state.users[0]?.grants ?? [])
      grant.divisionId = `${zap.sandbox.state.divisions[0]?.id}`;
    expect(await check('create_queues')).toMatchObject({
      allowed: true,
      warnings: [expect.stringMatching(/is granted only in Home\. In other divisions this is refused\./)],
    });
    expect(await check('find_agents')).toMatchObject({
      divisions: ['Home'],
      warnings: [
        'Directory > User > View (directory:user:view) is granted only in Home. ' +
          'The search for agents is not narrowed by that: agents of other divisions are found, too.',
      ],
    });
  });

  describe('changing members needs one of two permissions', () => {
    const divisionsAsked = () =>
      zap.sandbox.requests
        .filter(({ path }) => path.includes('divisionspermitted'))
        .map(({ query }) => query.permission);

    /** Grants these in a division each, `*` for all, and no other permission to change members. */
    const grant = (grants: Record<string, string>) => {
      token(ALL);
      const { state } = zap.sandbox;
      for (const policy of manager().policies) if (policy.domain === 'routing') policy.actions = ['view'];
      for (const [permission, divisionId] of Object.entries(grants)) {
        const [domain = '', entityName = '', action = ''] = permission.split(':');
        const role = { id: permission, name: permission, policies: [{ domain, entityName, actions: [action] }] };
        state.roles.push(role);
        state.users[0]?.grants.push({ roleId: role.id, divisionId });
      }
    };
    const EDIT = 'routing:queue:edit';
    const MANAGE = 'routing:queueMember:manage';

    test.each<[grants: (home: string, other: string) => Record<string, string>, expected: object, asked: number]>([
      [
        (home) => ({ [MANAGE]: home }),
        { divisions: ['Home'], all_divisions: false, warnings: [expect.any(String)] },
        2,
      ],
      [(home) => ({ [EDIT]: home }), { divisions: ['Home'], all_divisions: false, warnings: [expect.any(String)] }, 2],
      [
        (home, other) => ({ [EDIT]: home, [MANAGE]: other }),
        { divisions: [expect.any(String), expect.any(String)], all_divisions: false },
        2,
      ],
      [
        (home) => ({ [EDIT]: home, [MANAGE]: home }),
        {
          divisions: ['Home'],
          warnings: [
            'Routing > Queue > Edit (routing:queue:edit) or Routing > Queue Member > Manage (routing:queueMember:manage) is granted only in Home. ' +
              'In other divisions this is refused. If it is needed there, ask a Genesys admin to grant the role for their divisions too (Admin > People & Permissions > People).',
          ],
        },
        2,
      ],
      [(home) => ({ [EDIT]: home, [MANAGE]: '*' }), { divisions: [], all_divisions: true, warnings: [] }, 2],
      [() => ({ [MANAGE]: '*' }), { divisions: [], all_divisions: true, warnings: [] }, 2],
      [() => ({ [EDIT]: '*' }), { divisions: [], all_divisions: true, warnings: [] }, 1],
    ])('%#: where either holds counts', async (grants, expected, asked) => {
      const [home, other] = zap.sandbox.state.divisions;
      grant(grants(`${home?.id}`, `${other?.id}`));
      expect(await check('manage_queue_members')).toMatchObject({
        allowed: true,
        permission_check: 'granted',
        ...expected,
      });
      expect(divisionsAsked()).toHaveLength(asked);
    });

    test('none of them', async () => {
      grant({});
      const found = await check('manage_queue_members');
      expect(found).toMatchObject({ allowed: false, permission_check: 'missing', divisions: [], all_divisions: false });
    });

    test('what Genesys does not say of one of them does not hide the other', async () => {
      grant({ [MANAGE]: `${zap.sandbox.state.divisions[0]?.id}` });
      const match = { path: 'divisionspermitted', query: { permission: EDIT } };
      zap.sandbox.faults.add({ kind: 'status', status: 403, match, times: 'forever' });
      expect(await check('manage_queue_members')).toMatchObject({ allowed: true, divisions: ['Home'] });
      zap.sandbox.faults.add({
        kind: 'status',
        status: 403,
        match: { path: 'divisionspermitted', query: { permission: MANAGE } },
        times: 'forever',
      });
      expect(await check('manage_queue_members')).toMatchObject({ all_divisions: null, warnings: [] });
    });
  });
});

test('finding agents is tried, and needs no queue', async () => {
  zap.sandbox.state.queues.splice(0);
  expect(await check('find_agents')).toMatchObject({
    allowed: true,
    permission: 'directory:user:view',
    advice: 'No action is needed: this connection may find users.',
  });
  for (const policy of manager().policies) if (policy.domain === 'directory') policy.actions = [];
  expect(await check('find_agents')).toMatchObject({ allowed: false, permission_check: 'missing' });
});
