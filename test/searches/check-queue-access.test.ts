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
    permission: 'routing:queue:view',
    permission_check: 'granted',
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
      'Access to Check must be one of "View queues", "View the members of queues", "View what goes on in queues now", "View the statistics of queues"; it is "everything".',
  });
});
