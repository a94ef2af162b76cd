/** The query of every call, as the contract has it: lists in both forms, and nothing of a wrong form passed over. */
import fc from 'fast-check';
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { api, names } from '../calls.ts';

const queues = '/routing/queues';
let sandbox: Sandbox;
/** Kept, because each list sorts the queues. */
let ids: string[];
beforeAll(async () => {
  sandbox = await startSandbox({ queues: 30 });
  ids = sandbox.state.queues.map(({ id }) => id);
  sandbox.state.settings.rateLimitPerMinute = 100_000;
});
afterAll(() => sandbox.close());

const get = (path: string) => api(sandbox, path);
const first = () => ids[0] ?? '';

/** A list's items, each group of them joined by commas in a parameter of its own. */
const written = (parameter: string, groups: string[][]): string =>
  groups.map((items) => `${parameter}=${items.map(encodeURIComponent).join(',')}`).join('&');

/** The ways to write a list, its items those of `all` or some of them. */
const groupsOf = (all: string[]) =>
  fc.array(fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

describe('lists', () => {
  const peer = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
  beforeAll(() => {
    for (const [index, queue] of sandbox.state.queues.entries()) queue.peerId = index < 6 ? peer(index) : null;
    const [queue] = sandbox.state.queues;
    const statuses = ['IDLE', 'INTERACTING', 'COMMUNICATING'] as const;
    const presences = ['Available', 'On Queue', 'Busy'] as const;
    for (const [index, user] of sandbox.state.users.entries()) {
      const startTime = '2026-07-01T08:00:00.000Z';
      user.routingStatus = { status: statuses[index % 3] ?? 'IDLE', startTime };
      user.presence = { systemPresence: presences[index % 3] ?? 'Busy', modifiedDate: startTime };
    }
    if (queue) queue.members = sandbox.state.users.map(({ id }) => ({ id, joined: true }));
  });

  test.each<[string, () => string, () => string[]]>([
    ['id', () => queues, () => ids.slice(0, 6)],
    ['divisionId', () => queues, () => sandbox.state.divisions.map(({ id }) => id)],
    ['peerId', () => queues, () => [0, 1, 2, 3, 4, 5].map(peer)],
    ['routingStatus', () => `${queues}/${first()}/members`, () => ['IDLE', 'INTERACTING', 'COMMUNICATING']],
    ['presence', () => `${queues}/${first()}/members`, () => ['Available', 'On Queue', 'Busy']],
    ['id', () => '/authorization/divisions', () => sandbox.state.divisions.map(({ id }) => id)],
  ])('%s: however they are written, all items count and no others', async (parameter, path, all) => {
    const list = async (groups: string[][]) =>
      new Set(names(await get(`${path()}?pageSize=100&${written(parameter, groups)}`)));
    const single = new Map<string, Set<unknown>>();
    for (const item of all()) {
      single.set(item, await list([[item]]));
      expect(single.get(item)?.size).toBeGreaterThan(0);
    }
    await fc.assert(
      fc.asyncProperty(groupsOf(all()), async (groups) => {
        const expected = new Set(groups.flat().flatMap((item) => [...(single.get(item) ?? [])]));
        expect(await list(groups)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    [`members`, 'routingStatus,presence', ['routingStatus', 'presence']],
    [`members`, 'presence', ['presence']],
    ['me', 'authorization,organization', ['authorization', 'organization']],
    ['me', 'authorization&expand=organization,presence', ['authorization', 'organization', 'presence']],
  ])('expand of %s: %s gives %j', async (what, expand, fields) => {
    const path = what === 'me' ? '/users/me' : `${queues}/${first()}/members`;
    const { body } = await get(`${path}?expand=${expand}`);
    const shown = what === 'me' ? body : Object(body).entities[0].user;
    const optional = ['routingStatus', 'presence', 'authorization', 'organization'];
    expect(optional.filter((field) => field in shown).sort()).toEqual(fields.toSorted());
  });

  test('skills that nobody has are still a filter', async () => {
    expect(names(await get(`${queues}/${first()}/members?skills=a,b`))).toEqual([]);
  });

  test('a comma in what is no list is a comma', async () => {
    const { name } = sandbox.createQueue({ name: 'North, South' });
    expect(names(await get(`${queues}?name=${encodeURIComponent(name)}`))).toEqual([name]);
  });

  test.each(['id=%s,x', 'id=x,%s', 'divisionId=%s,', 'id=%s&id='])(
    'one bad item in %s spoils the list',
    async (query) => {
      const { status, body } = await get(`${queues}?${query.replace('%s', first())}`);
      expect([status, body.code]).toEqual([400, 'invalid.id']);
    },
  );
});

describe('what cannot be', () => {
  const paged = [queues, `${queues}/me`, `${queues}/{id}/members`, '/authorization/divisions', permitted('x:y:z')];
  const routing = (path: string): boolean => path.startsWith(queues);
  const wrong = ['0', '-1', '1.5', '1e2', 'x', '', '2147483648', '0x10', '%201'];

  test.each(paged.flatMap((path) => wrong.map((value) => [path, value] as const)))(
    '%s: pages of "%s"',
    async (path, value) => {
      const page = path.replace('{id}', first());
      const join = page.includes('?') ? '&' : '?';
      const [number, size] = [
        await get(`${page}${join}pageNumber=${value}`),
        await get(`${page}${join}pageSize=${value}`),
      ];
      const code = routing(path) ? 'invalid.page.number' : 'invalid.query.param.value';
      expect([number.status, number.body.code]).toEqual([400, code]);
      expect([size.status, size.body.code]).toEqual([400, 'invalid.query.param.value']);
    },
  );

  test.each([
    [`${queues}?hasPeer=foo`],
    [`${queues}?hasPeer=`],
    [`${queues}?hasPeer=1`],
    [`${queues}?sortOrder=up`],
    [`${queues}?sortOrder=asc,desc`],
    [`${queues}?expand=BOGUS`],
    [`${queues}/{id}?expand=BOGUS`],
    [`${queues}/me?joined=maybe`],
    [`${queues}/me?sortOrder=ascending`],
    [`${queues}/{id}/members?joined=maybe`],
    [`${queues}/{id}/members?memberBy=team`],
    [`${queues}/{id}/members?expand=routingStatus,BOGUS`],
    ['/users/me?expand=authorization&expand=BOGUS'],
    ['/tokens/me?preserveIdleTTL=perhaps'],
    ['/authorization/subjects/me?includeDuplicates=2'],
  ])('%s is refused in the contract’s words', async (path) => {
    const { status, body } = await get(path.replace('{id}', first()));
    expect([status, body.code]).toEqual([400, 'invalid.query.param.value']);
    expect(body.message).toMatch(/^Value \[.*\] is not valid for parameter \[\w+\]\. Allowable values are: \w/);
  });

  test.each(['BOGUS', 'IDLE,BOGUS', 'BOGUS&routingStatus=IDLE', ''])('routingStatus=%s', async (value) => {
    const { status, body } = await get(`${queues}/${first()}/members?routingStatus=${value}`);
    expect([status, body.code]).toEqual([400, 'invalid.value']);
    expect(body.message).toMatch(/field type \[RoutingStatus\]\. Allowable values are: OFF_QUEUE, IDLE/);
  });

  test('forceDelete is a boolean, and its call has no other code', async () => {
    const answer = await api(sandbox, `${queues}/${first()}?forceDelete=yes`, { method: 'DELETE' });
    expect([answer.status, answer.body.code]).toEqual([400, 'bad.request']);
  });

  test('delete of members is a boolean', async () => {
    const answer = await api(sandbox, `${queues}/${first()}/members?delete=yes`, { method: 'POST', body: [] });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid.query.param.value']);
  });

  test.each(['', '?permission=', '?pageSize=5'])('divisionspermitted%s lacks its permission', async (query) => {
    const { status, body } = await get(`/authorization/divisionspermitted/paged/me${query}`);
    const message = 'Missing required permission parameter';
    expect([status, body.code, body.message]).toEqual([400, 'missing.permission.param', message]);
  });

  test('a refusal of access comes first', async () => {
    const [user] = sandbox.state.users;
    const grants = user?.grants ?? [];
    if (user) user.grants = [];
    expect((await get(`${queues}?hasPeer=foo`)).status).toBe(403);
    if (user) user.grants = grants;
  });
});

describe('what can be', () => {
  test.each([
    [`${queues}?sortOrder=DESC&hasPeer=TRUE`],
    [`${queues}?noSuchParameter=1`],
    ['/tokens/me?preserveIdleTTL=true'],
    ['/authorization/subjects/me?includeDuplicates=false'],
    ['/authorization/divisions?objectCount=false'],
  ])('%s is answered', async (path) => {
    expect((await get(path)).status).toBe(200);
  });

  test('cannedResponseLibraryId finds the queues that name the library, and not those that take all', async () => {
    const library = '6512cf67-7a56-44cb-a4b5-6612cbe6d636';
    const libraryIds = ['7512cf67-7a56-44cb-a4b5-6612cbe6d636', library];
    const { name } = sandbox.createQueue({
      name: 'Lib',
      cannedResponseLibraries: { mode: 'SelectedOnly', libraryIds },
    });
    sandbox.createQueue({ name: 'All', cannedResponseLibraries: { mode: 'All' } });
    expect(names(await get(`${queues}?cannedResponseLibraryId=${library}`))).toEqual([name]);
    expect(names(await get(`${queues}?cannedResponseLibraryId=${first()}`))).toEqual([]);
  });
});

function permitted(permission: string): string {
  return `/authorization/divisionspermitted/paged/me?permission=${permission}`;
}
