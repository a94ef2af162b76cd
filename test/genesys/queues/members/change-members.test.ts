/** What a change of members asks for, and how long it looks whether it was done. */
import { addMembers, removeMembers } from '../../../../src/genesys/queues/members/change-members.ts';
import { type Member, membersInMemory } from '../../../support/members-in-memory.ts';

const QUEUE = '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11';
const NEVER = Number.POSITIVE_INFINITY;
const people = (count: number, first = 0): Member[] =>
  Array.from({ length: count }, (_, index) => ({ id: `u${first + index}`, email: `u${first + index}@example.com` }));
const ids = (members: readonly Member[]) => members.map(({ id }) => id);
const results = async (change: ReturnType<typeof addMembers | typeof removeMembers>) =>
  (await change).agents.map(({ result }) => result);

test('what is said to be done is looked for no more', async () => {
  const added = membersInMemory([]);
  expect(await results(addMembers(added.client, QUEUE, ['a', 'b']))).toEqual(['added', 'added']);
  expect(added.log).toEqual(['page 1', 'search', 'write 2']);
  const removed = membersInMemory(people(2));
  expect(await results(removeMembers(removed.client, QUEUE, ['u1']))).toEqual(['removed']);
  expect(removed.log).toEqual(['page 1', 'write 1']);
});

test('what is refused for good is looked for no more', async () => {
  const { client, log } = membersInMemory([], [{ after: NEVER, status: 400 }, {}]);
  const references = ids(people(150));
  expect(new Set(await results(addMembers(client, QUEUE, references)))).toEqual(new Set(['refused', 'added']));
  expect(log).toEqual(['page 1', 'search', 'search', 'write 100', 'write 50']);
});

test.each([
  ['by no answer', null],
  ['by an empty answer', 200],
])('an addition that is told %s is looked for until it shows', async (_, status) => {
  for (const [after, looks] of [
    [1, 1],
    [3, 3],
  ] as const) {
    const { client, afterwards } = membersInMemory([], [{ after, status }]);
    expect(await results(addMembers(client, QUEUE, ['a', 'b']))).toEqual(['added', 'added']);
    expect(afterwards()).toEqual(Array(looks).fill('page 1'));
  }
});

test('of two requests without an answer, one done and one not, it looks for both', async () => {
  const { client, afterwards } = membersInMemory(
    [],
    [
      { after: 1, status: null },
      { after: 3, status: null },
    ],
  );
  expect(new Set(await results(addMembers(client, QUEUE, ids(people(101)))))).toEqual(new Set(['added']));
  expect(afterwards().filter((line) => line === 'page 1')).toHaveLength(3);
});

test('an empty answer to an addition that was not done leaves it unknown', async () => {
  const { client } = membersInMemory([], [{ after: NEVER, status: 200 }]);
  await expect(addMembers(client, QUEUE, ['a'])).rejects.toMatchObject({ diagnosis: { outcomeUnknown: true } });
});

test('the pages of a list that has grown are read at once', async () => {
  const { client, afterwards } = membersInMemory(people(90), [{ after: 1, status: null }]);
  await addMembers(client, QUEUE, ids(people(20, 90)));
  expect(afterwards()).toEqual(['page 1', 'page 2']);
});

test('the larger the list, the less often it is looked for a removal', async () => {
  const { client, afterwards } = membersInMemory(people(350), [{ after: NEVER, status: null }]);
  await expect(removeMembers(client, QUEUE, ['u7'])).rejects.toMatchObject({ diagnosis: { outcomeUnknown: true } });
  // 4 pages twice each time, in waves of 1, 2 and 4 first.
  expect(afterwards()).toHaveLength(5 * (7 + 4));
});

test.each([
  ['a member, who may not search', 403, ['u1@example.com'], null],
  ['a member and nobody, who may not search', 403, ['u1@example.com', 'x@example.com'], 403],
  ['a member, where the search fails', 500, ['u1@example.com'], 500],
])('by the address of %s', async (_, search, references, status) => {
  const { client, log } = membersInMemory(people(2), [], search);
  const removal = removeMembers(client, QUEUE, references);
  if (status === null) expect(await results(removal)).toEqual(['removed']);
  else await expect(removal).rejects.toMatchObject({ diagnosis: { status } });
  expect(log.includes('write 1')).toBe(status === null);
});
