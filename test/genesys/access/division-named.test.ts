/** A division by its name, with answers of all kinds. */
import { divisionNamed } from '../../../src/genesys/access/division-named.ts';
import { explaining } from '../../../src/genesys/access/explain.ts';
import { answered, refused, type Told } from '../../support/answers.ts';

const PERMITTED = '/divisionspermitted/paged/me';
const page = (...names: string[]) => ({ entities: names.map((name) => ({ id: `id of ${name}`, name })), pageCount: 1 });
const queueIn = (name: string) => ({ id: `q ${name}`, name: 'A queue', division: { id: `id of ${name}`, name } });
const queues = (...names: string[]) => ({ entities: names.map(queueIn), pageCount: 1, total: names.length });

const find = async (name: string, permitted: Told, list: Told = queues()) => {
  const { client, asked } = answered({ [PERMITTED]: permitted, '/routing/queues': list });
  const found = await divisionNamed(explaining(client), name);
  return { found: found?.id ?? null, asked: asked.map((path) => path.replace(/\?.*/, '')) };
};

test.each<[name: string, divisions: string[], found: string | null]>([
  ['Home', ['home', 'Home', 'HOME'], 'id of Home'],
  ['HOME', ['Sales', 'Home'], 'id of Home'],
  ['hOME', ['home', 'Home'], null],
  ['Home', ['Sales'], null],
  ['Home', ['Homes', 'A Home'], null],
])('%s among %j: %s', async (name, divisions, found) => {
  expect((await find(name, page(...divisions))).found).toBe(found);
});

test('what is found costs one request, and names what is asked', async () => {
  const { client, asked } = answered({ [PERMITTED]: page('Home') });
  expect(await divisionNamed(explaining(client), 'Home')).toEqual({ id: 'id of Home', name: 'Home' });
  expect(asked).toEqual([
    'authorization/divisionspermitted/paged/me?permission=routing:queue:view&pageNumber=1&pageSize=100',
  ]);
});

test.each<[what: string, permitted: Told]>([
  ['divisions may not be read', refused(403, 'missing.permissions')],
  ['a scope is missing for it', refused(403, 'app.not.authorized.for.scope')],
  ['it takes a user', refused(400, 'not.a.user')],
  ['it is not among them', page('Sales')],
  ['there are none', {}],
  ['there are none, said so', { entities: [] }],
])('where %s, the divisions of the queues are searched', async (_what, permitted) => {
  const { found, asked } = await find('home', permitted, queues('Other', 'Home'));
  expect(found).toBe('id of Home');
  expect(asked).toContain('routing/queues');
});

test.each<[what: string, permitted: Told]>([
  ['an outage', refused(503)],
  ['another answer', { entities: [{ id: 'd1' }] }],
  ['another list', { entities: [null, { name: 'Home' }] }],
])('%s is no reason to say that there is none', async (_what, permitted) => {
  await expect(find('Home', permitted, queues('Home'))).rejects.toMatchObject({ name: 'GenesysError' });
});

test('a division that cannot be read is passed over', async () => {
  const { entities } = page('Home');
  expect((await find('Home', { entities: [null, { id: 7, name: 'Home' }, ...entities], pageCount: 1 })).found).toBe(
    'id of Home',
  );
});

test.each([{ pageCount: 3 }, { pageSize: 100 }, {}, { pageSize: 100, total: 201 }])(
  'all pages are read, by %j',
  async (stated) => {
    const names = Array.from({ length: 201 }, (_, index) => `D${index}`);
    const { found } = await find('D200', ({ searchParams }) => {
      const pageNumber = Number(searchParams.get('pageNumber'));
      return { ...page(...names.slice((pageNumber - 1) * 100, pageNumber * 100)), pageCount: undefined, ...stated };
    });
    expect(found).toBe('id of D200');
  },
);

test('a page that is not full and says nothing is the last', async () => {
  const { asked } = await find('Home', { ...page('Home'), pageCount: undefined });
  expect(asked).toHaveLength(1);
});
