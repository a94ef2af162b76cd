/** The members of a queue, among whom somebody comes or leaves while they are read. */
import fc from 'fast-check';
import { createClient } from '../../../src/genesys/client.ts';
import type { SendRequest } from '../../../src/genesys/http/http.ts';
import { queueMembers } from '../../../src/genesys/queues/queue-members.ts';
import { regionById } from '../../../src/genesys/regions.ts';
import { runs } from '../../support/runs.ts';

function clientOf(send: SendRequest, logged: string[] = []) {
  return createClient(
    regionById('eu-west-1'),
    { value: 'token', expiresAt: null },
    { send, now: Date.now, random: () => 0.5, sleep: async () => {}, log: (message) => logged.push(message) },
  );
}

/** Members in the order of their names, those who have joined; what happens before any request may change them. */
function queueOf(count: number, size: number, happen: (request: number, joined: Set<string>) => void) {
  const all = Array.from({ length: count }, (_, index) => `m${String(index).padStart(4, '0')}`);
  const joined = new Set(all);
  const asked: number[] = [];
  const logged: string[] = [];
  const send: SendRequest = async ({ url }, read) => {
    const { searchParams } = new URL(url);
    const pageNumber = Number(searchParams.get('pageNumber'));
    asked.push(pageNumber);
    happen(asked.length, joined);
    const there = all.filter((id) => joined.has(id));
    if (searchParams.get('sortOrder') === 'desc') there.reverse();
    const entities = there.slice((pageNumber - 1) * size, pageNumber * size).map((id) => ({ id, name: id }));
    return read({ status: 200, header: () => null, body: JSON.stringify({ entities, pageSize: size, pageNumber }) });
  };
  const client = clientOf(send, logged);
  const read = async () => (await queueMembers(client, 'queue', true)).map(({ id }) => id);
  return { all, read, asked, logged };
}

const CHANGED =
  'The members of the queue changed during each of three readings; one may be missing, and one who left may be among them.';

test('one agent who leaves between pages 1 and 2 hides nobody: each place of the first of eight pages', async () => {
  for (let place = 0; place < 60; place++) {
    const leaver = `m${String(place).padStart(4, '0')}`;
    const { all, read, logged } = queueOf(480, 60, (request, joined) => {
      if (request === 2) joined.delete(leaver);
    });
    expect(await read()).toEqual(all.filter((id) => id !== leaver));
    expect(logged).toEqual([]);
  }
});

test.each([
  ['a single short page is one answer', 99, 1],
  ['a full page may be followed by another', 100, 3 + 2],
  ['800: four waves, then the nine pages that are known', 800, 15 + 9],
])('what it costs where all stay: %s', async (_what, count, requests) => {
  const { all, read, asked, logged } = queueOf(count, 100, () => {});
  expect(await read()).toEqual(all);
  expect(asked).toHaveLength(requests);
  expect(logged).toEqual([]);
});

test('one who leaves, comes back and leaves again at the same place hides nobody', async () => {
  const { all, read, logged } = queueOf(250, 100, (_request, joined) => {
    if (joined.has('m0000')) joined.delete('m0000');
    else joined.add('m0000');
  });
  const found = await read();
  expect(all.slice(1).filter((id) => !found.includes(id))).toEqual([]);
  expect(logged).toEqual([CHANGED]);
});

test('where they change during each of three readings, all that were found are returned, each once, and it is logged', async () => {
  const { all, read, asked, logged } = queueOf(250, 100, (request, joined) => {
    joined.delete(`m0${String(request).padStart(3, '0')}`);
  });
  const found = await read();
  expect(new Set(found).size).toBe(found.length);
  for (const id of all.slice(30)) expect(found).toContain(id);
  expect(asked.length).toBeLessThanOrEqual(9);
  expect(logged).toEqual([CHANGED]);
});

test('more pages than a result could hold fail in words, and are not read again', async () => {
  const { read, asked } = queueOf(400, 1, () => {});
  await expect(read()).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('303 members who have joined are not all. '),
  });
  expect(asked.length).toBeLessThan(310);
});

// Two agents who come and leave may, by a rare chance, hide the same third from two readings: then those agree all the same.
test('property: whenever an agent comes and leaves, one who stays is found, or the log says that one may not be', async () => {
  let said = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 2, max: 9 }),
      fc.nat({ max: 40 }),
      fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 10 }),
      async (count, size, who, moments) => {
        const agent = `m${String(who).padStart(4, '0')}`;
        const { all, read, logged } = queueOf(count, size, (request, joined) => {
          for (const at of moments) if (at === request && !joined.delete(agent)) joined.add(agent);
        });
        const found = await read();
        expect(new Set(found).size).toBe(found.length);
        said += logged.length;
        if (logged.length === 0) expect(all.filter((id) => id !== agent && !found.includes(id))).toEqual([]);
      },
    ),
    { numRuns: runs(300) },
  );
  expect(said).toBeGreaterThan(0);
});

const full = Array.from({ length: 100 }, (_, index) => ({ id: `m${index}` }));

test.each<[what: string, pages: object[], members: number | 'not_genesys']>([
  ['a first page of nothing', [{}], 'not_genesys'],
  ['a first page of a size, and no more', [{ pageSize: 100 }], 0],
  ['a page behind the end without anything', [{ entities: full }, {}, {}], 100],
  ['a page behind the end that is no list', [{ entities: full }, { entities: 7 }, {}], 'not_genesys'],
])('%s', async (_what, pages, members) => {
  const client = clientOf(async ({ url }, read) => {
    const page = pages[Number(new URL(url).searchParams.get('pageNumber')) - 1] ?? {};
    return read({ status: 200, header: () => null, body: JSON.stringify(page) });
  });
  const read = queueMembers(client, 'queue');
  if (members === 'not_genesys') await expect(read).rejects.toMatchObject({ diagnosis: { kind: members } });
  else expect(await read).toHaveLength(members);
});

test('whether a member has joined is a yes or a no', async () => {
  const entities = [{ id: 'a', joined: true }, { id: 'b', joined: false }, { id: 'c', joined: 'yes' }, { id: 'd' }];
  const client = clientOf(async (_, read) =>
    read({ status: 200, header: () => null, body: JSON.stringify({ entities, pageSize: 100 }) }),
  );
  expect((await queueMembers(client, 'queue')).map(({ joined }) => joined)).toEqual([
    true,
    false,
    undefined,
    undefined,
  ]);
});
