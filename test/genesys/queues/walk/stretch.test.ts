/** Where a page stands in the list, by what its answer states and what it leaves out. */
import type { Call, Client } from '../../../../src/genesys/client.ts';
import { readStretches } from '../../../../src/genesys/queues/walk/stretch.ts';

const entities = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `q${index}`, name: `n${index}` }));

/** A client that gives each page the answer for its number, or fails. */
function answering(answers: Record<number, object | Error>, pressed = false) {
  const calls: Call[] = [];
  const call = async (asked: Call, reduce: (data: object) => object) => {
    calls.push(asked);
    const answer = answers[Number(asked.query?.pageNumber)] ?? {};
    if (answer instanceof Error) throw answer;
    return { data: reduce(answer), status: 200, date: null, pressed };
  };
  return { client: { call } as unknown as Client, calls };
}

const LAST = { more: false, cap: undefined };
const MORE = { more: true, cap: undefined };

test.each<[what: string, asked: [number, number], answer: object, stretch: object]>([
  [
    'the whole list',
    [1, 500],
    { entities: entities(3), pageSize: 500, total: 3, pageCount: 1 },
    { start: 0, end: 3, ...LAST },
  ],
  [
    'a page amid others',
    [2, 5],
    { entities: entities(5), pageSize: 5, total: 12, pageCount: 3 },
    { start: 5, end: 10, ...MORE },
  ],
  [
    'the last page',
    [2, 5],
    { entities: entities(3), pageSize: 5, total: 8, pageCount: 2 },
    { start: 5, end: 8, ...LAST },
  ],
  [
    'one that is shorter than the list',
    [2, 5],
    { entities: entities(4), pageSize: 5, total: 12 },
    { start: 5, end: 9, ...MORE },
  ],
  [
    'smaller pages, said',
    [2, 500],
    { entities: entities(4), pageSize: 4, total: 12 },
    { start: 4, end: 8, more: true, cap: 4 },
  ],
  [
    'smaller pages, shown by the total',
    [1, 500],
    { entities: entities(3), pageSize: 500, total: 9 },
    { end: 3, more: true, cap: 3 },
  ],
  ['smaller pages, shown by nothing', [1, 500], { entities: entities(3) }, { end: 3, more: true, cap: 3 }],
  ['a size alone', [1, 500], { entities: entities(3), pageSize: 500, pageCount: 1 }, { end: 3, ...LAST }],
  ['nothing of an empty page', [1, 500], { entities: [] }, { start: 0, end: 0, ...LAST }],
  ['nothing of an empty page behind others', [3, 5], { entities: [], pageSize: 5 }, { start: 10, end: 10, ...LAST }],
  ['nothing of a page behind others', [3, 5], { entities: entities(5), pageSize: 5 }, { start: 10, end: 15, ...MORE }],
  [
    'more pages than the total',
    [1, 3],
    { entities: entities(3), pageSize: 3, total: 3, pageCount: 2 },
    { end: 3, ...MORE },
  ],
  [
    'a larger total than pages',
    [1, 3],
    { entities: entities(3), pageSize: 3, total: 4, pageCount: 1 },
    { end: 3, ...MORE },
  ],
  ['a total alone', [2, 3], { entities: entities(3), pageSize: 3, total: 6 }, { start: 3, end: 6, ...LAST }],
  ['the pages alone', [2, 3], { entities: entities(3), pageSize: 3, pageCount: 2 }, { start: 3, end: 6, ...LAST }],
])('an answer that states %s', async (_what, [pageNumber, pageSize], answer, stretch) => {
  const { client } = answering({ [pageNumber]: answer });
  const [read] = await readStretches(client, {}, [{ pageNumber, pageSize }]);
  const { total } = answer as { total?: number };
  expect(read).toEqual({ start: 0, total, pressed: false, entries: expect.any(Array), ...stretch });
});

test('what could not be read has a place, and no entry', async () => {
  const { client } = answering({ 1: { entities: [{}, ...entities(1)], total: 2, pageSize: 5 } }, true);
  expect(await readStretches(client, {}, [{ pageNumber: 1, pageSize: 5 }])).toMatchObject([
    { entries: [{ key: expect.stringMatching(/^[\w-]{8}$/), queue: { id: 'q0' } }], end: 2, pressed: true },
  ]);
});

test('a key stands for id and name', async () => {
  const page = [
    { id: 'a', name: 'n' },
    { id: 'a', name: 'n', description: 'other' },
    { id: 'a', name: 'm' },
    { id: 'b', name: 'n' },
  ];
  const { client } = answering({ 1: { entities: page, total: 4 } });
  const [read] = await readStretches(client, {}, [{ pageNumber: 1, pageSize: 5 }]);
  const [key, same, ...others] = read?.entries.map((entry) => entry.key) ?? [];
  expect(same).toBe(key);
  expect(new Set([key, ...others]).size).toBe(3);
});

test('pages are asked for at once, by the filter; when one fails, the others are not wanted any more', async () => {
  const broken = new Error('page 2 is broken');
  const { client, calls } = answering({ 1: { entities: [], total: 0 }, 2: broken });
  const filter = { name: 'Claims*', sortOrder: 'desc' } as const;
  const pages = [1, 2].map((pageNumber) => ({ pageNumber, pageSize: 7 }));
  await expect(readStretches(client, filter, pages)).rejects.toBe(broken);
  expect(calls.map(({ query }) => query)).toEqual(pages.map((page) => ({ ...filter, ...page })));
  expect(calls.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
});
