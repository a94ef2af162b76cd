/** Whom an address means among members, some of whom have none and some the same one. */
import { memberFinder } from '../../../src/genesys/queues/members/people.ts';

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
