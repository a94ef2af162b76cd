/** A list that changes between its pages. */
import fc from 'fast-check';
import { readConsistent } from '../../../src/genesys/queues/read-consistent.ts';
import { type Page, readPages } from '../../../src/genesys/queues/read-pages.ts';
import { runs } from '../../support/runs.ts';

type Item = { id: string; name: string };
const SIZE = 5;

/** A server over a list sorted by name, where something may happen before any request. */
function changing(
  list: Item[],
  happen: (request: number, list: Item[]) => void,
  total: () => number | undefined = () => list.length,
) {
  let requests = 0;
  const from = (order: 1 | -1) => async (pageNumber: number) => {
    happen(++requests, list);
    list.sort((a, b) => (a.name < b.name ? -order : order));
    const items = list.slice((pageNumber - 1) * SIZE, pageNumber * SIZE);
    return { items, pageSize: SIZE, pageCount: Math.ceil(list.length / SIZE), total: total() };
  };
  return { readPage: from(1), backwards: from(-1), requests: () => requests };
}

const readSettled = (readPage: Parameters<typeof readPages<Item>>[0], from?: number, wanted?: number) =>
  readConsistent(() => readPages(readPage, from, wanted));
/** As where nothing may be missing. */
const readTwice = ({ readPage, backwards }: ReturnType<typeof changing>) =>
  readConsistent<Item>((before) => readPages(before.length % 2 === 0 ? readPage : backwards), true);

const named = (count: number): Item[] =>
  Array.from({ length: count }, (_, index) => ({ id: `q${index}`, name: `n${String(index).padStart(3, '0')}` }));
const ids = (items: readonly Item[]) => items.map(({ id }) => id);

test('a list that holds still is read once', async () => {
  const { readPage, requests } = changing(named(12), () => {});
  expect(await readSettled(readPage)).toMatchObject({ consistent: true });
  expect(requests()).toBe(3);
});

test('a queue deleted between two pages loses no other', async () => {
  const { readPage, requests } = changing(named(12), (request, list) => {
    if (request === 2) list.shift();
  });
  const { items, consistent } = await readSettled(readPage);
  expect(ids(items)).toEqual(ids(named(12)).slice(1));
  expect(consistent).toBe(true);
  expect(requests()).toBe(6);
});

test('a total that is wrong for good costs one more reading, not more', async () => {
  const { readPage, requests } = changing(
    named(12),
    () => {},
    () => 13,
  );
  const { items, consistent } = await readSettled(readPage);
  expect(items).toHaveLength(12);
  expect(consistent).toBe(true);
  expect(requests()).toBe(6);
});

test('a list that never holds still ends after three readings, with all that was seen', async () => {
  let born = 100;
  const { readPage } = changing(named(12), (_request, list) => list.unshift({ id: `b${born}`, name: `a${born--}` }));
  const { items, consistent } = await readSettled(readPage);
  expect(consistent).toBe(false);
  expect(ids(items)).toEqual(expect.arrayContaining(ids(named(12))));
});

test('part of a list does not have to add up to the total', async () => {
  const { readPage, requests } = changing(named(50), () => {});
  expect(await readSettled(readPage, 2, 5)).toMatchObject({ consistent: true });
  expect(requests()).toBe(1);
});

test('two readings that were torn alike do not say that the list held still', async () => {
  const { readPage } = changing(named(29), (request, list) => {
    if (request === 2) list.push({ id: 'new1', name: 'n000y' });
    if (request === 8) list.push({ id: 'new2', name: 'n003y' });
    if (request === 19) list.shift();
  });
  const { items, consistent } = await readSettled(readPage);
  expect(consistent).toBe(false);
  for (const { id } of named(29).slice(1)) expect(ids(items)).toContain(id);
});

test('of a list that never holds still, each queue is given as it was last seen', async () => {
  let born = 0;
  const { readPage } = changing(named(12), (request, list) => {
    list.push({ id: `b${born}`, name: `z${String(born++).padStart(3, '0')}` });
    list[0] = { id: 'q0', name: `a${request}` };
  });
  const { items, consistent } = await readSettled(readPage);
  expect(consistent).toBe(false);
  expect(items.filter(({ id }) => id === 'q0').map(({ name }) => Number(name.slice(1)))).toEqual([expect.any(Number)]);
  // Three pages, then four, then five: the last reading begins with request 8.
  expect(Number(items.find(({ id }) => id === 'q0')?.name.slice(1))).toBeGreaterThanOrEqual(8);
});

test('entities that cannot be read count, and do not cost another reading', async () => {
  const list: (Item | null)[] = [...named(7), null];
  let requests = 0;
  const readPage = async (pageNumber: number): Promise<Page<Item>> => {
    requests++;
    return { items: list.slice((pageNumber - 1) * SIZE, pageNumber * SIZE), pageSize: SIZE, pageCount: 2, total: 8 };
  };
  expect(await readSettled(readPage)).toMatchObject({ consistent: true });
  expect(requests).toBe(2);
});

describe('a page that repeats an id', () => {
  test('says that the list did not hold still, although its total stayed', async () => {
    // The last of page 1 comes again on page 2, and what should stand there is gone: one came first, another left.
    const { readPage, requests } = changing(named(12), (request, list) => {
      if (request !== 2) return;
      list.push({ id: 'new', name: 'a' });
      list.splice(
        list.findIndex(({ id }) => id === 'q11'),
        1,
      );
    });
    const { items, consistent } = await readSettled(readPage);
    expect(ids(items).sort()).toEqual([...ids(named(11)), 'new'].sort());
    expect(consistent).toBe(true);
    expect(requests()).toBe(6);
  });

  test('for good costs three readings, and all that was found is returned', async () => {
    let requests = 0;
    const page: Page<Item> = { items: named(5), pageSize: 5, pageCount: 2, total: 5 };
    const readPage = async () => {
      requests++;
      return page;
    };
    const { items, consistent } = await readSettled(readPage);
    expect(ids(items)).toEqual(ids(named(5)));
    expect(consistent).toBe(false);
    expect(requests).toBe(6);
  });

  test('counts in a part of a list, too, where nothing else can tell', async () => {
    const { readPage, requests } = changing(named(50), (request, list) => {
      if (request !== 2) return;
      list.push({ id: 'new', name: 'a' });
      list.splice(
        list.findIndex(({ id }) => id === 'q49'),
        1,
      );
    });
    const { items, consistent } = await readSettled(readPage, 1, 10);
    expect(ids(items)[0]).toBe('new');
    expect(consistent).toBe(true);
    expect(requests()).toBe(4);
  });
});

describe('where no total is stated', () => {
  const untold = () => undefined;

  test('a single page is believed', async () => {
    const { readPage, requests } = changing(named(4), () => {}, untold);
    expect(await readSettled(readPage)).toMatchObject({ consistent: true });
    expect(requests()).toBe(1);
  });

  test('several pages are read until two readings find the same', async () => {
    const { readPage, requests } = changing(
      named(12),
      (request, list) => {
        if (request === 2) list.shift();
      },
      untold,
    );
    const { items, consistent } = await readSettled(readPage);
    expect(ids(items)).toEqual(ids(named(12)).slice(1));
    expect(consistent).toBe(true);
    expect(requests()).toBe(9);
  });
});

describe('where nothing may be missing', () => {
  test('a single page is enough', async () => {
    const server = changing(named(5), () => {});
    expect(await readTwice(server)).toMatchObject({ consistent: true });
    expect(server.requests()).toBe(1);
  });

  test('several pages are read twice', async () => {
    const server = changing(named(12), () => {});
    const { items, consistent } = await readTwice(server);
    expect(ids(items).sort()).toEqual(ids(named(12)).sort());
    expect(consistent).toBe(true);
    expect(server.requests()).toBe(6);
  });

  test('a deletion and a creation between the same two requests, in every reading, lose none', async () => {
    let born = 0;
    const server = changing(named(12), (request, list) => {
      if (request % 3 !== 2) return;
      list.shift();
      list.push({ id: `b${born}`, name: `a${born++}` });
    });
    const { items } = await readTwice(server);
    for (const { id } of named(12).slice(1)) expect(ids(items)).toContain(id);
  });
});

// One change between two requests: a deletion and an insertion at once keep every total and cannot be seen.
test('property: insertions, deletions and renames at any moment: never a duplicate, none lost where the list came to rest', async () => {
  const change = fc.record({
    at: fc.integer({ min: 1, max: 20 }),
    kind: fc.constantFrom('insert', 'delete', 'rename'),
    place: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 40 }),
      fc.uniqueArray(change, { maxLength: 6, selector: ({ at }) => at }),
      async (count, changes) => {
        const touched = new Set<string>();
        const { readPage, requests } = changing(named(count), (request, list) => {
          for (const { at, kind, place } of changes.filter(({ at }) => at === request)) {
            const index = place % Math.max(1, list.length);
            const item = list[index];
            // Anywhere in the list, so that others change their page.
            const name = `n${String(place % 45).padStart(3, '0')}x${at}`;
            if (kind === 'insert') list.push({ id: `new${at}`, name });
            else if (item && kind === 'delete') list.splice(index, 1);
            else if (item) list[index] = { ...item, name };
            if (item && kind === 'delete') touched.add(item.id);
          }
        });
        const { items, consistent } = await readSettled(readPage);
        const found = new Set(ids(items));
        const lost = named(count).filter(({ id }) => consistent && !touched.has(id) && !found.has(id));
        expect([items.length - found.size, lost]).toEqual([0, []]);
        expect(requests()).toBeLessThanOrEqual(3 * 15);
      },
    ),
    { numRuns: runs(400) },
  );
});

// Here several things may happen between the same two requests: totals need not tell.
test.each([
  ['with totals', true],
  ['without', false],
])(
  'property: where nothing may be missing, %s: none that was there throughout is, or it is said',
  async (_what, told) => {
    const change = fc.record({
      at: fc.integer({ min: 1, max: 16 }),
      kind: fc.constantFrom('replace', 'replace', 'insert', 'delete', 'rename'),
      place: fc.nat(),
      to: fc.nat(),
    });
    let said = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 25 }), fc.array(change, { maxLength: 8 }), async (count, changes) => {
        const touched = new Set<string>();
        const happen = (request: number, list: Item[]) => {
          for (const [index, { at, kind, place, to }] of changes.entries()) {
            if (at !== request) continue;
            const item = list[place % Math.max(1, list.length)];
            const name = `n${String(to % 30).padStart(3, '0')}x${index}`;
            if (item && kind !== 'insert') touched.add(item.id);
            if (item && kind !== 'insert') list.splice(list.indexOf(item), 1);
            if (item && kind === 'rename') list.push({ ...item, name });
            if (kind === 'replace' || kind === 'insert') list.push({ id: `new${index}`, name });
          }
        };
        const list = named(count);
        const server = changing(list, happen, () => (told ? list.length : undefined));
        const { items, consistent } = await readTwice(server);
        const found = ids(items);
        expect(new Set(found).size).toBe(found.length);
        expect(server.requests()).toBeLessThanOrEqual(3 * 12);
        if (!consistent) said++;
        const lost = named(count).filter(({ id }) => consistent && !touched.has(id) && !found.includes(id));
        expect(lost).toEqual([]);
      }),
      { numRuns: runs(600) },
    );
    expect(said).toBeGreaterThan(0);
    expect(said).toBeLessThan(runs(300));
  },
);

test('a reading that contradicts itself says nothing by what the next one finds', async () => {
  const items = named(2);
  const still = {
    items,
    whole: true,
    pages: 2,
    last: 2,
    ended: true,
    unreadable: 0,
    totals: new Set([2]),
    repeated: false,
  };
  let count = 0;
  const read = async () => ({ ...still, totals: new Set(count++ === 0 ? [2, 3] : [2]) });
  expect(await readConsistent(read, true)).toMatchObject({ consistent: true, items });
  expect(count).toBe(3);
});
