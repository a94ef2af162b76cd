/** Bodies of analytics queries are read to the bottom: what is wrong anywhere is refused in the contract's words, and null is nothing. */
import fc from 'fast-check';
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { api } from '../calls.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ queues: 2 });
  sandbox.state.settings.rateLimitPerMinute = 100_000;
});
afterAll(() => sandbox.close());

/** The whole text of `bad.request` of both queries. */
const MALFORMED = 'The request could not be understood by the server due to malformed syntax.';
const INTERVAL = '2026-07-01T00:00:00Z/2026-07-02T00:00:00Z';
const is = { dimension: 'queueId', value: 'x' };
const some = { type: 'or', predicates: [is] };

interface Query {
  readonly name: string;
  readonly path: string;
  readonly part: string;
  readonly least: Record<string, unknown>;
}
const QUERIES: Query[] = [
  {
    name: 'QueueObservationQuery',
    path: '/analytics/queues/observations/query',
    part: 'QueueObservationQuery',
    least: { metrics: ['oWaiting'], filter: some },
  },
  {
    name: 'ConversationAggregationQuery',
    path: '/analytics/conversations/aggregates/query',
    part: 'ConversationAggregateQuery',
    least: { metrics: ['nOffered'], interval: INTERVAL, filter: some },
  },
];

const asked = async ({ path, least }: Query, change: object) => {
  const { status, body } = await api(sandbox, path, { method: 'POST', body: { ...least, ...change } });
  return status === 200 ? [200] : [status, body.code, body.message];
};
const predicate = (change: object) => ({ filter: { type: 'or', predicates: [is, { ...is, ...change }] } });
const inClause = (change: object) => ({
  filter: { type: 'and', clauses: [{ type: 'or', predicates: [is, { ...is, ...change }] }] },
});
const lacks = (what: string) => [501, 'not.in.sandbox', `The sandbox has no ${what}; Genesys Cloud has.`];
const invalid = (value: string, type: string, allowed: string) => [
  400,
  'invalid.value',
  `Value [${value}] is not valid for field type [${type}]. Allowable values are: ${allowed}`,
];
const noProperty = (name: string, object: string) => [
  400,
  'invalid.property',
  `Value [${name}] is not a valid property for object [${object}]`,
];

describe.each(QUERIES)('$name', (query) => {
  test.each([predicate, inClause])('what predicates have and the sandbox has not', async (around) => {
    for (const type of ['metric', 'property']) {
      expect(await asked(query, around({ type }))).toEqual(lacks(`${type} in type`));
      expect(await asked(query, around({ type, dimension: null, value: null }))).toEqual(lacks(`${type} in type`));
    }
    const range = { gte: 1 };
    expect(await asked(query, around({ range }))).toEqual(lacks(`range in ${query.part}Predicate`));
  });

  test.each([predicate, inClause])('what no predicate has', async (around) => {
    expect(await asked(query, around({ noSuch: 1 }))).toEqual(noProperty('noSuch', `${query.part}Predicate`));
    expect(await asked(query, around({ constructor: null }))).toEqual(
      noProperty('constructor', `${query.part}Predicate`),
    );
    expect(await asked(query, around({ type: 'x' }))).toEqual(invalid('x', 'type', 'dimension, property, metric'));
    expect(await asked(query, around({ operator: 'is' }))).toEqual(
      invalid('is', 'operator', 'matches, exists, notExists'),
    );
    expect(await asked(query, around({ value: 5 }))).toEqual(invalid('5', 'text', 'any text'));
    for (const dimension of [undefined, null])
      expect((await asked(query, around({ dimension }))).slice(0, 2)).toEqual([400, 'invalid.value']);
  });

  test('what is not there has no value, and no word of JavaScript', async () => {
    for (const change of [predicate({ dimension: undefined }), { filter: { predicates: [is] } }, { metrics: [null] }])
      expect((await asked(query, change))[2]).toMatch(
        /^Value \[null\] is not valid for field type \[(\w+)\]\. Allowable/,
      );
  });

  test('filters and clauses have what the contract gives them, and no more', async () => {
    expect(await asked(query, { filter: { ...some, noSuch: null } })).toEqual(
      noProperty('noSuch', `${query.part}Filter`),
    );
    const clause = { type: 'or', predicates: [is] };
    const withClause = (change: object) => ({ filter: { type: 'and', clauses: [{ ...clause, ...change }] } });
    expect(await asked(query, withClause({}))).toEqual([200]);
    for (const name of ['noSuch', 'clauses'])
      expect(await asked(query, withClause({ [name]: [] }))).toEqual(noProperty(name, `${query.part}Clause`));
    for (const predicates of [undefined, null, 'x'])
      expect(await asked(query, withClause({ predicates }))).toEqual([400, 'bad.request', MALFORMED]);
  });

  test('whatever is null is not given, if it may be left out', async () => {
    const filter = { ...some, clauses: null, predicates: [{ ...is, type: null, operator: null, range: null }] };
    expect(await asked(query, { filter })).toEqual([200]);
    for (const name of ['metrics', ...(query.least.interval ? ['interval'] : ['filter'])])
      expect(await asked(query, { [name]: null })).toEqual([400, 'bad.request', MALFORMED]);
  });

  test('whatever stands anywhere, it is an answer of the contract', async () => {
    const deep = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.record(
        {
          type: fc.constantFrom<unknown>('and', 'or', 'dimension', 'metric', null, 1),
          dimension: fc.constantFrom<unknown>('queueId', 'mediaType', 'x', null),
          operator: fc.constantFrom<unknown>('matches', 'exists', 'x', null),
          value: fc.constantFrom<unknown>('x', '', 5, null),
          range: fc.constantFrom<unknown>({}, null),
        },
        { requiredKeys: [] },
      ),
    );
    const change = fc.oneof(
      fc.record({ filter: fc.record({ type: fc.constant('or'), predicates: fc.array(deep, { maxLength: 2 }) }) }),
      fc.record({ filter: deep }),
      fc.record({ metrics: deep }),
      fc.record({ groupBy: deep, granularity: deep, timeZone: deep }, { requiredKeys: [] }),
    );
    await fc.assert(
      fc.asyncProperty(change, async (some) => {
        const [status, code, message] = await asked(query, some);
        if (status === 501) expect(code).toBe('not.in.sandbox');
        else if (status !== 200) {
          expect([status, code]).toEqual([400, expect.stringMatching(/^(bad\.request|invalid\.(value|property))$/)]);
          if (code === 'bad.request') expect(message).toBe(MALFORMED);
          expect(message).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const [observations, aggregates] = QUERIES as [Query, Query];

test.each<[query: Query, change: object]>([
  [observations, { filter: { type: 'or' } }],
  [observations, { filter: 'x' }],
  [observations, { metrics: [] }],
  [aggregates, { interval: '2026-07-02T00:00:00Z/2026-07-01T00:00:00Z' }],
  [aggregates, { interval: 7 }],
  [aggregates, { granularity: 'daily' }],
  [aggregates, { granularity: 'PT1S', interval: '2026-07-01T00:00:00Z/2026-07-08T00:00:00Z' }],
  [aggregates, { timeZone: 'Mars/Olympus' }],
  [aggregates, { timeZone: ['UTC'] }],
  [aggregates, { groupBy: 'queueId' }],
])('%j with %j is malformed in the contract’s words', async (query, change) => {
  expect(await asked(query, change)).toEqual([400, 'bad.request', MALFORMED]);
});

test.each(['x', 1, []])('flattenMultivaluedDimensions: %j', async (flattenMultivaluedDimensions) => {
  const shown = typeof flattenMultivaluedDimensions === 'string' ? 'x' : JSON.stringify(flattenMultivaluedDimensions);
  expect(await asked(aggregates, { flattenMultivaluedDimensions })).toEqual(invalid(shown, 'boolean', 'any boolean'));
});

test('null is nothing in aggregates, of what the sandbox has and of what it has not', async () => {
  const names = ['granularity', 'timeZone', 'groupBy', 'filter', 'flattenMultivaluedDimensions', 'views', 'limit'];
  const all = Object.fromEntries([...names, 'queryType', 'sortMetric', 'alternateTimeDimension'].map((n) => [n, null]));
  expect(await asked(aggregates, all)).toEqual([200]);
  expect(await asked(observations, { detailMetrics: null })).toEqual([200]);
});

describe('ids', () => {
  const REQUIRED = [400, 'invalid.id', 'A required ID was missing or invalid.'];
  const NON_UUID = [400, 'invalid.id', 'A non-UUID value was specified for an ID field.'];
  const call = async (method: string, path: string, body?: unknown) => {
    const { status, body: answer } = await api(sandbox, `/routing/queues${path}`, { method, body });
    return [status, answer.code, answer.message];
  };

  test.each([
    ['PUT', '/abc', REQUIRED],
    ['GET', '/abc', NON_UUID],
    ['DELETE', '/abc', NON_UUID],
    ['GET', '/abc/members', NON_UUID],
  ])('%s /routing/queues%s in the words of that call', async (method, path, expected) => {
    expect(await call(method, path, method === 'PUT' ? { name: 'New' } : undefined)).toEqual(expected);
  });

  test.each(['not-an-id', '', '6512cf67'])(
    'a peer %j is none, whether the queue is made or changed',
    async (peerId) => {
      const [first] = sandbox.state.queues;
      const body = { name: 'Peered', peerId };
      expect(await call('POST', '', body)).toEqual(REQUIRED);
      expect(await call('PUT', `/${first?.id}`, body)).toEqual(REQUIRED);
      expect(JSON.stringify(sandbox.state.queues)).not.toContain('Peered');
    },
  );
});

test('each grant of the metadata is had, or said to be Genesys Cloud’s alone', async () => {
  const metadata = await (await fetch(`${sandbox.url}/.well-known/oauth-authorization-server`)).json();
  const { id, secret } = sandbox.client;
  const answers = await Promise.all(
    [...Object(metadata).grant_types_supported, 'password'].map(async (grant_type: string) => {
      const body = new URLSearchParams({ grant_type, client_id: id, client_secret: secret });
      const { error, error_description } = Object(
        await (await fetch(`${sandbox.url}/oauth/token`, { method: 'POST', body })).json(),
      );
      return [grant_type, error === 'unsupported_grant_type' ? error_description : 'had'];
    }),
  );
  const saml = 'urn:ietf:params:oauth:grant-type:saml2-bearer';
  expect(Object.fromEntries(answers)).toEqual({
    authorization_code: 'had',
    client_credentials: 'had',
    refresh_token: 'had',
    [saml]: `The sandbox has no grant type ${saml}; Genesys Cloud has.`,
    password: 'the grant type is not supported',
  });
});
