/** Queues by id and by name, with answers of all kinds. */
import type { Call, Client } from '../../../src/genesys/client.ts';
import { diagnosisOf } from '../../../src/genesys/errors/diagnosis.ts';
import { GenesysError } from '../../../src/genesys/errors/genesys-error.ts';
import { findQueuesByName, queuesById } from '../../../src/genesys/queues/find-queue.ts';
import { queueName } from '../../../src/genesys/queues/queue-name.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';

/** @param answer what is in the list for these query parameters, or the queue of a path. */
function answering(answer: (query: NonNullable<Call['query']>) => object | Error) {
  const asked: NonNullable<Call['query']>[] = [];
  const paths: string[] = [];
  const call = async ({ query = {}, path, requirement }: Call, reduce = (data: object) => data) => {
    paths.push(`${requirement.does}: ${path}`);
    asked.push(query);
    const data = answer(query);
    if (data instanceof Error) throw data;
    return { data: reduce(data), status: 200, date: null, pressed: false };
  };
  const client = {
    call,
    runtime: { now: () => 0, log: () => {} },
    redact: (text: string) => text,
  } as unknown as Client;
  return { client, asked, paths };
}

const list = (...entities: object[]) => ({ entities, total: entities.length, pageCount: 1 });
const named = (name: string, id = name) => ({ id, name });

describe('by name', () => {
  const CONTAINING = [{ id: 'nameless' }, ...['A claims', 'CLAIMS', 'Claims', 'claims 2'].map((name) => named(name))];
  const ids = async (client: Client, ...match: ['contains' | 'exactly']) =>
    (await findQueuesByName(client, 'Claims', ...match)).map(({ id }) => id);

  test('the exact one first, then those in other letters, then those that contain it; each once, in the list’s order', async () => {
    const { client, asked } = answering(({ name }) => list(...(name === 'Claims' ? [named('Claims')] : CONTAINING)));
    expect(await ids(client, 'contains')).toEqual(['Claims', 'CLAIMS', 'nameless', 'A claims', 'claims 2']);
    expect(asked.map(({ name, sortOrder }) => [name, sortOrder])).toEqual([
      ['Claims', 'asc'],
      ['*Claims*', 'asc'],
    ]);
  });

  test('nothing else where only the name itself counts', async () => {
    const { client, asked } = answering(() => list(named('CLAIMS'), named('Claims')));
    expect(await ids(client, 'exactly')).toEqual(['Claims', 'CLAIMS']);
    expect(asked.map(({ name }) => name)).toEqual(['Claims']);
  });

  test('a hundred at most, the exact one among them', async () => {
    const many = Array.from({ length: 100 }, (_, index) => named(`Claims ${index}`));
    const { client } = answering(({ name }) => list(...(name === 'Claims' ? [named('Claims')] : many)));
    expect(await ids(client, 'contains')).toEqual(['Claims', ...many.slice(0, 99).map(({ id }) => id)]);
  });
});

test('by ids: in their order, a hundred at a time, without those that are not there', async () => {
  const wanted = Array.from({ length: 150 }, (_, index) => `q${index}`);
  const { client, asked } = answering(({ id }) =>
    list(...[...(id as string[])].sort().flatMap((each) => (each === 'q7' ? [] : named(`n ${each}`, each)))),
  );
  expect((await queuesById(client, wanted)).map(({ id }) => id)).toEqual(wanted.filter((id) => id !== 'q7'));
  expect(asked.map(({ id }) => (id as string[]).length)).toEqual([100, 50]);
});

const refused = (status: number, kind: 'not_found' | 'refused_without_reason') =>
  new GenesysError({ ...diagnosisOf(kind, REQUIREMENTS.readQueue), status });

test.each<[what: string, answer: object | Error, name: string | null]>([
  ['a queue', named('Claims'), 'Claims'],
  ['a queue without a name', { id: 'q1' }, null],
  ['no queue', {}, null],
  ['404', refused(404, 'not_found'), null],
  ['403', refused(403, 'refused_without_reason'), null],
])('the name of a queue, where the answer is %s', async (_, answer, name) => {
  const { client, paths } = answering(() => answer);
  expect(await queueName(client, 'q1')).toBe(name);
  expect(paths).toEqual(['show this queue: /api/v2/routing/queues/q1']);
});

test('an error of ours is no answer', async () => {
  const bug = new TypeError('a bug');
  await expect(queueName(answering(() => bug).client, 'q1')).rejects.toBe(bug);
});
