import fc from 'fast-check';
import { overlappingPages, type PageRequest } from '../../../../src/genesys/queues/walk/page-plan.ts';

const sizes = (pages: readonly PageRequest[]) => pages.map(({ pageNumber, pageSize }) => `${pageNumber}@${pageSize}`);
const startOf = ({ pageNumber, pageSize }: PageRequest) => (pageNumber - 1) * pageSize;
const endOf = ({ pageNumber, pageSize }: PageRequest) => pageNumber * pageSize;

test.each([
  ['the default', 0, 500, 500, ['1@500']],
  ['less', 0, 20, 500, ['1@20']],
  ['one more than a page', 0, 501, 500, 2],
  ['two pages', 0, 1_000, 500, 3],
  ['ten pages', 0, 5_000, 500, 11],
  ['the next 500', 500, 1_000, 500, 2],
  ['the next 100', 100, 200, 500, ['1@200']],
])('%s: as few pages as can overlap', (_what, place, end, largest, expected) => {
  const pages = overlappingPages(place, end, largest, 100);
  expect(typeof expected === 'number' ? pages.length : sizes(pages)).toEqual(expected);
});

test.each<[what: string, wish: Parameters<typeof overlappingPages>, pages: string]>([
  ['no more than may be read, each the smallest', [112, 205, 21, 5], '7@18 7@20 9@17 9@19 9@21'],
  ['none that reaches less, for the sake of its overlap', [16, 17, 21, 9], '2@9'],
  ['one that reaches as far, for the sake of its overlap', [112, 117, 17, 1], '13@9'],
  ['none behind the end', [8, 33, 13, 9, 5], '1@13 2@8 2@11 2@13 3@10 3@11'],
  ['where so wide an overlap leads nowhere, a narrower one', [0, 73, 3, 9, 9], '1@3 2@2 2@3'],
  ['an overlap that is asked for', [104, 201, 7, 1, 5], '15@7'],
])('%s', (_what, wish, pages) => {
  expect(sizes(overlappingPages(...wish)).join(' ')).toBe(pages);
});

const range = fc.record({ place: fc.nat(3_000), wanted: fc.integer({ min: 1, max: 3_000 }) });

test('property: pages of more than ten overlap what is before them, and reach the end', () => {
  fc.assert(
    fc.property(range, fc.integer({ min: 11, max: 500 }), ({ place, wanted }, largest) => {
      const pages = overlappingPages(place, place + wanted, largest, 10_000);
      const before = [place, ...pages.map(endOf)];
      const wrong = pages.filter((page, index) => {
        const at = before[index] ?? Number.NaN;
        return !(page.pageSize <= largest && startOf(page) < Math.max(1, at) && endOf(page) > at);
      });
      expect(wrong).toEqual([]);
      expect(before.at(-1)).toBeGreaterThanOrEqual(place + wanted);
    }),
  );
});

test('property: of the smallest pages, each that overlaps nothing begins at the place, alone', () => {
  fc.assert(
    fc.property(
      range,
      fc.integer({ min: 1, max: 10 }),
      fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      (wish, largest, by) => {
        const pages = overlappingPages(wish.place, wish.place + wish.wanted, largest, 10, by);
        expect(pages.length).toBeGreaterThan(0);
        const [first] = pages;
        if (first && startOf(first) === wish.place && wish.place > 0) expect(pages).toHaveLength(1);
        expect(Math.max(...pages.map(endOf))).toBeGreaterThan(wish.place);
      },
    ),
  );
});

test('property: a page holds its place, and none of the sizes reaches farther', () => {
  fc.assert(
    fc.property(fc.nat(3_000), fc.integer({ min: 1, max: 500 }), (place, largest) => {
      const [page] = overlappingPages(place, Number.POSITIVE_INFINITY, largest, 1, 0);
      if (!page) throw new Error('no page');
      expect(startOf(page)).toBeLessThanOrEqual(place);
      const ends = Array.from({ length: largest }, (_, index) => (Math.floor(place / (index + 1)) + 1) * (index + 1));
      expect(endOf(page)).toBeGreaterThanOrEqual(Math.max(...ends));
    }),
    { numRuns: 50 },
  );
});
