/** Whom an address means among members, some of whom have none and some the same one. */
import { isThroughGroup, memberFinder, peopleOf } from '../../../src/genesys/queues/members/people.ts';

const member = (id: string, email?: string) => ({ id, email, queue_id: 'q' });

test('by id or by an address of their own, in any case; nobody by one that several have', () => {
  const find = memberFinder([
    member('a', 'Ann@example.com'),
    member('b'),
    ...['c', 'd', 'e'].map((id) => member(id, 'shared@example.com')),
  ]);
  const found = ['A', 'b', 'ANN@EXAMPLE.COM', 'shared@example.com', 'c', 'd', 'e', 'undefined', ''];
  expect(found.map((reference) => find(reference)?.id)).toEqual([
    ...['a', 'b', 'a', undefined, 'c', 'd', 'e', undefined, undefined],
  ]);
});

test('who is asked for twice comes once, as asked for first', () => {
  const people = peopleOf(['Ann@example.com', 'A', 'nobody', 'NOBODY'], [member('a', 'ann@example.com')], new Map());
  expect(people.map(({ given, id }) => [given, id])).toEqual([
    ['Ann@example.com', 'a'],
    ['nobody', null],
  ]);
});

test.each([
  ['group', true],
  ['GROUP', true],
  ['user', false],
  [undefined, false],
])('a member by %j: through a group %j', (member_by, through) => {
  expect(isThroughGroup({ ...member('a'), member_by })).toBe(through);
});
