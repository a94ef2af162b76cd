import fc from 'fast-check';
import { CONCURRENCY, type Page, readingOf, readPages } from '../../../src/genesys/queues/read-pages.ts';

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
  expect(most()).toBe(Math.max(1, Math.min(CONCURRENCY, requests - 1)));
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

describe('what is said of a reading', () => {
  test('of a whole list', async () => {
    const { readPage } = server(items(12), 5);
    expect(await readPages(readPage)).toEqual({
      items: items(12),
      whole: true,
      pages: 3,
      last: 3,
      ended: true,
      unreadable: 0,
      totals: new Set([12]),
      repeated: false,
    });
  });

  test.each<[from: number, wanted: number, last: number, whole: boolean, ended: boolean]>([
    [1, 5, 1, false, false],
    [1, 6, 2, false, false],
    [1, 11, 3, true, true],
    [1, 100, 3, true, true],
    [2, 5, 2, false, false],
    [2, 6, 3, false, true],
    [3, 1, 3, false, true],
    [4, 1, 4, false, true],
  ])('from page %i, %i items wanted: the last is %i', async (from, wanted, last, whole, ended) => {
    const { readPage } = server(items(12), 5);
    expect(await readPages(readPage, from, wanted)).toMatchObject({ last, whole, ended, pages: last - from + 1 });
  });

  test('pages in any order are put in theirs, and an id that comes twice counts once', () => {
    const page = (ids: (string | null)[], total?: number): Page<Item> => ({
      items: ids.map((id) => (id === null ? null : { id })),
      total,
    });
    const extent = { whole: true, last: 3, ended: true };
    const pages = new Map([
      [10, page(['d', 'b'], 9)],
      [2, page(['b', null, 'c'], 8)],
      [1, page(['a'])],
    ]);
    expect(readingOf(pages, extent)).toEqual({
      ...extent,
      items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
      pages: 3,
      unreadable: 1,
      totals: new Set([8, 9]),
      repeated: true,
    });
    expect(readingOf(new Map([[1, page([null, 'a'])]]), extent)).toMatchObject({ unreadable: 1, repeated: false });
  });
});

describe('where a list ends', () => {
  /** The number of the last page, by what the first one states. */
  const lastOf = async (first: Page<Item>, from = 1) => {
    const readPage = async (pageNumber: number) => (pageNumber === from ? first : { items: items(1, pageNumber * 10) });
    return (await readPages(readPage, from)).last;
  };

  test.each<[what: string, first: Page<Item>, last: number]>([
    ['empty', { items: [], pageSize: 5, pageCount: 3, total: 15 }, 1],
    ['count and total that agree', { items: items(5), pageSize: 5, pageCount: 3, total: 15 }, 3],
    ['a count that is larger', { items: items(5), pageSize: 5, pageCount: 4, total: 15 }, 4],
    ['a total that is larger', { items: items(5), pageSize: 5, pageCount: 3, total: 16 }, 4],
    ['a count alone', { items: items(5), pageCount: 3 }, 3],
    ['a total alone', { items: items(5), total: 16 }, 4],
    ['a total alone, and a page as long', { items: items(5), total: 5 }, 1],
    ['a size that is larger than the page, with more to come', { items: items(5), pageSize: 50, total: 16 }, 4],
    ['a size that is larger than the page, which is all', { items: items(5), pageSize: 50, total: 5 }, 1],
    ['a size that is smaller than the page', { items: items(5), pageSize: 4, total: 16 }, 4],
    ['a size of none', { items: items(5), pageSize: 0, total: 5 }, 5],
    ['a count beyond reason', { items: items(5), pageCount: 1_001 }, 1_000],
    ['a total beyond reason', { items: items(1), total: 1e9 }, 1_000],
    ['nothing', { items: items(5) }, 1_000],
    ['a count of none', { items: items(5), pageCount: 0, total: 0 }, 1_000],
  ])('a first page that states %s', async (_what, first, last) => {
    expect(await lastOf(first)).toBe(last);
  });

  test('the places before the first page that was asked for count', async () => {
    expect(await lastOf({ items: items(2), pageSize: 5, total: 12 }, 3)).toBe(3);
    expect(await lastOf({ items: items(2), pageSize: 5, total: 13 }, 3)).toBe(7);
    expect(await lastOf({ items: [], pageSize: 5, total: 12 }, 4)).toBe(4);
  });
});

test('after ten pages in a row that bring nothing, no further page is begun', async () => {
  const asked: number[] = [];
  const readPage = async (pageNumber: number): Promise<Page<Item>> => {
    asked.push(pageNumber);
    // One at a time, so that it can be counted.
    return { items: pageNumber === 5 ? items(1, 50) : items(1), pageCount: 100, pressed: pageNumber < 5 };
  };
  const { pages } = await readPages(readPage);
  expect(asked.slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
  expect([asked.length, pages]).toEqual([15, 15]);
});

test('each answer that is near the limit halves what is under way, down to one', async () => {
  let open = 0;
  const atOnce: number[] = [];
  const readPage = async (pageNumber: number): Promise<Page<Item>> => {
    atOnce[pageNumber] = ++open;
    await new Promise((resolve) => setTimeout(resolve, 2));
    open--;
    return { items: items(1, pageNumber), pageCount: 40, pressed: pageNumber === 1 };
  };
  await readPages(readPage);
  // Ten lanes, of which five are left.
  expect(Math.max(...atOnce.slice(2))).toBe(5);
});

test('by default the whole list is read, from its first page on', async () => {
  const { readPage, asked } = server(items(3), 1);
  await readPages(readPage);
  expect(asked.sort()).toEqual([1, 2, 3]);
});
