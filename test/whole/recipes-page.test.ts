/** docs/recipes.md says what the recipes are, and refuses what is none. */
import { readRecipes } from '../../preview/recipes.ts';
import { recipesPage } from '../../scripts/docs/recipes-page.ts';
import { definition } from '../support/steps.ts';

const page = (...steps: object[]) => recipesPage(definition, [{ id: 'x', title: 'X', about: 'Y.', steps }]);

const recipes = readRecipes();

test('each step with the labels of its fields and choices', () => {
  const text = recipesPage(definition, recipes);
  expect(text).toContain('| 2 | **Find Queue Members** | Queue: `{{1. Queue ID}}`<br>Members to Find: All members<br>');
  expect(text).toContain(
    '| 2 | **Find or Create Queue** | Name: `{{1. Team}}`<br>Name Match: Is Exactly<br>Name of the new one: `{{1. Team}}`<br>',
  );
  expect(text).toContain('Data: `Company` = `{{1. Company}}`, `Source` = `Website`<br>Check Numbers: Yes');
  expect(text).toContain('`{{2. Going Off}}`<br>On the Queue: No');
  expect(text).toContain('| `{{4. Waiting}}` (Number) Greater than `9` |');
  expect(text).toContain('- Good to know: In Find or Create Queue, Name Match has to be Is Exactly');
  expect(text.split('\n- Needs: ')).toHaveLength(recipes.length + 2);
});

test('the rights of all steps together: a scope that does for two stands once, a dropdown counts, names where asked for', () => {
  expect(page({ trigger: 'new_queue' }, { create: 'set_queue_membership', input: { agent_ids: ['x'] } })).toContain(
    '- Needs: the scope `routing`; the permissions Routing > Queue > View (routing:queue:view) and Routing > Queue > Edit (routing:queue:edit). It can tell more with the scope `users:readonly`;',
  );
  expect(page({ trigger: 'queue_backlog', input: { queue_ids: ['x'] } })).toContain(
    'the scope `analytics:readonly`; the permission Analytics > Queue Observation > View (analytics:queueObservation:view). It can tell more with the scope `routing:readonly`;',
  );
  expect(page({ trigger: 'queue_backlog' })).toContain('the scopes `analytics:readonly` and `routing:readonly`;');
  expect(page({ trigger: 'new_queue', input: { look_up_names: 'true' } })).toContain('with the scope `users:readonly`');
  expect(page({ trigger: 'new_queue', input: { look_up_names: 'false' } })).not.toContain('users:readonly');
});

test('more than two are a list', () => {
  expect(page({ search: 'find_queue' }, { create: 'create_queue' }, { create: 'add_queue_members' })).toContain(
    'the permissions Routing > Queue > View (routing:queue:view), Routing > Queue > Add (routing:queue:add), Routing > Queue > Edit (routing:queue:edit) and Directory > User > View (directory:user:view).',
  );
});

test('the instant one is text, and says that it is not tested', () => {
  const [, text = ''] = page().split('## An instant New Queue, through Amazon EventBridge\n');
  expect(text).toMatch(/^\n\*\*Not tested\.\*\*/);
  for (const said of [
    'v2.audits.entitytype.{id}.entityid.{id}',
    'ContactCenter',
    'Catch Hook',
    '**Find Queue**',
    'AWS',
  ])
    expect(text).toContain(said);
});

describe('a value that no step before it returns', () => {
  const trigger = { trigger: 'new_queue' };
  const sheet = { app: 'Sheets', action: 'Look Up', sample: { day: 'Monday' } };
  test.each([
    ['an output that there is not', [trigger, { app: 'A', action: 'B', input: { Text: 'x {{1.nothing}}' } }]],
    ['a step behind', [trigger, { search: 'find_queue', input: { name: '{{3.name}}' } }, trigger]],
    ['the step itself', [{ search: 'find_queue', input: { name: '{{1.name}}' } }]],
    ['a step 0', [trigger, { search: 'find_queue', input: { name: '{{0.name}}' } }]],
    ['in a list', [trigger, { search: 'find_queue_status', input: { queue_ids: ['{{1.id}}', '{{1.ID}}'] } }]],
    ['in a pair', [trigger, { create: 'create_callback', input: { data: { Name: '{{1.names}}' } } }]],
    ['in what is created', [trigger, { searchOrCreate: 'find_queue', createInput: { name: '{{1.label}}' } }]],
    ['in a condition', [trigger, { app: 'F', action: 'G', onlyIf: { value: '{{1.waiting}}', is: 'exactly', to: '' } }]],
    [
      'in what it is compared with',
      [trigger, { app: 'F', action: 'G', onlyIf: { value: 'x', is: 'not', to: '{{1.x}}' } }],
    ],
    ['of another app', [sheet, { search: 'find_queue', input: { name: '{{1.queue}}' } }]],
    [
      'of an app that brings nothing',
      [
        { app: 'A', action: 'B' },
        { search: 'find_queue', input: { name: '{{1.id}}' } },
      ],
    ],
    ['without a step', [trigger, { search: 'find_queue', input: { name: '{{name}}' } }]],
    ['half of one', [trigger, { search: 'find_queue', input: { name: '{{1.name' } }]],
    ['a key of the prototype', [sheet, { search: 'find_queue', input: { name: '{{1.constructor}}' } }]],
  ])('%s', (_, steps) => {
    expect(() => page(...steps)).toThrow('No step before it returns');
  });

  test('wherever it stands in the recipes', () => {
    let tried = 0;
    for (const recipe of recipes) {
      const text = JSON.stringify(recipe);
      for (const { index, 0: token } of text.matchAll(/\{\{\d\.\w+/g)) {
        const broken = `${text.slice(0, index)}${token}x${text.slice(index + token.length)}`;
        expect(() => recipesPage(definition, [JSON.parse(broken)])).toThrow('No step before it returns');
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(60);
  });
});

test('what is required and left empty is yours to choose', () => {
  expect(page({ trigger: 'queue_backlog', input: { waiting: '10' } })).toContain(
    '| 1 | **Queue Backlog** | Queues: yours to choose<br>Interactions Waiting: `10` |',
  );
});

test.each([
  ['exactly', 'a', '`x` (Text) Exactly matches `a`'],
  ['not', 'a', '`x` (Text) Does not exactly match `a`'],
  ['containing', 'a', '`x` (Text) Contains `a`'],
  ['greater than', '1', '`x` (Number) Greater than `1`'],
  ['less than', '1', '`x` (Number) Less than `1`'],
  ['true', undefined, '`x` (Boolean) Is true'],
  ['false', undefined, '`x` (Boolean) Is false'],
  ['empty', undefined, '`x` Does not exist'],
  ['not empty', undefined, '`x` Exists'],
])('a condition in the words of the filter: %s', (is, to, words) => {
  const onlyIf = { value: 'x', is, ...(to !== undefined && { to }) };
  expect(page({ app: 'Filter by Zapier', action: 'Only continue if…', onlyIf })).toContain(`| ${words} |`);
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
  [{ searchOrCreate: 'nowhere' }, 'A recipe names a step that there is not'],
  [{ searchOrCreate: 'find_queue', createInput: { name_match: 'x' } }, 'create_queue has no field name_match.'],
  [{ app: 'F', action: 'G', onlyIf: { value: 'x', is: 'at least' } }, 'Filter by Zapier has no rule "at least".'],
  [{ app: 'F', action: 'G', onlyIf: { value: 'x', is: 'constructor' } }, 'Filter by Zapier has no rule'],
])('%j is none', (step, sentence) => {
  expect(() => page(step)).toThrow(sentence);
});
