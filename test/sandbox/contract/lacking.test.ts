/** What Genesys Cloud has and the sandbox has not says so, and is told from what nobody has. */
import { genesysPath } from '../../../sandbox/contract/genesys-calls.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { api } from '../calls.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ queues: 2 });
});
afterAll(() => sandbox.close());

const queue = () => sandbox.state.queues[0]?.id ?? '';
const call = (method: string, path: string, body?: unknown) =>
  api(sandbox, path.replace('{id}', queue()), { method, body });
const lacks = (what: string) => [501, 'not.in.sandbox', `The sandbox has no ${what}; Genesys Cloud has.`];

test('the official SDK names every call of Genesys Cloud', () => {
  expect(genesysPath('GET', '/api/v2/routing/queues')).toBe('/api/v2/routing/queues');
  expect(genesysPath('GET', '/api/v2/routing/queues/divisionviews')).toBe('/api/v2/routing/queues/divisionviews');
  expect(genesysPath('DELETE', '/api/v2/routing/queues/a/members/b')).toBe(
    '/api/v2/routing/queues/{queueId}/members/{memberId}',
  );
  expect(genesysPath('HEAD', '/api/v2/tokens/me')).toBe('/api/v2/tokens/me');
});

describe('calls', () => {
  test.each([
    ['GET', '/routing/utilization', '/routing/utilization'],
    ['GET', '/routing/queues/divisionviews', '/routing/queues/divisionviews'],
    ['GET', '/routing/queues/divisionviews/all', '/routing/queues/divisionviews/all'],
    ['GET', '/routing/queues/{id}/users', '/routing/queues/{queueId}/users'],
    ['GET', '/routing/queues/{id}/wrapupcodes', '/routing/queues/{queueId}/wrapupcodes'],
    ['POST', '/users', '/users'],
    ['GET', '/users/search', '/users/search'],
    ['PATCH', '/conversations/callbacks', '/conversations/callbacks'],
    ['PUT', '/organizations/me', '/organizations/me'],
    ['GET', '/notifications/channels', '/notifications/channels'],
  ])('%s %s', async (method, path, template) => {
    const { status, body } = await call(method, path);
    expect([status, body.code, body.message]).toEqual(lacks(`${method} /api/v2${template}`));
  });

  test.each([
    ['GET', '/routing/no-such'],
    ['GET', '/analytics/queues/summary'],
    ['POST', '/routing/queues/search'],
    ['PATCH', '/routing/queues/{id}'],
    ['GET', '/oauth/introspect'],
    ['GET', '/'],
  ])('%s %s is nobody’s', async (method, path) => {
    const { status, body } = await call(method, path);
    expect([status, body.code, body.message]).toEqual([404, 'not.found', 'The requested resource was not found.']);
  });

  test('a queue’s id that is none stays one', async () => {
    const { status, body } = await call('GET', '/routing/queues/not-a-uuid');
    expect([status, body.code]).toEqual([400, 'invalid.id']);
  });

  test('without a token nothing is told', async () => {
    expect((await fetch(`${sandbox.url}/api/v2/routing/utilization`)).status).toBe(401);
  });
});

test.each([
  ['/users/me?integrationPresenceSource=ZoomPhone', 'parameter integrationPresenceSource of GET /api/v2/users/me'],
  ['/users/me?userCustomAttributeSchemaIds=a,b', 'parameter userCustomAttributeSchemaIds of GET /api/v2/users/me'],
  ['/users/me?expand=authorization,token', 'value token of the parameter expand'],
  ['/users/me?expand=geolocation', 'value geolocation of the parameter expand'],
  ['/routing/queues?expand=identityresolution', 'value identityresolution of the parameter expand'],
  ['/routing/queues/{id}?expand=identityresolution', 'value identityresolution of the parameter expand'],
  ['/routing/queues/{id}/members?expand=presence,station', 'value station of the parameter expand'],
  ['/routing/queues/{id}/members?expand=authorization', 'value authorization of the parameter expand'],
  [
    '/routing/queues/{id}/estimatedwaittime?conversationId=x',
    'parameter conversationId of GET /api/v2/routing/queues/{queueId}/estimatedwaittime',
  ],
  ['/authorization/divisions?objectCount=true', 'value true of the parameter objectCount'],
  ['/authorization/divisions?sortBy=name', 'parameter sortBy of GET /api/v2/authorization/divisions'],
  ['/authorization/divisions?nextPage=x', 'parameter nextPage of GET /api/v2/authorization/divisions'],
])('GET %s', async (path, what) => {
  const { status, body } = await call('GET', path);
  expect([status, body.code, body.message]).toEqual(lacks(what));
});

describe('analytics', () => {
  const interval = '2026-07-01T00:00:00Z/2026-07-02T00:00:00Z';
  const aggregate = { interval, metrics: ['nOffered'] };
  const by = (dimension: string) => ({ type: 'or', predicates: [{ dimension, value: 'x' }] });
  const aggregates = '/analytics/conversations/aggregates/query';
  const observations = '/analytics/queues/observations/query';

  test.each([
    [aggregates, { ...aggregate, metrics: ['nOffered', 'nCobrowseSessions'] }, 'nCobrowseSessions in metrics'],
    [aggregates, { ...aggregate, metrics: ['tCallbackAbandon'] }, 'tCallbackAbandon in metrics'],
    [aggregates, { ...aggregate, groupBy: ['userId'] }, 'userId in dimension'],
    [aggregates, { ...aggregate, filter: by('wrapUpCode') }, 'wrapUpCode in dimension'],
    [aggregates, { ...aggregate, filter: { type: 'and', clauses: [by('direction')] } }, 'direction in dimension'],
    [aggregates, { ...aggregate, views: [] }, 'views in ConversationAggregationQuery'],
    [aggregates, { ...aggregate, limit: 5 }, 'limit in ConversationAggregationQuery'],
    [
      observations,
      { filter: by('queueId'), metrics: ['oWaiting'], detailMetrics: [] },
      'detailMetrics in QueueObservationQuery',
    ],
  ])('%s with %j', async (path, query, what) => {
    const { status, body } = await call('POST', path, query);
    expect([status, body.code, body.message]).toEqual(lacks(what));
  });

  test.each([
    [aggregates, { ...aggregate, metrics: ['nNoSuch'] }, 'invalid.value'],
    [aggregates, { ...aggregate, groupBy: ['noSuch'] }, 'invalid.value'],
    [aggregates, { ...aggregate, filter: by('noSuch') }, 'invalid.value'],
    [aggregates, { ...aggregate, noSuch: 1 }, 'invalid.property'],
    [observations, { filter: by('userId'), metrics: ['oWaiting'] }, 'invalid.value'],
    [observations, { filter: by('queueId'), metrics: ['tAnswered'] }, 'invalid.value'],
  ])('%s with %j is nobody’s', async (path, query, code) => {
    const { status, body } = await call('POST', path, query);
    expect([status, body.code]).toEqual([400, code]);
  });
});
