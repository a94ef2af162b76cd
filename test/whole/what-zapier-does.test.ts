/** What Zapier does with a step, where the builder reads it: the definition's own words, and so docs/steps.md. */
import { inputFieldsOf } from '../../scripts/docs/definition.ts';
import { stepsPage } from '../../scripts/docs/steps-page.ts';
import { definition } from '../support/steps.ts';

const words = (key: string) => {
  const step = definition.triggers[key] ?? definition.searches[key];
  return step
    ? inputFieldsOf(step)
        .map(({ helpText }) => helpText)
        .join(' ')
    : '';
};
const page = stepsPage(definition);

test.each(['list_queues', 'find_queue', 'find_queue_members', 'find_queue_status', 'find_queue_summary'])(
  '%s: only the first result, unless all are asked for',
  (key) =>
    expect(words(key)).toContain('A Zap goes on with the first result only, unless this step is set to return all'),
);

test.each(['new_queue', 'queue_settings_changed', 'queue_backlog'])('%s: how often it is polled', (key) => {
  expect(words(key)).toContain('Zapier checks every 1 to 15 minutes, by your plan.');
});

test.each(['new_queue', 'queue_settings_changed'])('%s: what is held', (key) => {
  expect(words(key)).toContain('more than 100 at once, Zapier holds them');
});

test('the summary: when a number counts, and no future', () => {
  expect(words('find_queue_summary')).toContain('offered is not always answered plus abandoned plus flowed out');
  expect(words('find_queue_summary')).toContain('not in the future');
});

test('all of it is on the page', () => {
  for (const text of [
    'A Zap goes on with the first result only',
    'Zapier checks every 1 to 15 minutes',
    'Zapier holds them',
  ])
    expect(page).toContain(text);
});
