/** A small Zap, and the recipes. */
import { asZapStep, readRecipes } from '../../preview/recipes.ts';
import { CONDITIONS } from '../../preview/zap-steps.ts';
import { type Previewed, previewed } from '../support/preview.ts';
import { WITH_CREATES } from '../support/preview-app.ts';

let preview: Previewed;
async function anew() {
  preview = await previewed({ queues: 20 }, WITH_CREATES);
  await preview.connect();
}
// Most of these leave nothing behind; what needs to be the first begins anew.
beforeAll(anew);

const NEW_QUEUE = { kind: 'triggers', key: 'new_queue', parts: [{}] };
const MEMBERS = { kind: 'searches', key: 'find_queue_members', parts: [{ queue_id: '{{1.id}}' }] };
const SLACK = { app: 'Slack', action: 'Send Channel Message', input: { Text: '{{1.name}}: {{2.name}}' } };

test('each item that fires runs the steps, mapped from it and from each other', async () => {
  await anew();
  const steps = [NEW_QUEUE, { ...MEMBERS, all: true }, SLACK];
  expect(await preview.call('zap-poll', { steps })).toEqual({ refused: 'The Zap is not switched on.' });
  expect((await preview.call('zap-on', { steps })).remembered).toBe(4);
  for (const name of ['One', 'Two']) {
    const { id } = preview.sandbox.createQueue({ name });
    preview.sandbox.addMembers(id, 2);
  }
  const { runs } = await preview.call('zap-poll', { steps });
  expect(runs.map(({ item }: { item: { name: string } }) => item.name).sort()).toEqual(['One', 'Two']);
  for (const { item, steps: done } of runs) {
    expect(done[0].run.results).toHaveLength(2);
    expect(done[1].given.Text).toBe(
      `${item.name}: ${done[0].run.results.map(({ name }: { name: string }) => name).join(',')}`,
    );
  }
  expect((await preview.call('zap-poll', { steps })).runs).toEqual([]);
});

const once = async (...steps: object[]) => {
  const trigger = { app: 'Schedule', action: 'Every Hour', sample: { hour: 14, name: 'x' } };
  return (await preview.call('zap-once', { steps: [trigger, ...steps] })).runs[0].steps;
};

test('where a search finds nothing, Zapier stops, unless it is told to go on', async () => {
  const search = { kind: 'searches', key: 'find_queue', parts: [{ name: 'nowhere' }] };
  const [stopped, ...none] = await once(search, SLACK);
  expect([stopped.stops, none]).toEqual([expect.stringContaining('Nothing was found'), []]);
  const [, told] = await once({ ...search, goOn: true }, SLACK);
  expect(told.given).toEqual({ Text: 'x: ' });
});

test('a step of another app brings its sample to those after it', async () => {
  const lookup = { app: 'Google Sheets', action: 'Lookup Spreadsheet Row', sample: { queue: 'VIP' } };
  const told = { app: 'Slack', action: 'Send', input: { Text: '{{2.queue}}{{3.queue}}' } };
  expect((await once(lookup, { app: 'Delay', action: 'Delay For' }, told)).at(-1).given).toEqual({ Text: 'VIP' });
});

test('after an error nothing more runs', async () => {
  const fails = { kind: 'creates', key: 'fail', parts: [{ error: 'halted' }] };
  const done = await once(fails, SLACK);
  expect(done).toHaveLength(1);
  expect(done[0]).toMatchObject({
    run: { error: { kind: 'HaltedError' } },
    stops: expect.stringContaining('halts this run'),
  });
});

test.each([
  ['exactly', '14', true],
  ['exactly', '1', false],
  ['not', '1', true],
  ['not', '14', false],
  ['containing', '4', true],
  ['containing', '5', false],
  ['at least', '14', true],
  ['at least', '15', false],
  ['at most', '14', true],
  ['at most', '13.5', false],
  ['greater than', '13', true],
  ['greater than', '14', false],
  ['less than', '15', true],
  ['less than', '14', false],
  ['true', undefined, false],
  ['false', undefined, false],
  ['empty', undefined, false],
  ['not empty', undefined, true],
])('only if 14 is %s %s: %s', async (is, to, goesOn) => {
  const filter = { app: 'Filter', action: 'Only continue if', onlyIf: { value: '{{1.hour}}', is, to } };
  const done = await once(filter, SLACK);
  expect(done).toHaveLength(goesOn ? 2 : 1);
  expect(CONDITIONS).toContain(is);
});

test.each([
  ['at least', '0'],
  ['at most', '0'],
  ['greater than', '-1'],
  ['less than', '1'],
])('nothing is not %s %s', async (is, to) => {
  const filter = { app: 'Filter', action: 'Only continue if', onlyIf: { value: '{{1.none}}', is, to } };
  expect(await once(filter, SLACK)).toHaveLength(1);
});

test.each([
  [[], 'A Zap has 1 to 10 steps.'],
  [Array(11).fill(SLACK), 'A Zap has 1 to 10 steps.'],
  ['x', 'A Zap has 1 to 10 steps.'],
  [[{ kind: 'triggers', key: 'constructor' }], 'There is no such step.'],
  [[{}], 'There is no such step.'],
  [[null], 'There is no such step.'],
  [[{ ...SLACK, onlyIf: { is: 'toString' } }], 'A condition is one of'],
])('%j is no Zap', async (steps, refused) => {
  for (const name of ['zap-on', 'zap-once']) expect((await preview.call(name, { steps })).refused).toContain(refused);
  expect(preview.faults).toEqual([]);
});

test('only a trigger of this integration is switched on; its samples must be loaded to run once', async () => {
  await anew();
  for (const first of [SLACK, MEMBERS])
    expect((await preview.call('zap-on', { steps: [first] })).refused).toContain('Only a trigger');
  const steps = [NEW_QUEUE, MEMBERS];
  expect((await preview.call('zap-once', { steps })).refused).toContain('Load the samples');
  await preview.call('run', { kind: 'triggers', key: 'queue_settings_changed', ref: '1', parts: [{}] });
  expect((await preview.call('zap-once', { steps })).refused).toContain('Load the samples');
  await preview.call('run', { ...NEW_QUEUE, ref: '1' });
  expect((await preview.call('zap-once', { steps })).runs).toHaveLength(1);
});

test('a step is mapped only from the Zap that it stands in', async () => {
  await anew();
  await preview.call('run', { ...NEW_QUEUE, ref: '1' });
  const mappable = (sources: string[][]) => preview.call('mappable', { kind: 'searches', key: 'find_queue', sources });
  expect(await mappable([['1', 'triggers.new_queue']])).toMatchObject([{ ref: '1', label: '1. New Queue' }]);
  expect(await mappable([['1', 'triggers.queue_backlog']])).toEqual([]);
  expect(await preview.call('mappable', { kind: 'searches', key: 'find_queue' })).toEqual([]);
});

test('nothing in a step of another app becomes markup', async () => {
  const step = {
    app: '<del>"',
    action: "<i>'",
    input: { '<u>"': '<s>"' },
    onlyIf: { value: '<em>', is: 'exactly', to: '"' },
  };
  const { html } = await preview.call('card', { step, number: 1 });
  expect(html).not.toMatch(/<(del|i|u|s|em)>/);
});

describe('the recipes', () => {
  const recipes = readRecipes();

  test('are there', () => {
    expect(recipes.length).toBeGreaterThanOrEqual(8);
    expect(new Set(recipes.map(({ title }) => title)).size).toBe(recipes.length);
  });

  test.each(recipes)('$id opens, and each of its steps has its card, filled in', async ({ id, title, steps }) => {
    const page = await preview.page(`/zap?recipe=${id}`);
    expect(page).toContain(`<h2 id="zap-title">${title}</h2>`);
    for (const [index, step] of steps.entries()) {
      const { html } = await preview.call('card', { step: asZapStep(step), number: index + 1 });
      expect(html).toContain(`<h2>${index + 1}. `);
      const filled = [step.input, step.createInput].flatMap((input) => Object.values(input ?? {}));
      for (const value of filled.flatMap((each) => (Object(each) === each ? Object.values(each as object) : [each])))
        expect(html).toContain(`${value}`.replaceAll("'", '&#39;'));
    }
  });
});
