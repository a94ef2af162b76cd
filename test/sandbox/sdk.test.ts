/** The official JavaScript SDK, unchanged but for its host, is the nearest thing to a proof that the sandbox speaks as Genesys does. */
import platformClient, { type Models } from 'purecloud-platform-client-v2';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';

const { AnalyticsApi, ApiClient, RoutingApi, TokensApi, UsersApi } = platformClient;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ queues: 60 });
  const { hostname, port } = new URL(sandbox.url);
  ApiClient.instance.config.setGateway({ host: hostname, protocol: 'http', port: Number(port) });
  await ApiClient.instance.loginClientCredentialsGrant(sandbox.serviceClient.id, sandbox.serviceClient.secret);
});
afterAll(() => sandbox.close());

test('it reads the queue list page by page', async () => {
  const seen: Models.Queue[] = [];
  for (let pageNumber = 1, pages = 1; pageNumber <= pages; pageNumber += 1) {
    const page = await new RoutingApi().getRoutingQueues({ pageNumber, pageSize: 25 });
    seen.push(...(page.entities ?? []));
    pages = page.pageCount ?? 0;
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(60);
  expect(seen.map(({ name }) => name)).toEqual(seen.map(({ name }) => name).toSorted());
});

test('it sends two of each list, joined by a comma', async () => {
  const api = new RoutingApi();
  const [first, second] = sandbox.state.queues;
  if (!first || !second) throw new Error('There are too few queues.');
  const ids = [first.id, second.id];
  const names = [first.name, second.name].toSorted();
  const peers = ['8512cf67-7a56-44cb-a4b5-6612cbe6d636', '9512cf67-7a56-44cb-a4b5-6612cbe6d636'];
  [first.peerId = null, second.peerId = null] = peers;
  const listed = async (query: object) => (await api.getRoutingQueues(query)).entities?.map(({ name }) => name);
  sandbox.requests.length = 0;
  expect(await listed({ id: ids })).toEqual(names);
  expect(sandbox.requests.at(-1)?.query).toMatchObject({ id: [ids.join(',')] });
  expect(await listed({ peerId: peers })).toEqual(names);
  const [home, sales] = sandbox.state.divisions.map(({ id }) => id);
  const inBoth = sandbox.state.queues.filter(({ divisionId }) => divisionId === home || divisionId === sales);
  expect(await listed({ divisionId: [home, sales], pageSize: 100 })).toHaveLength(inBoth.length);

  sandbox.addMembers(first.id, 4);
  for (const [index, status] of (['IDLE', 'INTERACTING', 'COMMUNICATING', 'IDLE'] as const).entries()) {
    const user = sandbox.state.users.at(-1 - index);
    const startTime = '2026-07-01T08:00:00.000Z';
    if (user)
      Object.assign(user, {
        routingStatus: { status, startTime },
        presence: { systemPresence: 'Meal', modifiedDate: startTime },
      });
  }
  first.members = first.members.slice(-4);
  const members = async (query: object) => (await api.getRoutingQueueMembers(first.id, query)).entities ?? [];
  expect(await members({ routingStatus: ['IDLE', 'COMMUNICATING'] })).toHaveLength(3);
  expect(await members({ presence: ['Meal', 'Busy'] })).toHaveLength(4);
  const [member] = await members({ expand: ['routingStatus', 'presence'] });
  expect(member?.user).toMatchObject({ presence: {}, routingStatus: {} });
  for (const parameter of ['skills', 'languages', 'profileSkills']) {
    expect(await members({ [parameter]: ['a', 'b'] })).toEqual([]);
  }
});

test('it reads one queue and the token', async () => {
  const [first] = sandbox.state.queues;
  expect(await new RoutingApi().getRoutingQueue(first?.id ?? '')).toMatchObject({ name: first?.name });
  const info = await new TokensApi().getTokensMe({});
  expect(info).toMatchObject({
    OAuthClient: { id: sandbox.serviceClient.id, authorizedGrantType: 'CLIENT-CREDENTIALS' },
  });
});

test('it creates and deletes a queue', async () => {
  const queue = await new RoutingApi().postRoutingQueues({ name: 'Made by the SDK' });
  await new RoutingApi().deleteRoutingQueue(queue.id ?? '');
  await expect(new RoutingApi().getRoutingQueue(queue.id ?? '')).rejects.toMatchObject({
    status: 404,
    code: 'not.found',
  });
});

test('it is told in Genesys’s words that client credentials are not a user', async () => {
  await expect(new UsersApi().getUsersMe({})).rejects.toMatchObject({ status: 400, code: 'not.a.user' });
});

test('it updates a queue with all it has read', async () => {
  const api = new RoutingApi();
  const queue = await api.postRoutingQueues({ name: 'Before' });
  const { division, ...rest } = queue;
  const updated = await api.putRoutingQueue(queue.id ?? '', {
    ...rest,
    name: 'After',
    division: { id: division?.id ?? '' },
  });
  expect(updated).toMatchObject({ ...rest, name: 'After', dateModified: updated.dateModified });
  await expect(api.putRoutingQueue(queue.id ?? '', { name: '' })).rejects.toMatchObject({ code: 'invalid.name' });
});

test('it reads members page by page, and changes them', async () => {
  const api = new RoutingApi();
  const { id } = sandbox.createQueue({ name: 'Members' });
  sandbox.addMembers(id, 130);
  const seen: Models.QueueMember[] = [];
  for (let pageNumber = 1, more = true; more; pageNumber += 1) {
    const page = await api.getRoutingQueueMembers(id, {
      pageNumber,
      pageSize: 100,
      expand: ['routingStatus', 'presence'],
    });
    seen.push(...(page.entities ?? []));
    more = page.entities?.length === 100;
  }
  expect(seen).toHaveLength(130);
  const [first, second, third] = seen.map((member) => ({ id: member.id ?? '' }));
  if (!first || !second || !third) throw new Error('There are too few members.');
  await api.patchRoutingQueueMember(id, first.id, { ringNumber: 2 });
  const changed = await api.patchRoutingQueueMembers(id, [{ ...first, joined: false }]);
  expect(changed.entities).toMatchObject([{ ...first, joined: false, ringNumber: 2 }]);
  await api.deleteRoutingQueueMember(id, first.id);
  await api.postRoutingQueueMembers(id, [second, third], { _delete: true });
  await api.postRoutingQueueMembers(id, [third]);
  expect((await api.getRoutingQueue(id)).memberCount).toBe(128);
});

test('it queries the statistics of a fresh sandbox', async () => {
  const api = new AnalyticsApi();
  const predicates = sandbox.state.queues.map(({ id: value }): Models.QueueObservationQueryPredicate => {
    return { type: 'dimension', dimension: 'queueId', operator: 'matches', value };
  });
  const observed = await api.postAnalyticsQueuesObservationsQuery({
    filter: { type: 'or', predicates },
    metrics: ['oWaiting', 'oInteracting', 'oLongestWaiting', 'oOnQueueUsers', 'oUserPresences'],
  });
  const metrics = observed.results?.flatMap(({ data }) => data?.map(({ metric }) => metric) ?? []);
  expect(new Set(metrics).size).toBe(5);
  const [end, start] = [0, 7].map((days) => new Date(Date.now() - days * 86_400_000).toISOString());
  const aggregated = await api.postAnalyticsConversationsAggregatesQuery({
    interval: `${start}/${end}`,
    granularity: 'P1D',
    groupBy: ['queueId', 'mediaType'],
    filter: { type: 'or', predicates: [{ dimension: 'mediaType', value: 'voice' }] },
    metrics: ['nOffered', 'tAnswered', 'oServiceLevel'],
  });
  expect(aggregated.results).toHaveLength(8);
  expect(aggregated.results?.[0]?.data?.[0]?.metrics?.[0]).toEqual({
    metric: 'nOffered',
    stats: { count: expect.any(Number) },
  });
});

test('it reads the user with the organization', async () => {
  ApiClient.instance.setAccessToken(sandbox.issueToken());
  const { id, name } = sandbox.state.organization;
  expect(await new UsersApi().getUsersMe({ expand: ['organization', 'authorization'] })).toMatchObject({
    organization: { id, name },
    authorization: {},
  });
});
