import fc from 'fast-check';
import { CONCURRENCY, type Page, readPages } from '../../../src/genesys/queues/read-pages.ts';

type Item = { id: string };
const items = (count: number, start = 0): Item[] =>
  Array.from({ length: count }, (_, index) => ({ id: `q${start + index}` }));

/** A server over a fixed list, with the number of requests and how many were under way at once. */
function server(list: readonly (Item | null)[], size: number, lies: Partial<Page<Item>> = {}) {
  const asked: number[] = [];
  let open = 0;
  let most = 0;
  const readPage = async (pageNumber: number): Promise<Page<Item>> => {
    asked.push(pageNumber);
    most = Math.max(most, ++open);
    await new Promise((resolve) => setTimeout(resolve, pageNumber % 3));
    open--;
    const part = list.slice((pageNumber - 1) * size, pageNumber * size);
    return { items: part, pageSize: size, pageCount: Math.ceil(list.length / size), total: list.length, ...lies };
  };
  return { readPage, asked, most: () => most };
}

const ids = async (reading: ReturnType<typeof readPages<Item>>) => (await reading).items.map(({ id }) => id);
const expected = (count: number) => items(count).map(({ id }) => id);

test.each([
  [0, 5, 1],
  [1, 5, 1],
  [5, 5, 1],
  [6, 5, 2],
  [23, 5, 5],
  [100, 1, 100],
])('%i items at %i a page take %i requests and come in order', async (count, size, requests) => {
  const { readPage, asked, most } = server(items(count), size);
  expect(await ids(readPages(readPage))).toEqual(expected(count));
  expect(asked).toHaveLength(requests);
  expect(most()).toBeLessThanOrEqual(CONCURRENCY);
});

test.each<[what: string, lies: Partial<Page<Item>>]>([
  ['pageCount that says too little', { pageCount: 1 }],
  ['pageCount that says too much', { pageCount: 1e9 }],
  ['no pageCount', { pageCount: undefined }],
  ['no total', { total: undefined }],
  ['no total and no pageCount', { total: undefined, pageCount: undefined }],
  ['total that says too much', { total: 1e9 }],
  ['a page size stated larger than it is', { pageSize: 50 }],
  ['nothing stated at all', { pageSize: undefined, pageCount: undefined, total: undefined }],
])('%s: the list is whole and reading ends', async (_what, lies) => {
  const { readPage, asked } = server(items(23), 5, lies);
  expect(await ids(readPages(readPage))).toEqual(expected(23));
  expect(asked.length).toBeLessThan(5 + 3 * CONCURRENCY);
});

test('a page that repeats for ever ends', async () => {
  const asked: number[] = [];
  const readPage = async (pageNumber: number) => {
    asked.push(pageNumber);
    return { items: items(5), pageSize: 5, pageCount: 1e6, total: 5e6 };
  };
  expect(await ids(readPages(readPage))).toEqual(expected(5));
  expect(asked.length).toBeLessThan(3 * CONCURRENCY);
});

test('an empty page in the middle does not end the list', async () => {
  const list = [...items(5), ...Array<null>(5).fill(null), ...items(5, 5)];
  const { readPage } = server(list, 5, { total: 15, pageCount: 3 });
  const emptied = async (pageNumber: number) =>
    pageNumber === 2 ? { items: [], pageSize: 5, pageCount: 3, total: 15 } : readPage(pageNumber);
  expect(await ids(readPages(emptied))).toEqual(expected(10));
});

test('entities that cannot be read keep the places of the others', async () => {
  const { readPage } = server([null, ...items(1), null, ...items(1, 1)], 3);
  const { items: placed, unreadable } = await readPages(readPage);
  expect(unreadable).toBe(2);
  expect(placed).toEqual([{ id: 'q0' }, { id: 'q1' }]);
});

test('only the pages needed are asked for', async () => {
  const { readPage, asked } = server(items(100), 5);
  expect((await ids(readPages(readPage, 3, 11))).slice(0, 11)).toEqual(expected(100).slice(10, 21));
  expect(asked).toEqual([3, 4, 5]);
});

test('a page that fails fails the list, and no further page is asked for', async () => {
  const { readPage, asked } = server(items(500), 5);
  const failing = (pageNumber: number) =>
    pageNumber === 4 ? Promise.reject(new Error('page 4 is broken')) : readPage(pageNumber);
  const signals: AbortSignal[] = [];
  const watched = (pageNumber: number, signal: AbortSignal) => {
    signals.push(signal);
    return failing(pageNumber);
  };
  await expect(readPages(watched)).rejects.toThrow('page 4 is broken');
  // Those that were under way come to their end, and nothing follows them.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked.length).toBeLessThanOrEqual(2 * CONCURRENCY);
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
});

test('property: any list, page size and order of arrival gives each id once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.scheduler(),
      async (count, size, s) => {
        const list = items(count);
        const readPage = s.scheduleFunction(async (pageNumber: number) => ({
          items: list.slice((pageNumber - 1) * size, pageNumber * size),
          pageSize: size,
          total: count,
        }));
        const reading = readPages(readPage);
        await s.waitFor(reading);
        expect(await ids(reading)).toEqual(expected(count));
      },
    ),
  );
});

test('near the rate limit fewer pages are asked for at once, and the list is still whole', async () => {
  const { readPage, most } = server(items(300), 5);
  let open = 0;
  const later: number[] = [];
  const pressed = async (pageNumber: number) => {
    open++;
    if (pageNumber > 30) later.push(open);
    const page = await readPage(pageNumber);
    open--;
    return { ...page, pressed: true };
  };
  expect(await ids(readPages(pressed))).toEqual(expected(300));
  expect(most()).toBeLessThanOrEqual(CONCURRENCY);
  expect(Math.max(...later)).toBe(1);
});
