/** docs/recipes.md says what the recipes are, and refuses what is none. */
import { readRecipes } from '../../preview/recipes.ts';
import { recipesPage } from '../../scripts/docs/recipes-page.ts';
import { definition } from '../support/steps.ts';

const page = (...steps: object[]) => recipesPage(definition, [{ id: 'x', title: 'X', about: 'Y.', steps }]);

test('each step with the labels of its fields and choices, and what it needs', () => {
  const text = recipesPage(definition, readRecipes());
  expect(text).toContain('| 2 | **Find Queue Members** | Queue: `{{1.id}}`<br>Members to Find: All members<br>');
  expect(text).toContain('only if `{{3.agents_idle}}` is at most `0`');
  expect(text).toContain('the scopes `routing:readonly` and `analytics:readonly`;');
  expect(text.split('(routing:queue:view)')).toHaveLength(readRecipes().length + 1);
});

test('what is required and left empty is yours to choose', () => {
  expect(page({ trigger: 'queue_backlog', input: { waiting: '10' } })).toContain(
    '| 1 | **Queue Backlog** | Queues: yours to choose<br>Interactions Waiting: `10` |',
  );
});

test('a step of other apps alone needs nothing, and a bar is no end of a cell', () => {
  const text = page({ app: 'Slack', action: 'Send', input: { Text: 'a|b' } });
  expect(text).toContain('- Needs: nothing.');
  expect(text).toContain('| 1 | Slack: Send | Text: `a\\|b` |');
});

test.each([
  [{ search: 'nowhere' }, 'A recipe names a step that there is not'],
  [{ trigger: 'list_queues' }, 'A recipe names a step that there is not'],
  [{}, 'names no step, and no app'],
  [{ search: 'find_queue', input: { nothing: 'x' } }, 'find_queue has no field nothing.'],
])('%j is none', (step, sentence) => {
  expect(() => page(step)).toThrow(sentence);
});
