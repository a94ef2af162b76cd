/** List Queues by paging token while the list is edited: between two calls, and between the pages of one. */
import fc from 'fast-check';
import { searchQueues } from '../../../../src/genesys/queues/search-queues.ts';
import { readPagingToken, writePagingToken } from '../../../../src/zapier/paging-token.ts';
import { type MovingList, movingList, type Named, type Server } from '../../../support/moving-list.ts';
import { runs } from '../../../support/runs.ts';

const search = (sortOrder: 'asc' | 'desc' = 'asc') => ({ nameMatch: 'contains', sortOrder }) as const;

/** All calls by paging token, each through the token's text. @returns the ids that came, and the requests of each call. */
async function walk(
  { client, requests }: MovingList,
  limit: number,
  sortOrder: 'asc' | 'desc',
  between: (last: string) => void,
): Promise<{ ids: string[]; costs: number[] }> {
  const ids: string[] = [];
  const costs: number[] = [];
  let token: string | null = null;
  do {
    requests.length = 0;
    const start = token === null ? undefined : readPagingToken(token, search(sortOrder));
    const { queues, next } = await searchQueues(client, search(sortOrder), limit, start);
    ids.push(...queues.map(({ id }) => id));
    costs.push(requests.length);
    token = next && writePagingToken(next, search(sortOrder));
    expect(token?.length ?? 0).toBeLessThan(3_000);
    if (token !== null) between(ids.at(-1) ?? '');
  } while (token !== null);
  return { ids, costs };
}

/** The queues that did not come exactly once, of those that stayed under their names. */
function wrong(ids: readonly string[], stayed: readonly string[]): { lost: number; doubled: number } {
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return {
    lost: stayed.filter((id) => !times.has(id)).length,
    doubled: stayed.filter((id) => (times.get(id) ?? 0) > 1).length,
  };
}

const GUESSED = 'Of the queues that were returned last none is left; the next one was found by name.';
const PREFIXES = ['Sales', 'support', 'Billing', 'back office', 'Zürich'];
const organization = (count: number): Named[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `q${index}`,
    name: `${PREFIXES[index % 5]} ${(index * 7_919) % count}`,
  }));

describe('1,200 queues, 500 a call, and after the first', () => {
  /** Changes the list, given as it was sorted, and returns the ids of those that did not stay. */
  type Edit = (list: Named[], sorted: readonly Named[]) => string[];
  const rename =
    (name: (sorted: readonly Named[]) => string): Edit =>
    (list, sorted) => {
      const last = list.find(({ id }) => id === sorted[499]?.id);
      if (last) last.name = name(sorted);
      return [last?.id ?? ''];
    };
  const remove =
    (from: number, to: number): Edit =>
    (list, sorted) => {
      const gone = new Set(sorted.slice(from, to).map(({ id }) => id));
      list.splice(0, list.length, ...list.filter(({ id }) => !gone.has(id)));
      return [...gone];
    };
  const create =
    (name: (sorted: readonly Named[], index: number) => string): Edit =>
    (list, sorted) => {
      list.push(...Array.from({ length: 600 }, (_, index) => ({ id: `new${index}`, name: name(sorted, index) })));
      return [];
    };
  const both =
    (...edits: Edit[]): Edit =>
    (list, sorted) =>
      edits.flatMap((edit) => edit(list, sorted));

  // The requests of each call: the whole list is read only where nothing marks the place any more, or it has moved far; in
  // descending order, where that is another number.
  const EDITS: [what: string, edit: Edit, asc: string, desc?: string][] = [
    ['nothing happens', () => [], '1 2 1'],
    ['the last queue is renamed to 100 places on', rename((sorted) => `${sorted[600]?.name}x`), '1 2 1'],
    ['the last queue is renamed to sort first', rename(() => '!'), '1 2 1'],
    ['the last queue is renamed to sort last', rename(() => '\\uffff'), '1 2 1'],
    ['the last queue and the one before it are deleted', remove(498, 500), '1 2 1'],
    ['the last queue and 50 before it are deleted', remove(449, 500), '1 2 1'],
    ['the last 150 are deleted', remove(350, 500), '1 13 1 guessed'],
    ['all that were returned are deleted', remove(0, 500), '1 12 2 guessed'],
    ['the 300 before the place and the 300 behind it are deleted', remove(200, 800), '1 12 guessed'],
    ['the first 100 are deleted', remove(0, 100), '1 7 1'],
    ['600 are created before all', create((_, index) => `!${index}`), '1 5 1', '1 2 2 1'],
    ['600 are created among them', create((sorted, index) => `${sorted[index * 2]?.name}x`), '1 3 2 1'],
    [
      'the first 300 are deleted, and 600 created',
      both(
        remove(0, 300),
        create((_, index) => `!${index}`),
      ),
      '1 3 1',
      '1 14 2 1',
    ],
  ];
  describe.each(['asc', 'desc'] as const)('in order %s', (sortOrder) => {
    test.each(EDITS)('%s', async (_what, edit, asc, desc = asc) => {
      const list = organization(1_200);
      const stayed = new Set(list.map(({ id }) => id));
      const server = movingList(list);
      let edited = false;
      const { ids, costs } = await walk(server, 500, sortOrder, () => {
        const sorted = sortOrder === 'asc' ? server.sorted() : server.sorted().reverse();
        if (!edited) for (const id of edit(list, sorted)) stayed.delete(id);
        edited = true;
      });
      expect(wrong(ids, [...stayed])).toEqual({ lost: 0, doubled: 0 });
      expect([...costs, ...(server.logged.includes(GUESSED) ? ['guessed'] : [])].join(' ')).toBe(
        sortOrder === 'asc' ? asc : desc,
      );
      expect(server.logged.filter((line) => line !== GUESSED)).toEqual([]);
    });
  });

  test('an anchor under another name marks nothing, also where the server sorts as none else', async () => {
    const backwards = ({ name }: Named) => [...name].reverse().join('');
    const list = organization(1_200);
    const stayed = new Set(list.map(({ id }) => id));
    const server = movingList(list, { compare: (a, b) => (backwards(a) < backwards(b) ? -1 : 1) });
    let edited = false;
    const { ids } = await walk(server, 500, 'asc', () => {
      const last = server.sorted().slice(400, 500);
      for (const [index, { id }] of edited ? [] : last.entries()) {
        const queue = list.find((queue) => queue.id === id);
        if (queue) queue.name = `${index % 2 ? '!' : '~'} ${index} ${index % 3}`;
        stayed.delete(id);
      }
      edited = true;
    });
    expect(wrong(ids, [...stayed])).toEqual({ lost: 0, doubled: 0 });
  });

  test.each([1, 79, 80, 120, 190])(
    'names that share their first %i characters, and all that marked the place deleted',
    async (shared) => {
      const list = Array.from({ length: 1_200 }, (_, index) => ({
        id: `q${index}`,
        name: `${'Customer Care '.repeat(20).slice(0, shared)}${String(index).padStart(4, '0')}`,
      }));
      const { ids } = await walk(movingList(list), 500, 'asc', (last) => {
        if (last === 'q499') list.splice(500 - 128, 128);
      });
      expect(ids).toEqual(Array.from({ length: 1_200 }, (_, index) => `q${index}`));
    },
  );

  test('who sorts as none else, and deletes all that mark the place: the log says that it was guessed', async () => {
    const server = movingList(organization(1_200));
    const { client, sorted } = server;
    const { next } = await searchQueues(client, search(), 500);
    const gone = new Set(
      sorted()
        .slice(100, 500)
        .map(({ id }) => id),
    );
    const rest = movingList(sorted().filter(({ id }) => !gone.has(id)));
    const second = await searchQueues(rest.client, search(), 1_000, next ?? undefined);
    expect(second.queues).toHaveLength(700);
    expect(rest.logged).toEqual([GUESSED]);
    expect(rest.requests).toHaveLength(14);
    expect(second.next).toBeNull();
  });
});

/** One edit; numbers are shares of what there is. */
const edit = fc.record({
  kind: fc.constantFrom('create', 'delete', 'rename', 'replace', 'renameLast', 'deleteLast'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  to: fc.nat(9_999),
  count: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 40 }) }),
});

const walks = fc.record({
  names: fc.array(fc.tuple(fc.constantFrom('n', 'N'), fc.nat(9_999)), { maxLength: 120 }),
  // Eleven and more can always overlap; Genesys is not known to give fewer than 100.
  cap: fc.oneof(fc.constant(500), fc.integer({ min: 7, max: 40 })),
  limit: fc.integer({ min: 1, max: 60 }),
  silent: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  sortOrder: fc.constantFrom('asc' as const, 'desc' as const),
  /** Before which request, counted over all calls, something is edited. */
  during: fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), edit), { maxLength: 15 }),
  between: fc.array(fc.option(edit), { maxLength: 20 }),
});

test('property: whatever is edited between and during the pages, who stays comes exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(walks, async ({ names, cap, limit, silent, sortOrder, during, between }) => {
      const list = names.map(([n, number], index) => ({ id: `q${index}`, name: `${n}${number} ${index}` }));
      const stayed = new Set(list.map(({ id }) => id));
      let born = 0;
      let last = '';
      const make = (to: number) => list.push({ id: `new${born}`, name: `n${to} new${born++}` });
      const remove = (queue: Named | undefined) => {
        if (queue) list.splice(list.indexOf(queue), 1);
        stayed.delete(queue?.id ?? '');
      };
      const rename = (queue: Named | undefined, to: number) => {
        if (queue) queue.name = `n${to} again${born++}`;
        stayed.delete(queue?.id ?? '');
      };
      const change = ({ kind, at, to, count }: (typeof during)[number][1]) => {
        const index = Math.floor(at * list.length);
        const returned = list.find(({ id }) => id === last);
        if (kind === 'create') for (let i = 0; i < count; i++) make(to + i);
        if (kind === 'delete') for (const queue of list.slice(index, index + count)) remove(queue);
        if (kind === 'rename') rename(list[index], to);
        if (kind === 'replace') make(to);
        if (kind === 'replace') remove(list[index]);
        if (kind === 'renameLast') rename(returned, to);
        if (kind === 'deleteLast') remove(returned);
      };
      let request = 0;
      const server: Server = {
        cap,
        silent,
        happen: () => {
          request++;
          for (const [when, edit] of during) if (when === request) change(edit);
        },
      };
      const edits = between.values();
      const { ids } = await walk(movingList(list, server), limit, sortOrder, (id) => {
        last = id;
        const { value } = edits.next();
        if (value) change(value);
      });
      expect(wrong(ids, [...stayed])).toEqual({ lost: 0, doubled: 0 });
    }),
    { numRuns: runs(1_000) },
  );
});

test.each([1, 2, 3, 4, 5, 6])(
  'pages of at most %i, which cannot always overlap, in a list that holds still',
  async (cap) => {
    const list = organization(70);
    const server = movingList(list, { cap });
    const { ids } = await walk(server, 25, 'asc', () => {});
    expect(ids).toEqual(server.sorted().map(({ id }) => id));
    expect(server.logged).toEqual([]);
  },
);

test('pages of one, in a list that moves between each two: what was seen is returned, and logged', async () => {
  const list = organization(12);
  let born = 0;
  const happen = () =>
    born < 50 && list.push({ id: `new${born}`, name: `!${String(1_000 - born++).padStart(4, '0')}` });
  const server = movingList(list, { cap: 1, happen });
  const { queues } = await searchQueues(server.client, search(), 50);
  const came = queues.map(({ id }) => id);
  expect(came).toEqual(expect.arrayContaining(organization(12).map(({ id }) => id)));
  expect(new Set(came).size).toBe(came.length);
  expect(server.requests).toHaveLength(150);
  expect(server.logged).toEqual(['The list of queues changed each time that it was read; one may be missing.']);
});

test('a queue that is met again under another name comes once', async () => {
  const list = organization(1_200);
  const [renamed] = movingList(list).sorted();
  let request = 0;
  const happen = () => {
    if (++request === 2 && renamed) renamed.name = '~';
  };
  const { queues } = await searchQueues(movingList(list, { happen }).client, search(), 1_200);
  expect(queues.map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
});

test('all that marks the place is gone, and a queue has no name', async () => {
  const list = [...organization(300), { id: 'nameless', name: '' }];
  const { client, sorted } = movingList(list);
  const { next } = await searchQueues(client, search(), 100);
  const rest = sorted().slice(100);
  const second = await searchQueues(
    movingList([...rest, { id: 'new', name: '' }]).client,
    search(),
    300,
    next ?? undefined,
  );
  expect(second.queues.map(({ id }) => id)).toEqual(rest.map(({ id }) => id));
});

test('all that marks the place is gone, and while it is looked for, the queue that came first is renamed', async () => {
  const list = organization(1_200);
  let asked = '';
  const happen = () => {
    const { requests, sorted } = server;
    const before = asked;
    asked = `${requests.at(-1)?.get('pageNumber')}@${requests.at(-1)?.get('pageSize')}`;
    const [first] = sorted();
    // The whole list is read from its first page on, and only there is that one alone.
    if (before === '1@500' && asked === '2@490' && first) first.name = '~';
  };
  const server = movingList(list, { happen });
  const first = await searchQueues(server.client, search(), 500);
  const gone = new Set(first.queues.slice(-128).map(({ id }) => id));
  list.splice(0, list.length, ...list.filter(({ id }) => !gone.has(id)));
  const second = await searchQueues(server.client, search(), 1_000, first.next ?? undefined);
  expect(server.sorted().at(-1)?.name).toBe('~');
  const came = [...first.queues, ...second.queues].map(({ id }) => id);
  const all = organization(1_200).map(({ id }) => id);
  expect(came.sort()).toEqual(all.sort());
});
