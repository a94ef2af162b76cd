/** Whom ids and e-mail addresses mean, with answers of all kinds. */
import { createClient } from '../../../src/genesys/client.ts';
import type { SendRequest } from '../../../src/genesys/http/http.ts';
import { regionById } from '../../../src/genesys/regions.ts';
import { resolveAgents } from '../../../src/genesys/users/resolve-agents.ts';

interface Search {
  pageNumber: number;
  pageSize: number;
  query: { type: string; fields: string[]; values: string[] }[];
}

function directory(answer: (search: Search) => object) {
  const searches: Search[] = [];
  const send: SendRequest = async ({ body = '' }, read) => {
    const search = JSON.parse(body) as Search;
    searches.push(search);
    return read({ status: 200, header: () => null, body: JSON.stringify(answer(search)) });
  };
  const client = createClient(
    regionById('eu-west-1'),
    { value: 'token', expiresAt: null },
    { send, now: Date.now, random: () => 0, sleep: async () => {}, log: () => {} },
  );
  const resolve = async (references: string[]) =>
    Object.fromEntries([...(await resolveAgents(client, references))].map(([key, { id }]) => [key, id]));
  return { resolve, searches };
}

const page = (results: object[], more: object = {}) => ({
  results,
  total: results.length,
  pageCount: 1,
  pageSize: 100,
  pageNumber: 1,
  ...more,
});
const active = (id: string, email: string) => ({ id, email, state: 'active' });

test('ids and addresses are asked for apart, a hundred at a time, and only who was not deleted', async () => {
  const { resolve, searches } = directory(() => page([]));
  const many = Array.from({ length: 150 }, (_, index) => `a${index}@example.com`);
  expect(await resolve(['ID-1', 'id-1', ...many])).toEqual({});
  const there = { type: 'EXACT', fields: ['state'], values: ['active', 'inactive'] };
  expect(searches.map(({ query }) => query)).toEqual([
    [{ type: 'EXACT', fields: ['id'], values: ['id-1'] }, there],
    [{ type: 'EXACT', fields: ['email'], values: many.slice(0, 100) }, there],
    [{ type: 'EXACT', fields: ['email'], values: many.slice(100) }, there],
  ]);
});

test('nobody is asked for nobody', async () => {
  const { resolve, searches } = directory(() => page([]));
  expect(await resolve([])).toEqual({});
  expect(searches).toEqual([]);
});

test('upper and lower case do not matter, and who has no address is not found by one', async () => {
  const { resolve } = directory(() => page([active('x', 'Ben@Example.com'), { id: 'y' }]));
  expect(await resolve(['BEN@example.com'])).toEqual({ 'ben@example.com': 'x' });
});

test('of several with one address, who is active; else the first', async () => {
  const former = { ...active('former', 'a@b.c'), state: 'inactive' };
  const gone = { ...active('gone', 'a@b.c'), state: 'deleted' };
  const other = { ...active('other', 'a@b.c'), state: 'inactive' };
  for (const [results, id] of [
    [[former, active('new', 'a@b.c')], 'new'],
    [[active('new', 'a@b.c'), former], 'new'],
    [[former, other], 'former'],
    [[gone, former], 'former'],
  ] as const)
    expect(await directory(() => page([...results])).resolve(['a@b.c'])).toEqual({ 'a@b.c': id });
  expect(await directory(() => page([gone])).resolve(['a@b.c'])).toEqual({});
});

test('all pages are read, where a server gives fewer at once, and not for ever', async () => {
  const three = directory(({ pageNumber }) =>
    page([active(`u${pageNumber}`, `u${pageNumber}@b.c`)], { pageCount: 3, total: 3, pageNumber }),
  );
  expect(await three.resolve(['u3@b.c', 'u1@b.c'])).toMatchObject({ 'u1@b.c': 'u1', 'u3@b.c': 'u3' });
  expect(three.searches.map(({ pageNumber }) => pageNumber)).toEqual([1, 2, 3]);
  const endless = directory(() => page([active('u', 'u@b.c')], { pageCount: 1_000, total: 1_000 }));
  await endless.resolve(['u@b.c']);
  expect(endless.searches).toHaveLength(5);
  const empty = directory(() => page([], { pageCount: 9, total: 9 }));
  await empty.resolve(['u@b.c']);
  expect(empty.searches).toHaveLength(1);
  const untold = directory(() => ({ results: [active('u', 'u@b.c')] }));
  expect(await untold.resolve(['u@b.c'])).toEqual({ 'u@b.c': 'u' });
  expect(untold.searches).toHaveLength(1);
});

test('what is no user is passed over', async () => {
  const { resolve } = directory(() => page([null as unknown as object, active('u', 'u@b.c')]));
  expect(await resolve(['u@b.c'])).toEqual({ 'u@b.c': 'u' });
});
