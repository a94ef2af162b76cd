/** Users found by search and by id: every type of criterion, how criteria work together, pages, and each refusal of the contract. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api } from './calls.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 0 });
});
afterEach(() => sandbox.close());

const search = (body: unknown, token = sandbox.issueToken()) =>
  api(sandbox, '/users/search', { method: 'POST', body, token });
const emails = async (query: unknown[], more: object = {}): Promise<string[]> => {
  const { body } = await search({ query, pageSize: 100, ...more });
  return Object(body).results.map(({ email }: { email: string }) => email.split('@')[0]);
};
const user = (email: string) => sandbox.state.users.find((candidate) => candidate.email.startsWith(email));

describe('search', () => {
  test.each([
    [[{ type: 'EXACT', fields: ['email'], value: 'Amara.Osei@Example.com' }], ['amara.osei']],
    [[{ type: 'EXACT', fields: ['name'], value: 'Amara' }], []],
    [[{ type: 'EXACT', fields: ['name'], value: 'elif demir' }], ['elif.demir', 'elif.demir.old']],
    [[{ type: 'STARTS_WITH', fields: ['name'], value: 'ka' }], ['kavya.menon']],
    [[{ type: 'CONTAINS', fields: ['name'], value: 'KIM' }], ['daniel.kim', 'marcus.kimball']],
    [[{ type: 'CONTAINS', fields: ['name', 'email'], value: 'ops@' }], ['ops']],
    [[{ type: 'TERM', fields: ['name'], value: 'kim' }], ['daniel.kim']],
    [[{ type: 'TERMS', fields: ['name'], values: ['kim', 'NOWAK'] }], ['daniel.kim', 'jakub.nowak']],
    [[{ type: 'TERMS', fields: ['state'], values: ['inactive'] }], ['elif.demir.old', 'lena.vogel', 'marcus.kimball']],
    [[{ type: 'QUERY_STRING', value: 'rocha ines' }], ['ines.rocha']],
    [[{ type: 'EXACT', fields: ['no.such'], value: 'x' }], []],
    [
      [
        { type: 'CONTAINS', fields: ['name'], value: 'kim' },
        { type: 'EXACT', fields: ['state'], value: 'active', operator: 'AND' },
      ],
      ['daniel.kim'],
    ],
    [
      [
        { type: 'CONTAINS', fields: ['name'], value: 'kim' },
        { type: 'EXACT', fields: ['state'], value: 'active', operator: 'NOT' },
      ],
      ['marcus.kimball'],
    ],
    [
      [
        { type: 'EXACT', fields: ['name'], value: 'hiro tanaka', operator: 'OR' },
        { type: 'EXACT', fields: ['email'], value: 'ops@example.com', operator: 'OR' },
      ],
      ['hiro.tanaka', 'ops'],
    ],
    [
      [
        { type: 'EXACT', fields: ['state'], value: 'inactive' },
        {
          type: 'EXACT',
          group: [
            { type: 'STARTS_WITH', fields: ['name'], value: 'lena', operator: 'OR' },
            { type: 'STARTS_WITH', fields: ['name'], value: 'hiro', operator: 'OR' },
          ],
        },
      ],
      ['lena.vogel'],
    ],
  ])('%j finds %j', async (query, found) => {
    expect(await emails(query)).toEqual(found);
  });

  test('MATCH_ALL, REQUIRED_FIELDS and no query at all find everyone', async () => {
    const all = sandbox.state.users.length;
    expect(await emails([{ type: 'MATCH_ALL' }])).toHaveLength(all);
    expect(await emails([{ type: 'REQUIRED_FIELDS', fields: ['email'] }])).toHaveLength(all);
    expect(await emails([])).toHaveLength(all);
    expect(Object((await search({})).body)).toMatchObject({ total: all, pageSize: 25, pageNumber: 1 });
  });

  test('inactive users say that they are', async () => {
    const { body } = await search({ query: [{ type: 'EXACT', fields: ['name'], value: 'Elif Demir' }] });
    expect(Object(body).results.map(({ state }: { state: string }) => state)).toEqual(['active', 'inactive']);
  });

  test('pages tell the next and the previous one', async () => {
    sandbox.addMembers(sandbox.createQueue({ name: 'Many' }).id, 30);
    const query = [{ type: 'STARTS_WITH', fields: ['email'], value: 'agent.' }];
    const pages = await Promise.all([1, 2, 3].map((pageNumber) => search({ query, pageSize: 12, pageNumber })));
    expect(pages.map(({ body }) => Object(body).results.length)).toEqual([12, 12, 6]);
    expect(pages.map(({ body }) => ['previousPage' in body, 'nextPage' in body])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    expect(pages[0]?.body).toMatchObject({ total: 30, pageCount: 3, types: ['users'] });
    const ids = pages.flatMap(({ body }) => Object(body).results.map(({ id }: { id: string }) => id));
    expect(new Set(ids).size).toBe(30);
  });

  test.each([
    [{ sortBy: 'email', sortOrder: 'DESC' }, ['marcus.kimball', 'lena.vogel', 'elif.demir.old']],
    [
      {
        sort: [
          { sortBy: 'state', sortOrder: 'ASC' },
          { sortBy: 'name', sortOrder: 'ASC' },
        ],
      },
      ['elif.demir.old', 'lena.vogel', 'marcus.kimball'],
    ],
  ])('sorted by %j', async (sort, expected) => {
    expect(await emails([{ type: 'EXACT', fields: ['state'], value: 'inactive' }], sort)).toEqual(expected);
  });

  test.each([
    [{ query: [{ fields: ['name'], value: 'x' }] }, 400, 'constraint.validation'],
    [{ query: [{ type: 'LIKE', fields: ['name'], value: 'x' }] }, 400, 'invalid.value'],
    [{ query: [{ type: 'EXACT', fields: 'name', value: 'x' }] }, 400, 'invalid.value'],
    [{ query: [{ type: 'EXACT', fields: ['name'], value: 7 }] }, 400, 'invalid.value'],
    [{ query: [{ type: 'EXACT', fields: ['name'], valeu: 'x' }] }, 400, 'invalid.property'],
    [{ query: [{ type: 'EXACT', fields: ['name'] }] }, 400, 'bad.request'],
    [{ query: [{ type: 'EXACT', value: 'x' }] }, 400, 'bad.request'],
    [{ query: [{ type: 'EXACT', fields: ['name'], value: 'x', operator: 'XOR' }] }, 400, 'invalid.value'],
    [{ queries: [] }, 400, 'invalid.property'],
    [[], 400, 'bad.request'],
    [{ pageSize: 0 }, 400, 'bad.request'],
    [{ pageNumber: 1001, pageSize: 10 }, 400, 'too.many.requested.results'],
    [{ sortOrder: 'asc' }, 400, 'invalid.value'],
    [{ query: [{ type: 'RANGE', fields: ['name'] }] }, 501, 'not.in.sandbox'],
    [{ query: [{ type: 'EXACT', fields: ['department'], value: 'x' }] }, 501, 'not.in.sandbox'],
    [{ expand: ['station'] }, 501, 'not.in.sandbox'],
  ])('%j is refused with %i %s', async (body, status, code) => {
    const answer = await search(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test.each([
    ['criteria', 'too.many.search.criteria'],
    ['values', 'search.criteria.values.exceed.limit'],
  ] as const)('more %s than the limit is %s, also in a group', async (limit, code) => {
    sandbox.state.settings.searchLimits[limit] = 2;
    const one = { type: 'TERMS', fields: ['name'], values: ['a', 'b'] };
    expect((await search({ query: [one] })).status).toBe(200);
    const nested = limit === 'values' ? { ...one, values: ['a', 'b', 'c'] } : { ...one, group: [one, one] };
    expect((await search({ query: [{ type: 'TERM', group: [nested] }] })).body.code).toBe(code);
  });

  test('needs its scope and its permission', async () => {
    sandbox.state.organization.enforceScopes = true;
    const token = sandbox.issueToken({ scopes: ['user-basic-info'] });
    expect((await search({}, token)).body.code).toBe('app.not.authorized.for.scope');
    sandbox.state.organization.enforceScopes = false;
    for (const role of sandbox.state.roles) role.policies = [];
    expect((await search({})).body).toMatchObject({
      code: 'missing.any.permissions',
      message: expect.stringContaining('[directory:user:view]'),
    });
  });

  test('enforcePermissions leaves out the divisions where the permission is not held', async () => {
    const [home, sales] = sandbox.state.divisions.map(({ id }) => id);
    const [grant] = sandbox.state.users[0]?.grants ?? [];
    if (!grant) throw new Error('Nobody is granted anything.');
    const found = async (division = '') => {
      grant.divisionId = division;
      return (await search({ enforcePermissions: true })).body.total;
    };
    expect([await found(home), await found(sales)]).toEqual([sandbox.state.users.length, 0]);
  });
});

describe('GET /users', () => {
  const list = async (query: string) => api(sandbox, `/users?${query}`);
  const found = async (query: string): Promise<string[]> =>
    Object((await list(query)).body).entities.map(({ email }: { email: string }) => email.split('@')[0]);

  test('by id, active ones unless asked otherwise', async () => {
    const ids = ['lena', 'hiro', 'amara'].map((email) => `id=${user(email)?.id}`).join('&');
    expect(await found(ids)).toEqual(['amara.osei', 'hiro.tanaka']);
    expect(await found(`${ids.replaceAll('&id=', ',')}&state=any`)).toEqual([
      'amara.osei',
      'hiro.tanaka',
      'lena.vogel',
    ]);
    expect(await found(`${ids}&state=inactive`)).toEqual(['lena.vogel']);
    expect(await found(`${ids}&sortOrder=DESC`)).toEqual(['hiro.tanaka', 'amara.osei']);
    expect(await found(`jabberId=${user('hiro')?.id}@example-cc.orgspan.com`)).toEqual(['hiro.tanaka']);
  });

  test.each([
    [`id=${Array(101).fill('a').join(',')}`, 'max.user.ids'],
    ['id=a&jabberId=b', 'bad.request'],
    ['state=gone', 'invalid.query.param.value'],
    ['sortOrder=up', 'invalid.query.param.value'],
  ])('?%s is refused', async (query, code) => {
    const { status, body } = await list(query);
    expect([status, body.code]).toEqual([400, code]);
  });

  test('asks for no permission', async () => {
    for (const role of sandbox.state.roles) role.policies = [];
    expect((await list('')).status).toBe(200);
  });
});
