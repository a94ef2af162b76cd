/** How long it is looked whether members are on the queue, and how much of the list is read for it. */
import { joinMembers } from '../../../../src/genesys/queues/members/join-members.ts';
import { type Fate, type Member, membersInMemory } from '../../../support/members-in-memory.ts';

const QUEUE = '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11';
const NEVER = Number.POSITIVE_INFINITY;
const people = (count: number, joined = false): Member[] =>
  Array.from({ length: count }, (_, index) => ({ id: `u${index}`, joined }));

async function join(members: Member[], fates: Fate[], references = members.map(({ id }) => id), joined = true) {
  const { client, afterwards } = membersInMemory(members, fates);
  const { agents } = await joinMembers(client, QUEUE, references, joined);
  return { results: agents.map(({ result }) => result), afterwards: afterwards() };
}

test.each([
  [99, ['page 1']],
  [100, ['page 1', 'page 2']],
  [150, ['page 1', 'page 2']],
])('%i members: the pages of the list are read at once, and none besides', async (count, afterwards) => {
  const done = await join(people(count), []);
  expect(new Set(done.results)).toEqual(new Set(['on']));
  expect(done.afterwards).toEqual(afterwards);
});

test('who is refused for good is not looked for', async () => {
  const done = await join(people(150), [{}, { after: NEVER, status: 400 }]);
  expect(done.results).toEqual([...Array(100).fill('on'), ...Array(50).fill('refused')]);
  expect(done.afterwards).toEqual(['page 1', 'page 2']);
});

test('it is looked for all of them, until they show', async () => {
  const done = await join(people(150), [{ after: 1 }, { after: 3 }]);
  expect(new Set(done.results)).toEqual(new Set(['on']));
  expect(done.afterwards.filter((line) => line === 'page 1')).toHaveLength(3);
});

test('for nobody nothing is looked for', async () => {
  const done = await join(people(2), [{ after: NEVER, status: 400 }], ['u9']);
  expect(done).toEqual({ results: ['not_a_member'], afterwards: ['page 1', 'search'] });
});

test('who was off already proves nothing, where the answer is lost', async () => {
  const lost = [{ after: NEVER, status: null }];
  await expect(join(people(2), lost, ['u1'], false)).rejects.toMatchObject({ diagnosis: { outcomeUnknown: true } });
  expect((await join(people(2, true), [{ after: 1, status: null }], ['u1'], false)).results).toEqual(['off']);
});
