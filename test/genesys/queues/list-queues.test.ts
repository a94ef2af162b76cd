/** The list of queues by its pages: what is asked for, what a page states, and by which clock a queue is judged. */
import type { Answer, Call, Client } from '../../../src/genesys/client.ts';
import { diagnosisOf } from '../../../src/genesys/errors/diagnosis.ts';
import { GenesysError } from '../../../src/genesys/errors/genesys-error.ts';
import { isTooLarge, listQueues, readQueuePage } from '../../../src/genesys/queues/list-queues.ts';
import { matchingQueues } from '../../../src/genesys/queues/new-queues.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';
import { movingList } from '../../support/moving-list.ts';

const NOON = Date.parse('2026-06-18T12:00:00Z');
const queues = (count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => ({ id: `q${first + index}`, name: `n${first + index}` }));
const refusal = (code: string) => new GenesysError({ ...diagnosisOf('unknown', REQUIREMENTS.listQueues), code });
const TOO_LARGE = refusal('response.entity.too.large');

/** @param answers one after the other, with the server's clock. */
function answering(...answers: ({ data: object; date?: number } | Error)[]) {
  const calls: Call[] = [];
  const call = async (asked: Call, reduce: (data: object) => object): Promise<Answer<object>> => {
    calls.push(asked);
    const answer = answers[calls.length - 1];
    if (!answer || answer instanceof Error) throw answer;
    return { data: reduce(answer.data), status: 200, date: answer.date ?? null, pressed: false };
  };
  const client = { call, runtime: { now: () => NOON, log: () => {} } } as unknown as Client;
  return { client, calls };
}

const ONE = { pageNumber: 1, pageSize: 5 };

test.each<[data: object, page: object]>([
  [
    { entities: queues(2), total: 2, pageSize: 5, pageCount: 1 },
    { total: 2, pageSize: 5, pageCount: 1 },
  ],
  [{ entities: queues(2), total: 1, pageSize: 0, pageCount: 0 }, {}],
  [{ entities: queues(2), total: 3 }, { total: 3 }],
  [{ total: 0 }, { total: 0, items: [] }],
])('a page that states %j', async (data, page) => {
  const { client } = answering({ data });
  const { items, ...stated } = await readQueuePage(client, ONE);
  const nothing = { total: undefined, pageSize: undefined, pageCount: undefined };
  expect({ items: items.map((item) => item?.id), ...stated }).toEqual({
    ...{ items: ['q0', 'q1'], status: 200, date: null, pressed: false },
    ...nothing,
    ...page,
  });
});

test.each([[{}], [{ total: 1 }], [{ entities: 7, total: 0 }], [{ entities: queues(6) }]])(
  '%j is no page of five queues',
  async (data) => {
    const kind = 'not_genesys';
    await expect(readQueuePage(answering({ data }).client, ONE)).rejects.toMatchObject({ diagnosis: { kind } });
  },
);

test('a signal goes with the call, where there is one', async () => {
  const data = { total: 0 };
  const { client, calls } = answering({ data }, { data });
  const { signal } = new AbortController();
  await readQueuePage(client, ONE, signal);
  await readQueuePage(client, ONE);
  expect(calls[0]?.signal).toBe(signal);
  expect('signal' in (calls[1] ?? {})).toBe(false);
  const listed = answering({ data });
  await listQueues(listed.client, {});
  expect(listed.calls[0]?.signal).toBeInstanceOf(AbortSignal);
});

test('a page that is too large is asked for smaller, once', async () => {
  const data = { entities: queues(2), total: 2 };
  const sizes = (calls: readonly Call[]) => calls.map(({ query }) => query?.pageSize);
  const smaller = answering(TOO_LARGE, { data });
  expect(await listQueues(smaller.client, {})).toHaveLength(2);
  expect(sizes(smaller.calls)).toEqual([500, 100]);
  const still = answering(TOO_LARGE, TOO_LARGE);
  await expect(listQueues(still.client, {})).rejects.toBe(TOO_LARGE);
  expect(sizes(still.calls)).toEqual([500, 100]);
  const refused = answering(refusal('bad.request'));
  await expect(listQueues(refused.client, {})).rejects.toThrow('list queues');
  expect(sizes(refused.calls)).toEqual([500]);
});

test('only Genesys says that a page is too large', () => {
  expect([TOO_LARGE, refusal('bad.request'), new Error('x'), null].map(isTooLarge)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  ['the server’s clock at the first page', [NOON - 7_000, NOON - 5_000], NOON - 7_000],
  ['ours, where the server tells none', [undefined, NOON - 5_000], NOON],
])('queues are judged by %s', async (_, dates, expected) => {
  const page = (number: number) => ({ entities: queues(2, number * 2), total: 4, pageSize: 2, pageCount: 2 });
  const { client } = answering(...dates.map((date, number) => ({ data: page(number), ...(date && { date }) })));
  const clocks: number[] = [];
  const isWanted = ({ id }: { id: string }, now: number) => {
    clocks.push(now);
    return id !== 'q1';
  };
  expect((await listQueues(client, {}, {}, isWanted)).map(({ id }) => id)).toEqual(['q0', 'q2', 'q3']);
  expect(clocks).toEqual(Array(4).fill(expected));
});

test('what cannot be read is counted, and no queue', async () => {
  const { client, calls } = answering({ data: { entities: [{}, ...queues(1)], total: 2 } });
  expect(await listQueues(client, {})).toMatchObject([{ id: 'q0' }]);
  expect(calls).toHaveLength(1);
});

describe('of several pages', () => {
  const orders = (requests: readonly URLSearchParams[]) => requests.map((query) => query.get('sortOrder')).join(' ');

  test('where none may be missing they are read once in each order', async () => {
    const { client, requests, logged } = movingList(queues(7), { cap: 5 });
    expect(await listQueues(client, { sortOrder: 'asc' }, { twice: true })).toHaveLength(7);
    expect(orders(requests)).toBe('asc asc desc desc');
    expect(logged).toEqual([]);
  });

  test('else once', async () => {
    const { client, requests, logged } = movingList(queues(7), { cap: 5 });
    expect(await listQueues(client, {})).toHaveLength(7);
    expect(orders(requests)).toBe(' ');
    expect(logged).toEqual([]);
  });

  test('a list that changes all the time is read three times in its order, and that is logged', async () => {
    const list = queues(7);
    let born = 0;
    const happen = () => list.push({ id: `new${born}`, name: `!${born++}` });
    const { client, requests, logged } = movingList(list, { cap: 5, happen });
    const found = (await listQueues(client, { sortOrder: 'asc' })).map(({ id }) => id);
    expect(found).toEqual(expect.arrayContaining(queues(7).map(({ id }) => id)));
    expect(new Set(orders(requests).split(' '))).toEqual(new Set(['asc']));
    expect(logged).toEqual(['The list of queues changed during each of three readings; one may be missing.']);
  });
});

describe('queues by a part of their name', () => {
  const list = () => [
    { id: 'a', name: 'A*B' },
    { id: 'b', name: 'AxB' },
    { id: 'c', name: 'Cc' },
    { id: 'd', name: '' },
  ];
  const found = async (name: string, isWanted?: Parameters<typeof matchingQueues>[2], twice?: boolean) => {
    const { client, requests } = movingList(list(), { cap: 2 });
    const ids = (await matchingQueues(client, { name, divisionId: 'd1' }, isWanted, twice)).map(({ id }) => id);
    return { ids, requests };
  };

  test('a star means itself, and what is not wanted is left out', async () => {
    expect((await found('a*b')).ids).toEqual(['a']);
    expect((await found('*')).ids).toEqual(['a']);
    expect((await found('a')).ids).toEqual(['a', 'b']);
    expect((await found('a', ({ id }) => id === 'b')).ids).toEqual(['b']);
    expect((await found('a*b', ({ id }) => id === 'b')).ids).toEqual([]);
    expect((await found('*', () => false)).ids).toEqual([]);
  });

  test('Genesys is asked for the name and the division; twice where none may be missing', async () => {
    const { requests } = await found('c');
    expect(requests.map((query) => [query.get('name'), query.get('divisionId')])).toEqual([['*c*', 'd1']]);
    const all = async (twice?: boolean) => (await found('', () => true, twice)).requests.length;
    expect([await all(), await all(false), await all(true)]).toEqual([2, 2, 4]);
  });
});
