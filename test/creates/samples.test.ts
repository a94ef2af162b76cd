/** The samples of the steps that change members: their counts are those of the agents in them. */
import { definition } from '../support/steps.ts';

test.each<[key: string, counts: Record<string, string>]>([
  ['add_queue_members', { added_count: 'added', already_count: 'already_member' }],
  ['remove_queue_members', { removed_count: 'removed', already_count: 'not_a_member' }],
  ['set_queue_membership', { seen_count: 'on', not_member_count: 'not_a_member' }],
])('%s', (key, counts) => {
  const { sample } = Object(definition.creates?.[key]).operation;
  const results: string[] = sample.agents.map(({ result }: { result: string }) => result);
  expect(new Set(results)).toEqual(new Set(Object.values(counts)));
  for (const [count, result] of Object.entries(counts))
    expect([count, sample[count]]).toEqual([count, results.filter((each) => each === result).length]);
});
