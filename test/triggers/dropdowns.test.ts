/** The definition of what only fills dropdowns: what the editor does with it, and nobody reads. */
import { definition } from '../support/steps.ts';

const dropdowns = Object.values(definition.triggers).filter(({ display }) => display.hidden);
const operationOf = (key: string) => Object(definition.triggers[key]).operation;

test('those that are too long for one answer are read page by page', () => {
  const paged = dropdowns.map(({ key }) => [key, operationOf(key).canPaginate ?? false]);
  expect(Object.fromEntries(paged)).toEqual({
    division_choices: false,
    queue_choices: true,
    time_zone_choices: false,
    agent_choices: true,
    skill_choices: false,
    language_choices: false,
  });
});

test.each(dropdowns.map(({ key }) => key))('%s has a sample as what it gives: an id and a name', (key) => {
  const { sample, outputFields } = operationOf(key);
  expect(Object.keys(sample)).toEqual(outputFields.map((field: { key: string }) => field.key));
  const id = key === 'time_zone_choices' ? /^[A-Z][a-z]+\/[A-Z]\w+$/ : /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
  expect(sample).toEqual({ id: expect.stringMatching(id), name: expect.stringMatching(/^[A-Z][a-z]+/) });
});
