/** Users that are found and agents to choose from, with answers of all kinds. */
import { agentChoices } from '../../../src/genesys/users/agent-choices.ts';
import { findUsers } from '../../../src/genesys/users/find-users.ts';
import { searchUsers } from '../../../src/genesys/users/search-users.ts';
import { userNames } from '../../../src/genesys/users/user-names.ts';
import { answered, refused, type Told } from '../../support/answers.ts';

const SEARCH = '/users/search';

interface Search {
  pageNumber: number;
  query: { type: string; fields: string[]; value?: string; values?: string[] }[];
}

/** A search that is answered by what it asks for. */
const searching = (answer: (search: Search) => object) => {
  const searches: Search[] = [];
  const { client } = answered({
    [SEARCH]: (_url, { body }) => {
      const search: Search = JSON.parse(`${body}`);
      searches.push(search);
      return answer(search);
    },
  });
  return { client, searches };
};
const page = (results: unknown, stated: object = {}) => ({ results, ...stated });
const user = (id: string, more: object = {}) => ({ id, name: `Name of ${id}`, state: 'active', ...more });

describe('a page', () => {
  const of = (answer: Told) => searchUsers(answered({ [SEARCH]: answer }).client, []);

  test('a user as a builder sees one', async () => {
    const raw = {
      id: 'u',
      name: 'Kim',
      email: 'kim@example.com',
      state: 'INACTIVE',
      title: 'Agent',
      department: 'Sales',
      division: { id: 'd', name: 'Home' },
    };
    const { items } = await of(page([raw, { id: 'v' }, { name: 'no id' }, null]));
    expect(items).toEqual([
      {
        id: 'u',
        name: 'Kim',
        email: 'kim@example.com',
        active: false,
        state: 'inactive',
        state_label: 'Inactive',
        title: 'Agent',
        department: 'Sales',
        division_id: 'd',
        division_name: 'Home',
      },
      { id: 'v' },
      null,
      null,
    ]);
  });

  test.each<[answer: Told, stated: object]>([
    [page([user('u')], { pageSize: 100, pageCount: 3, total: 201 }), { pageSize: 100, pageCount: 3, total: 201 }],
    [
      page([user('u')], { pageSize: 0, pageCount: 0, total: 0 }),
      { pageSize: undefined, pageCount: undefined, total: undefined },
    ],
    [page([user('u')], { total: 1 }), { total: 1 }],
    [page([], { total: 0 }), { total: 0 }],
    [page(undefined, { total: 0 }), { items: [], total: 0 }],
    [
      refused(404, 'resource.not.found'),
      { items: [], total: 0, pageCount: undefined, pageSize: undefined, pressed: false },
    ],
  ])('%j states %j', async (answer, stated) => {
    expect(await of(answer)).toMatchObject(stated);
  });

  test.each([{}, { total: 1 }, page([null]), page(Array.from({ length: 101 }, (_, id) => user(`${id}`)))])(
    'something else is not Genesys (%#)',
    async (answer) => {
      await expect(of(answer)).rejects.toMatchObject({ diagnosis: { kind: 'not_genesys' } });
    },
  );

  test('what is asked for', async () => {
    const { client, searches } = searching(() => page([]));
    await searchUsers(client, [{ type: 'EXACT', fields: ['id'], values: ['u'] }], 2);
    expect(searches).toEqual([
      {
        pageSize: 100,
        pageNumber: 2,
        sortBy: 'name',
        sortOrder: 'ASC',
        query: [{ type: 'EXACT', fields: ['id'], values: ['u'] }],
      },
    ]);
    await searchUsers(client, []);
    expect(searches[1]?.pageNumber).toBe(1);
  });
});

test('what is no longer wanted is told as it is sent', async () => {
  const aborted: (boolean | undefined)[] = [];
  const { client } = answered({
    [SEARCH]: (_url, { signal }) => {
      aborted.push(signal?.aborted);
      return page([]);
    },
  });
  await searchUsers(client, [], 1, AbortSignal.abort());
  await searchUsers(client, []);
  expect(aborted).toEqual([true, undefined]);
});

describe('users that a text may mean', () => {
  const find = async (field: 'email' | 'name', value: string, equal: object[], containing: object[]) => {
    const { client, searches } = searching(({ query }) => page(query[0]?.type === 'EXACT' ? equal : containing));
    return { ids: (await findUsers(client, field, value)).map(({ id }) => id), searches };
  };
  const named = (id: string, name: string, state = 'active') => ({ id, name, state });

  test('are asked for by both, among those who are there', async () => {
    const there = { type: 'EXACT', fields: ['state'], values: ['active', 'inactive'] };
    const { searches } = await find('email', 'a@b.c', [], []);
    expect(searches.map(({ query }) => query)).toEqual(
      ['EXACT', 'CONTAINS'].map((type) => [{ type, fields: ['email'], value: 'a@b.c' }, there]),
    );
  });

  test('the likest first, who is inactive last, then by name; each once, and none who was deleted', async () => {
    const containing = [
      named('c2', 'Kim B'),
      named('c1', 'Kim A'),
      named('former', 'Kim', 'inactive'),
      named('former-case', 'KIM', 'inactive'),
      named('former-like', 'A Kim', 'inactive'),
      named('case', 'kim'),
      named('same', 'Kim'),
      named('gone', 'Kim', 'deleted'),
      { id: 'nameless too', state: 'active' },
    ];
    const { ids } = await find('name', 'Kim', [named('same', 'Kim'), { id: 'nameless', state: 'active' }], containing);
    expect(ids).toEqual([
      'same',
      'case',
      'nameless',
      'nameless too',
      'c1',
      'c2',
      'former',
      'former-case',
      'former-like',
    ]);
  });

  test('by address, what cannot be read is passed over', async () => {
    const email = (id: string, address?: string) => ({ id, email: address, state: 'active' });
    const { ids } = await find('email', 'A@b.c', [], [null as unknown as object, email('x'), email('y', 'a@B.c')]);
    expect(ids).toEqual(['y', 'x']);
  });

  test('a hundred at most', async () => {
    const many = (prefix: string) => Array.from({ length: 100 }, (_, index) => user(`${prefix}${index}`));
    expect((await find('name', 'x', many('a'), many('b'))).ids).toHaveLength(100);
  });
});

describe('agents to choose from', () => {
  const choose = async (results: object[], part = 0) => {
    const { client, searches } = searching(() => page(results, { pageCount: 1, total: results.length }));
    return { choices: await agentChoices(client, part), searches };
  };

  test('by name, those who are inactive left out; by address where two have one name, by id where there is neither', async () => {
    const { choices, searches } = await choose([
      user('a', { name: 'Kim', email: 'a@b.c' }),
      user('b', { name: 'KIM', email: 'b@b.c' }),
      user('c', { name: 'Kim' }),
      user('d', { name: 'Lee', email: 'd@b.c' }),
      user('e', { name: 'Lee', email: 'e@b.c', state: 'inactive' }),
      user('f', { name: undefined, email: 'f@b.c' }),
      user('g', { name: undefined }),
    ]);
    expect(choices.map(({ name }) => name)).toEqual(['Kim (a@b.c)', 'KIM (b@b.c)', 'Kim', 'Lee', 'f@b.c', 'g']);
    expect(choices[0]).toEqual({ id: 'a', name: 'Kim (a@b.c)' });
    expect(searches.map(({ query }) => query)).toEqual([[{ type: 'EXACT', fields: ['state'], values: ['active'] }]]);
  });

  test('a part is ten pages', async () => {
    const { client, searches } = searching(({ pageNumber }) =>
      page(
        Array.from({ length: 100 }, (_, index) => user(`${pageNumber} ${index}`)),
        { pageCount: 40, pageSize: 100, total: 4_000 },
      ),
    );
    expect(await agentChoices(client, 1)).toHaveLength(1_000);
    expect(searches.map(({ pageNumber }) => pageNumber).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 10 }, (_, index) => index + 11),
    );
  });

  const BEYOND = refused(400, 'too.many.requested.results');
  test('what lies beyond what a search may have is the end', async () => {
    expect(await agentChoices(searching(() => BEYOND).client, 1)).toEqual([]);
    await expect(agentChoices(searching(() => BEYOND).client, 0)).rejects.toMatchObject({ name: 'GenesysError' });
    await expect(agentChoices(searching(() => refused(400, 'bad')).client, 1)).rejects.toMatchObject({
      name: 'GenesysError',
    });
  });
});

describe('names of users', () => {
  test('by id, as far as they are told', async () => {
    const entities = [{ id: 'u', name: 'Kim', email: 'k@b.c' }, { id: 'v' }, { name: 'no id' }, null];
    const { client, asked } = answered({ '/users': { entities } });
    expect([...(await userNames(client, ['u', 'v', 'w', 'x']))]).toEqual([
      ['u', { name: 'Kim', email: 'k@b.c' }],
      ['v', { name: undefined, email: undefined }],
    ]);
    expect(asked).toEqual(['users?id=u&id=v&id=w&id=x&state=any&pageSize=4']);
  });

  test('what may not be read, or fails, is left out, and not asked for again', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `u${index}`);
    const { client, asked } = answered({
      '/users': ({ searchParams }) =>
        searchParams.get('id') === 'u100' ? { entities: [{ id: 'u100', name: 'Kim' }] } : refused(503),
    });
    expect([...(await userNames(client, ids))]).toEqual([['u100', { name: 'Kim', email: undefined }]]);
    expect(asked).toHaveLength(2);
    expect([...(await userNames(answered({ '/users': { entities: [{}] } }).client, ['u']))]).toEqual([]);
  });
});
