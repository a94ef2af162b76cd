/** The dropdown of queues as the editor opens it, over HTTP against the sandbox. */
import { type Connected, connectedZapier } from '../support/zapier.ts';

const CHOICES_AT_ONCE = 5_000;
const OVERLAP = 200;

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 0 });
});

interface Choice {
  id: string;
  name: string;
}

const choices = (page = 0, inputData = {}) =>
  zap.zapier.call<Choice[]>('triggers.queue_choices.operation.perform', {
    authData: zap.authData,
    inputData,
    meta: { isFillingDynamicDropdown: true, page },
  });

/** A queue as if Genesys Cloud allowed a name twice. */
function twin(name: string, division: number): string {
  const id = `00000000-0000-4000-8000-${String(zap.sandbox.state.queues.length).padStart(12, '0')}`;
  const first = zap.sandbox.createQueue({ name: `${name} ${id}` });
  Object.assign(first, { id, name, divisionId: zap.sandbox.state.divisions[division]?.id });
  return id;
}

const names = async (page = 0, inputData = {}) => (await choices(page, inputData)).map(({ name }) => name);
const division = (place: number) => zap.sandbox.state.divisions[place] ?? { id: '', name: '' };

test('queues by name, each with its id', async () => {
  const [beta, alpha] = ['Beta', 'Alpha'].map((name) => zap.sandbox.createQueue({ name }));
  expect(await choices()).toEqual([
    { id: alpha?.id, name: 'Alpha' },
    { id: beta?.id, name: 'Beta' },
  ]);
});

test('a name that repeats is followed by the division, in any case of its letters', async () => {
  zap.sandbox.createQueue({ name: 'Aardvark' });
  twin('Billing', 0);
  twin('billing', 1);
  zap.sandbox.createQueue({ name: 'Cats' });
  expect((await names()).sort()).toEqual(
    ['Aardvark', `Billing (${division(0).name})`, `billing (${division(1).name})`, 'Cats'].sort(),
  );
});

test('what Genesys leaves out: a name shows as the id, a repeated name without a division as it is', async () => {
  const entities = [{ id: 'a' }, { id: 'b', name: 'Twin' }, { id: 'c', name: 'Twin' }];
  zap.sandbox.faults.add({ kind: 'body', json: { entities, total: 3 }, match: { path: '/api/v2/routing/queues' } });
  expect(await names()).toEqual(['a', 'Twin', 'Twin']);
});

test('a division chosen in the same step narrows the list', async () => {
  zap.sandbox.createQueue({ name: 'Here', division: { id: division(0).id } });
  zap.sandbox.createQueue({ name: 'There', division: { id: division(1).id } });
  expect(await names(0, { division_id: division(1).id })).toEqual(['There']);
  expect(await names(0, { division_id: '' })).toEqual(['Here', 'There']);
});

describe('page by page', () => {
  let large: Connected;
  let list: { id: string; name: string; division: { id: string; name: string } }[];
  let parts: Choice[][];

  /** The list as it is now, in pages of 400 of little queues: five thousand with all their settings take megabytes. */
  function serve(): void {
    const { faults } = zap.sandbox;
    faults.clear();
    const [pageSize, total] = [400, list.length];
    const pageCount = Math.ceil(total / pageSize);
    for (let page = 1; page <= pageCount; page++)
      faults.add({
        kind: 'body',
        json: { entities: list.slice((page - 1) * pageSize, page * pageSize), pageSize, total, pageCount },
        match: { path: '/api/v2/routing/queues', query: { pageNumber: `${page}` } },
        times: 'forever',
      });
  }

  beforeAll(async () => {
    large = zap = await connectedZapier({ queues: 0 });
    list = Array.from({ length: CHOICES_AT_ONCE + 300 }, (_, index) => ({
      id: `q${index}`,
      name: `Queue ${String(index).padStart(4, '0')}`,
      division: division(0),
    }));
    serve();
    parts = [await choices(0), await choices(1)];
  });

  beforeEach(() => {
    zap = large;
    serve();
  });

  test('every queue, those of the overlap twice, nothing after the last, for no more pages than needed', async () => {
    expect(parts.map(({ length }) => length)).toEqual([CHOICES_AT_ONCE, OVERLAP + 300]);
    for (const part of parts) expect(new Set(part.map(({ id }) => id)).size).toBe(part.length);
    const [first = [], second = []] = parts;
    expect(second.slice(0, OVERLAP)).toEqual(first.slice(-OVERLAP));
    expect([...first, ...second.slice(OVERLAP)].map(({ id }) => id)).toEqual(list.map(({ id }) => id));
    // 13 pages of 400 hold 5,001, the neighbor of the last included; 14 hold all.
    expect(zap.sandbox.requests).toHaveLength(13 + 14);
    expect(await choices(2)).toEqual([]);
  });

  test('a name that repeats across the border of two parts is told apart on both', async () => {
    const before = list;
    const place = CHOICES_AT_ONCE - 1;
    const twin = (index: number) => ({
      ...list[place + index],
      id: `t${index}`,
      name: 'Twin',
      division: division(index),
    });
    list = [...list.slice(0, place), twin(0), twin(1), ...list.slice(place + 2)];
    serve();
    const names = [(await choices(0)).at(-1)?.name, (await choices(1)).at(OVERLAP)?.name];
    expect(names).toEqual([0, 1].map((index) => `Twin (${division(index).name})`));
    list = before;
  });

  test('queues deleted before the border, between two parts, hide none that stays', async () => {
    const shown = new Set(parts[0]?.map(({ id }) => id));
    list = [...list.slice(0, 50), ...list.slice(50 + OVERLAP)];
    serve();
    for (const { id } of await choices(1)) shown.add(id);
    expect(list.filter(({ id }) => !shown.has(id))).toEqual([]);
  });
});
