/** Scopes, permissions and divisions: the refusals the integration has to tell apart. Codes and messages: the OpenAPI document. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import type { RoleDivision } from '../../sandbox/world/state.ts';
import { api, names } from './calls.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 30 });
});
afterEach(() => sandbox.close());

/** Gives the consenting user the manager's role in some divisions, by name, and no other. */
function grantIn(...divisions: string[]): void {
  const roleId = sandbox.state.roles[0]?.id ?? '';
  const [user] = sandbox.state.users;
  if (user) user.grants = divisions.map((name): RoleDivision => ({ roleId, divisionId: divisionId(name) }));
}

function divisionId(name: string): string {
  return sandbox.state.divisions.find((division) => division.name === name)?.id ?? '*';
}

function queueIn(name: string): string {
  return sandbox.state.queues.find((queue) => queue.divisionId === divisionId(name))?.id ?? '';
}

function organization(): { id: string; name: string } {
  const { id, name } = sandbox.state.organization;
  return { id, name };
}

describe('scopes', () => {
  test.each([
    ['GET', '/routing/queues', ['routing:readonly'], 200],
    ['GET', '/routing/queues', ['routing'], 200],
    ['GET', '/routing/queues', ['routing:queue:view'], 200],
    ['GET', '/routing/queues', ['routing:queue'], 200],
    ['GET', '/routing/queues', ['user-basic-info'], 403],
    ['POST', '/routing/queues', ['routing:readonly', 'routing:queue'], 403],
    ['PUT', '/routing/queues/{id}', ['routing:readonly'], 403],
    ['GET', '/routing/queues/{id}/members', ['routing:readonly'], 200],
    ['POST', '/routing/queues/{id}/members', ['routing:readonly'], 403],
    ['POST', '/analytics/queues/observations/query', ['analytics:readonly'], 400],
    ['POST', '/analytics/queues/observations/query', ['routing'], 403],
    ['POST', '/analytics/conversations/aggregates/query', ['analytics'], 400],
    ['POST', '/analytics/conversations/aggregates/query', ['routing'], 403],
    ['GET', '/routing/skills', ['routing:readonly'], 200],
    ['GET', '/routing/skills', ['users:readonly'], 403],
    ['GET', '/routing/languages', ['routing'], 200],
    ['GET', '/routing/languages', ['users:readonly'], 403],
    ['GET', '/routing/queues/{id}/estimatedwaittime', ['routing:readonly'], 200],
    ['GET', '/routing/queues/{id}/mediatypes/call/estimatedwaittime', ['analytics:readonly'], 403],
    ['PATCH', '/routing/queues/{id}/members', ['routing:readonly'], 403],
    ['GET', '/users', ['users:readonly'], 200],
    ['GET', '/users', ['user-basic-info'], 403],
    ['POST', '/users/search', ['users'], 400],
    ['POST', '/users/search', ['user-basic-info'], 403],
    ['POST', '/conversations/callbacks', ['conversations'], 400],
    ['POST', '/conversations/callbacks', ['conversations:readonly', 'routing'], 403],
    ['GET', '/notifications/availabletopics', ['notifications'], 200],
    ['GET', '/audits/query/realtime/servicemapping', ['audits:readonly'], 200],
    ['GET', '/tokens/me', ['routing:readonly'], 403],
    ['GET', '/tokens/me', ['user-basic-info'], 200],
    ['GET', '/users/me', ['users'], 403],
    ['GET', '/organizations/me', ['organization:readonly'], 200],
    ['GET', '/organizations/me', ['routing'], 403],
    ['GET', '/authorization/subjects/me', ['authorization'], 200],
    ['GET', '/authorization/divisions', ['user-basic-info'], 403],
  ])('enforced: %s %s with %j gives %i', async (method, path, scopes, status) => {
    sandbox.state.organization.enforceScopes = true;
    const token = sandbox.issueToken({ scopes });
    const answer = await api(sandbox, path.replace('{id}', queueIn('Sales')), { method, token });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.code).toBe('app.not.authorized.for.scope');
  });

  test('the refusal lists the scopes that would do', async () => {
    sandbox.state.organization.enforceScopes = true;
    const { body } = await api(sandbox, '/routing/queues', { token: sandbox.issueToken({ scopes: [] }) });
    expect(body.message).toBe('App not authorized to use scope [routing:readonly, routing]');
  });

  test('those of the default client let everything through that only reads', async () => {
    sandbox.state.organization.enforceScopes = true;
    const queue = queueIn('Sales');
    const filter = { type: 'and', predicates: [{ dimension: 'queueId', value: queue }] };
    const interval = '2026-07-01T00:00:00Z/2026-07-02T00:00:00Z';
    const reads: [string, unknown?][] = [
      ...['/routing/queues', `/routing/queues/${queue}`, `/routing/queues/${queue}/members`].map((p): [string] => [p]),
      ...['/tokens/me', '/users/me', '/organizations/me'].map((path): [string] => [path]),
      ...['/authorization/subjects/me', '/authorization/divisions'].map((path): [string] => [path]),
      ['/analytics/queues/observations/query', { filter, metrics: ['oWaiting'] }],
      ['/analytics/conversations/aggregates/query', { filter, interval, metrics: ['nOffered'] }],
    ];
    const statuses = reads.map(async ([path, body]) => {
      return [path, (await api(sandbox, path, body === undefined ? {} : { method: 'POST', body })).status];
    });
    expect(await Promise.all(statuses)).toEqual(reads.map(([path]) => [path, 200]));
  });

  test('do not count when they are not enforced, nor for client credentials', async () => {
    expect((await api(sandbox, '/routing/queues', { token: sandbox.issueToken({ scopes: [] }) })).status).toBe(200);
    sandbox.state.organization.enforceScopes = true;
    expect((await api(sandbox, '/routing/queues', { token: sandbox.issueToken({ userId: null }) })).status).toBe(200);
  });

  test.each([
    ['always', false, true],
    ['whenEnforced', false, false],
    ['whenEnforced', true, true],
  ] as const)('authorizedScope %s, enforced %s: listed %s', async (setting, enforced, listed) => {
    sandbox.state.settings.authorizedScope = setting;
    sandbox.state.organization.enforceScopes = enforced;
    expect('authorizedScope' in (await api(sandbox, '/tokens/me')).body).toBe(listed);
  });
});

describe('permissions', () => {
  test.each([
    ['GET', '/routing/queues', 'missing.any.permissions', 'routing:queue:view'],
    ['POST', '/routing/queues', 'missing.any.permissions', 'routing:queue:add'],
    ['GET', '/routing/queues/{id}', 'missing.permissions', 'routing:queue:view'],
    ['DELETE', '/routing/queues/{id}', 'missing.permissions', 'routing:queue:delete'],
    ['PUT', '/routing/queues/{id}', 'missing.any.permissions', 'routing:queue:edit'],
    [
      'GET',
      '/routing/queues/{id}/members',
      'missing.any.permissions',
      'routing:queue:view, routing:queue:edit, routing:queue:readonly, routing:queueMember:manage',
    ],
    [
      'PATCH',
      '/routing/queues/{id}/members',
      'missing.any.permissions',
      'routing:queue:edit, routing:queueMember:manage',
    ],
    ['POST', '/analytics/queues/observations/query', 'missing.any.permissions', 'analytics:queueObservation:view'],
    [
      'POST',
      '/analytics/conversations/aggregates/query',
      'missing.any.permissions',
      'analytics:conversationAggregate:view',
    ],
  ])('granted nowhere, %s %s is refused with %s', async (method, path, code, permission) => {
    grantIn();
    const { status, body } = await api(sandbox, path.replace('{id}', queueIn('Sales')), { method });
    expect([status, body.code]).toEqual([403, code]);
    expect(body.message).toContain(`[${permission}]`);
  });

  test('granted in one division hide the others’ queues without a word', async () => {
    grantIn('Sales');
    const expected = sandbox.state.queues.filter((queue) => queue.divisionId === divisionId('Sales'));
    const answer = await api(sandbox, '/routing/queues?pageSize=100');
    expect(answer.body.total).toBe(expected.length);
    expect(new Set(names(answer))).toEqual(new Set(expected.map(({ name }) => name)));
  });

  test.each([
    ['GET', 'Sales', 200],
    ['GET', 'Support', 403],
    ['DELETE', 'Sales', 200],
    ['DELETE', 'Support', 403],
  ])('granted in Sales, %s of a queue in %s gives %i', async (method, division, status) => {
    grantIn('Sales');
    const answer = await api(sandbox, `/routing/queues/${queueIn(division)}`, { method });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.code).toBe('missing.division.permission');
  });

  test.each([
    ['PUT', '', { name: 'Renamed' }, 'missing.division.permission'],
    ['GET', '/members', undefined, 'missing.any.division.permissions'],
    ['POST', '/members', [], 'missing.any.division.permissions'],
    ['PATCH', '/members', [], 'missing.any.division.permissions'],
  ])('granted in Sales, %s of a Support queue’s %s is refused', async (method, path, body, code) => {
    grantIn('Sales');
    const answer = await api(sandbox, `/routing/queues/${queueIn('Support')}${path}`, { method, body });
    expect([answer.status, answer.body.code]).toEqual([403, code]);
  });

  test('granted in Sales, a queue cannot be moved out of it', async () => {
    grantIn('Sales');
    const move = (division: string) =>
      api(sandbox, `/routing/queues/${queueIn('Sales')}`, {
        method: 'PUT',
        body: { name: 'Moved', division: { id: divisionId(division) } },
      });
    expect((await move('Support')).body.code).toBe('missing.division.permission');
    expect((await move('Sales')).status).toBe(200);
  });

  test('any of the members’ permissions shows them', async () => {
    const [role] = sandbox.state.roles;
    if (role) role.policies = [{ domain: 'routing', entityName: 'queueMember', actions: ['manage'] }];
    expect((await api(sandbox, `/routing/queues/${queueIn('Sales')}/members`)).status).toBe(200);
  });

  test('a role’s wildcard counts for every action', async () => {
    const [role] = sandbox.state.roles;
    if (role) role.policies = [{ domain: 'routing', entityName: '*', actions: ['*'] }];
    expect((await api(sandbox, '/routing/queues')).status).toBe(200);
  });

  test('of client credentials are the client’s', async () => {
    for (const client of sandbox.state.clients) client.roleDivisions = [];
    const token = sandbox.issueToken({ userId: null });
    expect((await api(sandbox, '/routing/queues', { token })).body.code).toBe('missing.any.permissions');
  });

  test('divisionspermitted names the divisions, and says when it is all', async () => {
    const path = '/authorization/divisionspermitted/paged/me?permission=routing:queue:view';
    expect((await api(sandbox, path)).body).toMatchObject({ allDivsPermitted: true, total: 5 });
    grantIn('Sales', 'EMEA');
    const some = await api(sandbox, path);
    expect(some.body.allDivsPermitted).toBe(false);
    expect(names(some)).toEqual(['Sales', 'EMEA']);
  });

  test('users/me tells the organization when asked to', async () => {
    const { body } = await api(sandbox, '/users/me?expand=authorization&expand=organization');
    expect(body).toMatchObject({ organization: { ...organization(), state: 'active' }, authorization: {} });
    expect((await api(sandbox, '/users/me')).body).not.toHaveProperty('organization');
  });

  test('users/me and subjects/me tell them', async () => {
    grantIn('EMEA');
    const me = await api(sandbox, '/users/me?expand=authorization');
    expect(me.body.authorization).toMatchObject({ permissions: expect.arrayContaining(['routing:queue:view']) });
    expect((await api(sandbox, '/users/me')).body.authorization).toBeUndefined();
    const { body } = await api(sandbox, '/authorization/subjects/me');
    expect(body.grants).toMatchObject([{ division: { name: 'EMEA' }, role: { name: 'Contact Center Manager' } }]);
  });
});

test.each(['/users/me', '/routing/queues/me'])('client credentials are no user for %s', async (path) => {
  const { status, body } = await api(sandbox, path, { token: sandbox.issueToken({ userId: null }) });
  expect([status, body.code]).toEqual([400, 'not.a.user']);
});

test('the client’s own organization shows in tokens/me', async () => {
  for (const client of sandbox.state.clients) client.organizationId = 'another';
  const { body } = await api(sandbox, '/tokens/me');
  expect(body).toMatchObject({
    organization: { name: 'Example Contact Center' },
    OAuthClient: { organization: { id: 'another' } },
  });
});
