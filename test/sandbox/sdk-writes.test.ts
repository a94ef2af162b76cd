/** The official SDK does what the acting steps do, and every answer is held against its types, which are made from the contract. */
import platformClient, { type Models } from 'purecloud-platform-client-v2';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api as call } from './calls.ts';
import { violations } from './contract/sdk-types.ts';

const { AnalyticsApi, ApiClient, AuditApi, ConversationsApi, NotificationsApi, RoutingApi, UsersApi } = platformClient;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ queues: 20 });
  const { hostname, port } = new URL(sandbox.url);
  ApiClient.instance.config.setGateway({ host: hostname, protocol: 'http', port: Number(port) });
  await ApiClient.instance.loginClientCredentialsGrant(sandbox.serviceClient.id, sandbox.serviceClient.secret);
});
afterAll(() => sandbox.close());

test('it creates a queue, adds, joins and removes agents, and calls back', async () => {
  const routing = new RoutingApi();
  const [source] = sandbox.state.queues;
  const queue = await routing.postRoutingQueues({ name: 'Made by the SDK', sourceQueueId: source?.id ?? '' });
  expect(violations(queue, 'Queue')).toEqual([]);
  const id = queue.id ?? '';
  await expect(routing.postRoutingQueues({ name: 'MADE BY THE SDK' })).rejects.toMatchObject({
    code: 'duplicate.name',
  });

  const found = await new UsersApi().postUsersSearch({
    query: [
      { type: 'CONTAINS', fields: ['name', 'email'], value: 'kim' },
      { type: 'EXACT', fields: ['state'], value: 'active' },
    ],
  });
  expect(violations(found, 'UsersSearchResponse')).toEqual([]);
  const [agent] = found.results;
  expect([found.total, agent?.name]).toEqual([1, 'Daniel Kim']);
  const member = { id: agent?.id ?? '' };

  await routing.postRoutingQueueMembers(id, [member, member]);
  await routing.postRoutingQueueMembers(id, [member]);
  sandbox.state.settings.joinDelayMs = 50;
  const answer = await routing.patchRoutingQueueMembers(id, [{ ...member, joined: false }]);
  expect(violations(answer, 'QueueMemberEntityListing')).toEqual([]);
  expect(answer.entities).toMatchObject([{ ...member, joined: true }]);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect((await routing.getRoutingQueueMembers(id, {})).entities).toMatchObject([{ ...member, joined: false }]);

  const command: Models.CreateCallbackCommand = {
    routingData: { queueId: id, preferredAgentIds: [member.id], priority: 3 },
    callbackNumbers: ['+15550100123'],
    callbackUserName: 'Ada',
    validateCallbackNumbers: true,
    data: { notes: 'From the SDK' },
  };
  const made = await new ConversationsApi().postConversationsCallbacks(command);
  expect(violations(made, 'CreateCallbackResponse')).toEqual([]);
  sandbox.state.settings.callbackAnswer = 'accepted';
  const accepted: unknown = await new ConversationsApi().postConversationsCallbacks(command);
  expect(Object.keys(Object(accepted))).toEqual([]);
  expect(sandbox.state.callbacks.map(({ conversationId }) => conversationId)[0]).toBe(made.conversation.id);
  expect(sandbox.state.callbacks).toHaveLength(2);

  await routing.postRoutingQueueMembers(id, [member], { _delete: true });
  await routing.postRoutingQueueMembers(id, [member], { _delete: true });
  expect((await routing.getRoutingQueueMembers(id, {})).entities).toEqual([]);
});

test('it reads skills, languages, users, waits, topics and what audits cover', async () => {
  const routing = new RoutingApi();
  const [queue] = sandbox.state.queues;
  const id = queue?.id ?? '';
  const userIds = sandbox.state.users.map((user) => user.id);
  const answers: [string, unknown][] = [
    ['SkillEntityListing', await routing.getRoutingSkills({ name: 'C' })],
    ['LanguageEntityListing', await routing.getRoutingLanguages({ pageSize: 2, sortOrder: 'descending' })],
    ['UserEntityListing', await new UsersApi().getUsers({ id: userIds, state: 'any', expand: ['presence'] })],
    ['EstimatedWaitTimePredictions', await routing.getRoutingQueueEstimatedwaittime(id, {})],
    ['EstimatedWaitTimePredictions', await routing.getRoutingQueueMediatypeEstimatedwaittime(id, 'call', {})],
    [
      'AvailableTopicEntityListing',
      await new NotificationsApi().getNotificationsAvailabletopics({ expand: ['transports', 'requiresPermissions'] }),
    ],
    ['AuditQueryServiceMapping', await new AuditApi().getAuditsQueryRealtimeServicemapping()],
  ];
  for (const [type, answer] of answers) {
    expect([type, violations(answer, type)]).toEqual([type, []]);
    expect(Object.values(Object(answer)).find(Array.isArray)).not.toEqual([]);
  }
});

test('a wait that nothing is known of lacks what the contract requires, and no more', async () => {
  const { id } = sandbox.createQueue({ name: 'Nobody there' });
  const { body } = await call(sandbox, `/routing/queues/${id}/estimatedwaittime`);
  expect(violations(body, 'EstimatedWaitTimePredictions')).toEqual([
    'EstimatedWaitTimePredictions.results[0].estimatedWaitTimeSeconds is missing',
  ]);
});

test('it works with a sandbox of sparse queues', async () => {
  const sparse = await startSandbox({ queues: 5, sparse: true });
  const { hostname, port } = new URL(sparse.url);
  ApiClient.instance.config.setGateway({ host: hostname, protocol: 'http', port: Number(port) });
  ApiClient.instance.setAccessToken(sparse.issueToken());
  const page = await new RoutingApi().getRoutingQueues({});
  expect([page.total, violations(page, 'QueueEntityListing')]).toEqual([5, []]);
  const predicates = sparse.state.queues.map(({ id: value }) => ({ dimension: 'queueId', value }));
  const metrics = ['oWaiting', 'oLongestWaiting', 'oOnQueueUsers'];
  const observed = await new AnalyticsApi().postAnalyticsQueuesObservationsQuery({
    filter: { type: 'or', predicates },
    metrics,
  });
  expect(observed.results?.length).toBeGreaterThan(0);
  await sparse.close();
});

test.each([
  [{ total: '1' }, 'SkillEntityListing', ['SkillEntityListing.total is no number']],
  [{ entities: [{ id: 'a' }] }, 'SkillEntityListing', ['SkillEntityListing.entities[0].name is missing']],
  [{ entity: [] }, 'SkillEntityListing', ['SkillEntityListing.entity is unknown']],
  [{ entities: {} }, 'SkillEntityListing', ['SkillEntityListing.entities is no list']],
  [{ id: null }, 'Queue', ['Queue.id is no string']],
  [{ defaultScripts: { CALL: 'x' } }, 'Queue', ['Queue.defaultScripts.CALL is no object']],
])('the check itself finds what is wrong with %j as %s', (value, type, found) => {
  expect(violations(value, type)).toEqual(found);
});
