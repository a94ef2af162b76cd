/** Answers whose JSON is not what the contract says: nothing breaks, nothing false is said, nothing is lost. */
import { createZapier } from '../../scripts/lib/zapier-run.ts';
import app from '../../src/index.ts';
import { CONNECTION_TEST, methodOf } from '../support/steps.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 3 });
});

const answer = (path: string, json: unknown) =>
  zap.sandbox.faults.add({ kind: 'body', json, match: { path }, times: 'forever' });
const run = <T = Record<string, unknown>>(method: string, inputData = {}) =>
  zap.zapier.callOnce<T>(method, { authData: zap.authData, inputData });
const TEST = CONNECTION_TEST;
const LIST = methodOf('list_queues');
const QUEUES = '/api/v2/routing/queues';

test.each<[unknown]>([
  [{}],
  [{ code: 'missing.permissions', status: 403 }],
  [{ entities: 'abc' }],
  [{ entities: {} }],
  [{ entities: null, total: 3 }],
])('a list that is none, %j, is not Genesys, and no word is said about permissions', async (json) => {
  answer(QUEUES, json);
  for (const method of [TEST, LIST, methodOf('new_queue')])
    await expect(run(method)).rejects.toMatchObject({
      code: 'not_genesys',
      message: expect.not.stringMatching(/permission|role/i),
    });
});

test('an empty list may leave its entities out', async () => {
  answer(QUEUES, { total: 0 });
  expect(await run(TEST)).toMatchObject({ queue_count: 0 });
  expect(await run(LIST)).toEqual({ results: [], paging_token: null });
});

test.each([
  [{ total: '3' }],
  [{ total: -1 }],
  [{ total: null }],
  [{ total: 0 }],
  [{ pageSize: 0, pageCount: null }],
  [{ pageSize: -5, total: 'abc' }],
])('a page that states %j is read whole all the same', async (statement) => {
  const many = await connectedZapier({ queues: 0 });
  const entities = Array.from({ length: 30 }, (_, index) => ({ id: `q${index}`, name: `n${index}` }));
  for (const pageNumber of [1, 2, 3])
    many.sandbox.faults.add({
      kind: 'body',
      json: {
        entities: entities.slice(pageNumber * 10 - 10, pageNumber * 10),
        pageSize: 10,
        pageCount: 3,
        total: 30,
        ...statement,
      },
      match: { path: QUEUES, query: { pageNumber: `${pageNumber}` } },
      times: 'forever',
    });
  const { results } = await many.zapier.callOnce<{ results: unknown[] }>(LIST, {
    authData: many.authData,
    inputData: {},
  });
  expect(results).toHaveLength(30);
});

test.each<[what: string, info: object, expected: object]>([
  [
    'numbers for texts',
    { organization: { name: 7 }, OAuthClient: { name: 7, dateToDelete: 12345, state: null } },
    { oauth_client_name: null, warnings: [] },
  ],
  ['nulls', { organization: null, OAuthClient: null, authorizedScope: null }, { scope_check: 'unknown', warnings: [] }],
  ['a state in capitals', { OAuthClient: { name: 'Z', state: 'ACTIVE' } }, { warnings: [] }],
  [
    'scopes that are none',
    { authorizedScope: [1, null, {}, 'routing'] },
    { granted_scopes: ['routing'], scope_check: 'granted' },
  ],
  ['scopes as one text', { authorizedScope: 'routing' }, { granted_scopes: [], scope_check: 'unknown' }],
  ['an idle date that is none', { dateTokenIdles: 5 }, { warnings: [] }],
])('tokens/me with %s', async (_what, info, expected) => {
  answer('/api/v2/tokens/me', info);
  expect(await run(TEST)).toMatchObject(expected);
});

test('users/me with objects for texts: nobody, and no label of objects', async () => {
  answer('/api/v2/users/me', { id: {}, name: {}, email: ['x'], authorization: { roles: 'x', permissions: 'y' } });
  expect(await run(TEST)).toMatchObject({
    user_name: null,
    user_email: null,
    connection_label: expect.not.stringContaining('object'),
  });
  const [check] = await run<object[]>(methodOf('check_queue_access'), {});
  expect(check).toMatchObject({ roles: [], user_name: null, allowed: true });
});

test('who it is: the organization of the user, where the token does not say', async () => {
  answer('/api/v2/tokens/me', {});
  expect(await run(TEST)).toMatchObject({ organization_name: 'Example Contact Center' });
});

test('a page without its date: our own clock', async () => {
  zap.sandbox.state.settings.sendDate = false;
  zap.sandbox.createQueue({ name: 'New' });
  expect(await run<object[]>(methodOf('new_queue'))).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: 'New' })]),
  );
  zap.sandbox.state.organization.idleTimeoutSeconds = 600;
  expect(await run(TEST)).toMatchObject({ warnings: [expect.stringMatching(/inactivity timeout of 10 minutes/)] });
});

test('queues without a name or a division are listed, filtered and grouped all the same', async () => {
  answer(QUEUES, { entities: [{ id: 'a' }, { id: 'b', name: 'x * y', division: { id: 'd' } }], total: 2 });
  expect(await run(LIST, { name: 'x *' })).toMatchObject({ results: [{ id: 'b' }] });
  expect(await run(methodOf('new_queue'), { name: 'x *' })).toMatchObject([{ id: 'b' }]);
  expect(await run(methodOf('division_choices'))).toEqual([{ id: 'd', name: 'd' }]);
});

test('a token that cannot stand in a header counts as expired, and is not printed', async () => {
  zap.authData.access_token = 'CANARYTOKEN\u2028x';
  await expect(run(LIST)).rejects.toMatchObject({
    kind: 'RefreshAuthError',
    message: expect.not.stringContaining('CANARY'),
  });
});

test('the connection test works without the OAuth client: only RFC 7662 wants it', async () => {
  zap.sandbox.state.settings.introspection = true;
  const bare = createZapier(app, { CLIENT_ID: '', CLIENT_SECRET: '', GENESYS_SANDBOX_URL: zap.sandbox.url });
  expect(await bare.callOnce(TEST, { authData: zap.authData })).toMatchObject({
    introspection: 'tokens_me',
    queue_count: 3,
  });
});

test('an address that leads nowhere', async () => {
  await zap.sandbox.close();
  await expect(run(LIST)).rejects.toMatchObject({
    kind: 'ThrottledError',
    message: expect.stringMatching(/no connection could be made/),
  });
  await expect(run('authentication.oauth2Config.refreshAccessToken')).rejects.toMatchObject({ kind: 'ThrottledError' });
});

test.each([
  ['of the list', 1, LIST],
  ['of the tokens/me that tells why', 2, LIST],
])('a 401 whose reason cannot be learned, by a fault %s, is an expired token', async (_what, faults, method) => {
  zap.sandbox.faults.add({ kind: 'status', status: 401, match: { path: QUEUES }, times: 'forever' });
  if (faults > 1) zap.sandbox.faults.add({ kind: 'reset', match: { path: '/api/v2/tokens/me' }, times: 'forever' });
  delete zap.authData.expires_at;
  await expect(run(method)).rejects.toMatchObject({
    kind: 'RefreshAuthError',
    message: expect.stringMatching(/has expired or was revoked/),
  });
});

test('a total that is no number: the queues on the page are counted', async () => {
  answer(QUEUES, { entities: [{ id: 'a' }], total: 'many' });
  expect(await run(TEST)).toMatchObject({ queue_count: 1 });
});

test('a list that states no page size', async () => {
  answer(QUEUES, { entities: [{ id: 'a' }, { id: 'b' }], total: 2 });
  const { results, paging_token } = await run<{ results: object[]; paging_token: string }>(LIST, { max_queues: 1 });
  expect([results.length, typeof paging_token]).toEqual([1, 'string']);
});

test('a page too large in the middle of a paged search goes on in smaller ones', async () => {
  const many = await connectedZapier({ queues: 1_600 });
  const call = (meta = {}) =>
    many.zapier.callOnce<{ results: { id: string }[]; paging_token: string | null }>(LIST, {
      authData: many.authData,
      inputData: { max_queues: 550 },
      meta,
    });
  const first = await call();
  many.sandbox.faults.add({
    kind: 'status',
    status: 400,
    code: 'response.entity.too.large',
    match: { path: QUEUES, query: { pageSize: '500' } },
    times: 'forever',
  });
  const second = await call({ paging_token: first.paging_token });
  const third = await call({ paging_token: second.paging_token });
  const ids = [first, second, third].flatMap(({ results }) => results.map(({ id }) => id));
  expect([ids.length, new Set(ids).size, third.paging_token]).toEqual([1_600, 1_600, null]);
});

test('a place that moved up a page is found again in smaller pages', async () => {
  const many = await connectedZapier({ queues: 1_100 });
  const call = (max_queues: number, meta = {}) =>
    many.zapier.callOnce<{ results: { id: string }[]; paging_token: string | null }>(LIST, {
      authData: many.authData,
      inputData: { max_queues },
      meta,
    });
  const first = await call(501);
  const gone = first.results.slice(0, 3).map(({ id }) => id);
  const { state } = many.sandbox;
  state.queues.splice(0, state.queues.length, ...state.queues.filter(({ id }) => !gone.includes(id)));
  many.sandbox.faults.add({
    kind: 'status',
    status: 400,
    code: 'response.entity.too.large',
    match: { path: QUEUES, query: { pageSize: '500' } },
    times: 'forever',
  });
  const second = await call(5_000, { paging_token: first.paging_token });
  const ids = [...first.results, ...second.results].map(({ id }) => id);
  expect([ids.length, new Set(ids).size, second.paging_token]).toEqual([1_100, 1_100, null]);
});

test('a short page in the middle, or one that repeats, loses nothing of what follows', async () => {
  const many = await connectedZapier({ queues: 1_480 });
  const call = (max_queues: number, meta = {}) =>
    many.zapier.callOnce<{ results: { id: string }[]; paging_token: string | null }>(LIST, {
      authData: many.authData,
      inputData: { max_queues },
      meta,
    });
  const all = (await call(5_000)).results.map(({ id }) => ({ id }));
  const page = (from: number, to: number) => ({
    entities: all.slice(from, to),
    pageSize: 500,
    pageCount: 3,
    total: 1_480,
  });
  const cases = [
    [page(0, 500), page(500, 980), page(980, 1_480), 999, 1_480],
    [page(0, 500), page(0, 500), page(500, 1_000), 500, 1_000],
  ] as const;
  for (const [one, two, three, limit, expected] of cases) {
    many.sandbox.faults.clear();
    for (const [index, json] of [one, two, three].entries())
      many.sandbox.faults.add({
        kind: 'body',
        json,
        match: { path: QUEUES, query: { pageNumber: `${index + 1}` } },
        times: 'forever',
      });
    const first = await call(limit);
    const second = await call(limit, { paging_token: first.paging_token });
    const ids = [...first.results, ...second.results].map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([expected, expected]);
  }
});

test('a refusal without reason, of a token whose client has no state', async () => {
  zap.sandbox.faults.add({ kind: 'status', status: 403, raw: '', match: { path: QUEUES }, times: 'forever' });
  answer('/api/v2/tokens/me', { OAuthClient: { name: 'Zapier' } });
  await expect(run(LIST)).rejects.toMatchObject({ code: 'refused_without_reason' });
});

test('a page that fits to no other is read again, and what it said of its size is not believed', async () => {
  const many = await connectedZapier({ queues: 1_200 });
  many.sandbox.faults.add({
    kind: 'body',
    json: { entities: [{ id: 'odd' }], pageSize: 500, pageCount: 3, total: 1_200 },
    match: { path: QUEUES, query: { pageNumber: '2' } },
  });
  const { results } = await many.zapier.callOnce<{ results: { id: string }[] }>(LIST, {
    authData: many.authData,
    inputData: { max_queues: 5_000 },
  });
  expect(new Set(results.map(({ id }) => id))).toEqual(new Set(many.sandbox.state.queues.map(({ id }) => id)));
  expect(many.sandbox.requests.length).toBeLessThan(10);
});

test('a list that changes during every reading is returned all the same, and that is logged', async () => {
  const many = await connectedZapier({ queues: 1_200 });
  for (let reading = 0; reading < 3; reading++)
    many.sandbox.faults.add({
      kind: 'body',
      json: { entities: [{ id: `r${reading}` }], pageSize: 500, pageCount: 3, total: 1_200 + reading },
      match: { path: QUEUES, query: { pageNumber: '2' } },
    });
  const choices = await many.zapier.callOnce<object[]>(methodOf('queue_choices'), {
    authData: many.authData,
  });
  expect(choices).toEqual(
    expect.arrayContaining([0, 1, 2].map((reading) => expect.objectContaining({ id: `r${reading}` }))),
  );
  expect(many.logged).toEqual(['The list of queues changed during each of three readings; one may be missing.']);
});

test('a refusal without reason, of a token that says nothing of itself', async () => {
  zap.sandbox.faults.add({ kind: 'status', status: 403, raw: '', match: { path: '/api/v2/' }, times: 'forever' });
  await expect(run(LIST)).rejects.toMatchObject({
    code: 'refused_without_reason',
    message: expect.not.stringContaining('Granted'),
  });
});

test('an access check of a token that does not name its organization', async () => {
  answer('/api/v2/tokens/me', {});
  const [check] = await run<object[]>(methodOf('check_queue_access'));
  expect(check).toMatchObject({ organization_name: 'Example Contact Center' });
});

test('a token answer that is far too large did not come from Genesys', async () => {
  zap.sandbox.faults.add({ kind: 'huge', bytes: 40_000_000, match: { path: '/oauth/token' } });
  await expect(run('authentication.oauth2Config.refreshAccessToken')).rejects.toMatchObject({
    message: expect.stringMatching(/was not Genesys Cloud/),
  });
});

test.each<[what: string, answer: unknown, named: string]>([
  ['by name', { entities: [{ id: 'd1', name: 'Sales' }, { id: 'd2' }] }, 'Sales or d2'],
  ['not at all', {}, 'd1 or d2'],
  ['as something else', { entities: [null, { id: 'd1', name: 7 }] }, 'd1 or d2'],
])('the divisions of a refusal, which Genesys tells %s', async (_what, json, named) => {
  zap.sandbox.faults.add({
    kind: 'status',
    status: 403,
    code: 'missing.any.division.permissions',
    message: '[routing:queue:view] in at least one of the following division(s): [d1, d2]',
    match: { path: QUEUES },
    times: 'forever',
  });
  zap.sandbox.faults.add({ kind: 'body', json, match: { path: '/api/v2/authorization/divisions$' }, times: 'forever' });
  zap.sandbox.faults.add({
    kind: 'body',
    json: { entities: [{ id: 'h', name: 'Home' }] },
    match: { path: '/api/v2/authorization/divisionspermitted' },
    times: 'forever',
  });
  await expect(run(LIST)).rejects.toMatchObject({
    code: 'division_permission_missing',
    message: expect.stringContaining(`only in Home; it is needed in division ${named}. `),
  });
});

test('the divisions of a refusal, where Genesys tells nothing of divisions', async () => {
  zap.sandbox.faults.add({ kind: 'status', status: 403, match: { path: '/api/v2/authorization/' }, times: 'forever' });
  zap.sandbox.faults.add({
    kind: 'status',
    status: 403,
    code: 'missing.any.division.permissions',
    message: '[routing:queue:view] in at least one of the following division(s): [d1]',
    match: { path: QUEUES },
    times: 'forever',
  });
  await expect(run(LIST)).rejects.toMatchObject({
    message: expect.stringContaining('(routing:queue:view) in the division needed; it is needed in division d1. '),
  });
});
