import { readWaves } from '../../../src/genesys/queues/read-waves.ts';

type Item = { id: string };
const items = (count: number): Item[] => Array.from({ length: count }, (_, index) => ({ id: `m${index}` }));

/** A server over a list, with the pages that were under way together. */
function server(count: number, size: number, pageSize: number | undefined = size) {
  const waves: number[][] = [];
  let open = 0;
  const readPage = async (pageNumber: number) => {
    if (open++ === 0) waves.push([]);
    waves.at(-1)?.push(pageNumber);
    await new Promise((resolve) => setTimeout(resolve, pageNumber % 3));
    open--;
    return { items: items(count).slice((pageNumber - 1) * size, pageNumber * size), pageSize };
  };
  return { readPage, waves };
}

test.each([
  [0, 1, [1]],
  [9, 1, [1]],
  [10, 1, [1, 2]],
  [25, 1, [1, 2]],
  [79, 1, [1, 2, 4, 8]],
  [200, 1, [1, 2, 4, 8, 8]],
  [79, 8, [8]],
  [80, 9, [8, 1]],
  [80, 8, [8, 8]],
  [15, 9, [8]],
])('%i items, 10 a page, %i pages expected: waves of %j', async (count, expected, widths) => {
  const { readPage, waves } = server(count, 10);
  const reading = await readWaves(readPage, expected, 100);
  expect(reading.items).toEqual(items(count));
  expect(waves.map((wave) => wave.length)).toEqual(widths);
  expect(reading).toMatchObject({ whole: true, ended: true, last: Math.floor(count / 10) + 1, repeated: false });
});

test('pages that do not say their size end with an empty one', async () => {
  const { readPage } = server(60, 10, undefined);
  const unsaid = async (pageNumber: number) => ({ items: (await readPage(pageNumber)).items });
  expect(await readWaves(unsaid, 1, 100)).toMatchObject({ ended: true, last: 7, items: { length: 60 } });
});

test('a server that repeats itself comes to an end, and its reading says so', async () => {
  const readPage = async () => ({ items: items(10), pageSize: 10 });
  expect(await readWaves(readPage, 1, 100)).toMatchObject({
    ...{ ended: true, whole: true, pages: 3, last: 1, repeated: true },
  });
});

test('a list that does not end is said to be a part', async () => {
  const readPage = async (pageNumber: number) => ({ items: [{ id: `${pageNumber}` }], pageSize: 1 });
  const reading = await readWaves(readPage, 1, 20);
  expect(reading).toMatchObject({ ended: false, whole: false });
  expect(reading.pages).toBeLessThan(28);
});

test('no wave follows the last page that may be read', async () => {
  const readPage = async (pageNumber: number) => ({ items: [{ id: `${pageNumber}` }], pageSize: 1 });
  expect(await readWaves(readPage, 1, 15)).toMatchObject({ ended: false, pages: 15, last: 15 });
});

test('what could not be read keeps its place', async () => {
  const readPage = async () => ({ items: [null, { id: 'm0' }], pageSize: 3 });
  expect(await readWaves(readPage, 1, 100)).toMatchObject({ items: [{ id: 'm0' }], unreadable: 1, ended: true });
});

test('a page that fails fails the reading', async () => {
  const { readPage } = server(60, 10);
  const failing = async (pageNumber: number) => {
    if (pageNumber === 3) throw new Error('page 3 is broken');
    return readPage(pageNumber);
  };
  await expect(readWaves(failing, 1, 100)).rejects.toThrow('page 3 is broken');
});
