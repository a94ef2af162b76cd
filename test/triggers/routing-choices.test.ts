/** The dropdowns of agents, skills and languages as the editor opens them, over HTTP against the sandbox. */
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

interface Choice {
  id: string;
  name: string;
}

beforeEach(async () => {
  zap = await connectedZapier({ queues: 0 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
});

const choices = (key: string, page = 0) =>
  zap.zapier.callOnce<Choice[]>(`triggers.${key}.operation.perform`, {
    authData: zap.authData,
    meta: { isFillingDynamicDropdown: true, page },
  });

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

function staff(count: number): void {
  zap.sandbox.state.users.push(
    ...Array.from({ length: count }, (_, index) => {
      const name = `Zoe ${String(index).padStart(5, '0')}`;
      return { id: idOf(index), name, email: `z${index}@example.com`, state: 'active' as const, grants: [] };
    }),
  );
}

describe('agents', () => {
  test('by name; who is inactive is left out; a name that repeats is followed by the email address', async () => {
    const { users } = zap.sandbox.state;
    users.splice(1);
    const [me] = users;
    const add = (name: string, email: string, state: 'active' | 'inactive') =>
      users.push({ id: idOf(users.length), name, email, state, grants: [] });
    add('Zed', 'zed@example.com', 'active');
    add('zed', 'zed.two@example.com', 'active');
    add('Zed', 'zed.old@example.com', 'inactive');
    add('Zack', 'zack@example.com', 'active');
    const names = (await choices('agent_choices')).map(({ name }) => name);
    expect(names.sort()).toEqual([`${me?.name}`, 'Zack', 'Zed (zed@example.com)', 'zed (zed.two@example.com)'].sort());
  });

  test('1,000 at a time, all of them once, nothing after the last', async () => {
    const { users } = zap.sandbox.state;
    users.splice(1);
    staff(1_400);
    const parts = [await choices('agent_choices', 0), await choices('agent_choices', 1)];
    expect(parts.map(({ length }) => length)).toEqual([1_000, 401]);
    expect(new Set(parts.flat().map(({ id }) => id))).toEqual(new Set(users.map(({ id }) => id)));
    expect(await choices('agent_choices', 2)).toEqual([]);
    expect(zap.sandbox.requests).toHaveLength(10 + 5 + 1);
  });

  test.each([1_000, 1_250, 1_999])('where a search goes no further than %i agents, the list ends', async (results) => {
    zap.sandbox.state.users.splice(1);
    zap.sandbox.state.settings.searchLimits.results = results;
    staff(2_100);
    const parts = [await choices('agent_choices', 0), await choices('agent_choices', 1)];
    expect(parts.map(({ length }) => length)).toEqual([1_000, Math.floor(results / 100) * 100 - 1_000]);
    for (const part of [2, 10, 10_000]) expect(await choices('agent_choices', part)).toEqual([]);
  });

  test('any other refusal of a later page is told, and so is one of the first page', async () => {
    zap.sandbox.state.users.splice(1);
    staff(1_100);
    const refuse = (code: string) =>
      zap.sandbox.faults.add({ kind: 'status', status: 400, code, match: { path: '/api/v2/users/search' } });
    refuse('bad.request');
    await expect(choices('agent_choices', 1)).rejects.toMatchObject({ kind: 'AppError' });
    refuse('too.many.requested.results');
    await expect(choices('agent_choices', 0)).rejects.toMatchObject({ kind: 'AppError' });
  });

  test('smaller pages than asked for hide nobody', async () => {
    zap.sandbox.state.users.splice(1);
    zap.sandbox.state.settings.pageSizeCap = 40;
    staff(1_100);
    const parts = [await choices('agent_choices', 0), await choices('agent_choices', 1)];
    expect(new Set(parts.flat().map(({ id }) => id)).size).toBe(1_101);
  });

  test('a total that contradicts the list counts for nothing', async () => {
    const results = Array.from({ length: 3 }, (_, index) => ({ id: `u${index}`, name: `n${index}` }));
    const json = { results, total: 1, pageCount: 2, pageSize: 3 };
    const match = { path: '/api/v2/users/search' };
    zap.sandbox.faults.add({ kind: 'body', json, match });
    zap.sandbox.faults.add({ kind: 'body', json: { ...json, results: [{ id: 'u9', name: 'n9' }] }, match });
    expect((await choices('agent_choices')).map(({ id }) => id)).toEqual(['u0', 'u1', 'u2', 'u9']);
  });

  test('what Genesys leaves out', async () => {
    const results = [{ id: 'a' }, { id: 'b', email: 'b@x' }, { id: 'c', name: 'Cy' }, { id: 'd', name: 'cy' }];
    zap.sandbox.faults.add({ kind: 'body', json: { results, total: 4 }, match: { path: '/api/v2/users/search' } });
    expect(await choices('agent_choices')).toEqual([
      { id: 'a', name: 'a' },
      { id: 'b', name: 'b@x' },
      { id: 'c', name: 'Cy' },
      { id: 'd', name: 'cy' },
    ]);
  });
});

describe.each([
  ['skill_choices', 'skills', '/api/v2/routing/skills'],
  ['language_choices', 'languages', '/api/v2/routing/languages'],
] as const)('%s', (key, list, path) => {
  test('all that are active, by name', async () => {
    zap.sandbox.state[list] = Array.from({ length: 250 }, (_, index) => ({
      id: idOf(index),
      name: `n${999 - index}`,
      state: (['active', 'inactive', 'deleted', 'active'] as const)[index % 4] ?? 'active',
    }));
    const found = await choices(key);
    expect(found).toHaveLength(125);
    const names = found.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(zap.sandbox.requests.map((request) => request.path)).toEqual([path, path, path]);
  });

  test('what Genesys leaves out, and what is none', async () => {
    const entities = [{ id: 'a', name: 'Zulu', state: 'active' }, null, { id: 'b' }, { name: 'no id' }];
    zap.sandbox.faults.add({ kind: 'body', json: { entities, total: 4 }, match: { path }, times: 'forever' });
    expect(await choices(key)).toEqual([
      { id: 'b', name: 'b' },
      { id: 'a', name: 'Zulu' },
    ]);
    expect(zap.sandbox.requests).toHaveLength(1);
  });

  test('a total that contradicts the list counts for nothing', async () => {
    const page = (pageNumber: number) => ({
      entities: [{ id: `${pageNumber}a` }, { id: `${pageNumber}b` }],
      pageSize: 2,
    });
    for (const pageNumber of [1, 2])
      zap.sandbox.faults.add({
        kind: 'body',
        json: { ...page(pageNumber), pageCount: 2, total: pageNumber - 1 },
        match: { path, query: { pageNumber: `${pageNumber}` } },
        times: 'forever',
      });
    expect((await choices(key)).map(({ id }) => id)).toEqual(['1a', '1b', '2a', '2b']);
    // Each page twice, as without a total.
    expect(zap.sandbox.requests).toHaveLength(4);
  });

  test.each([{}, { entities: 7 }, { entities: null, total: 2 }])('%j is not Genesys', async (json) => {
    zap.sandbox.faults.add({ kind: 'body', json, match: { path }, times: 'forever' });
    await expect(choices(key)).rejects.toMatchObject({ code: 'not_genesys' });
  });

  test('an empty list may leave its entities out', async () => {
    zap.sandbox.faults.add({ kind: 'body', json: { total: 0 }, match: { path } });
    expect(await choices(key)).toEqual([]);
  });
});
