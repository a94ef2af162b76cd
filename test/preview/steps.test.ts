/** Forms and results come from the definition, whatever is in it. */
import { SITUATIONS } from '../../preview/situations.ts';
import { choicesOf, inputFieldsOf, stepsOf } from '../../scripts/docs/definition.ts';
import { type Previewed, previewed } from '../support/preview.ts';
import { HOSTILE, WITH_CREATES } from '../support/preview-app.ts';
import { definition, leastInput } from '../support/steps.ts';

let preview: Previewed;
let ids: string[];
beforeAll(async () => {
  preview = await previewed({ queues: 60 }, WITH_CREATES);
  ids = preview.sandbox.state.queues.slice(0, 2).map(({ id }) => id);
  await preview.connect();
});

const run = (kind: string, key: string, parts: object[] = [{}], more: object = {}) =>
  preview.call('run', { kind, key, ref: key, parts, ...more });

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const visible = stepsOf(definition).filter(({ display }) => !display.hidden);
const kindOf = (key: string) =>
  key in definition.triggers ? 'triggers' : key in definition.searches ? 'searches' : 'creates';

test.each(visible)('$key has its page: words, and a control for every field', async (step) => {
  const page = await preview.page(`/steps/${kindOf(step.key)}/${step.key}`);
  expect(page).toContain(`<h1>${escaped(step.display.label)}</h1>`);
  expect(page).toContain(`aria-current="page">${escaped(step.display.label)}<`);
  expect(page).toContain(`<code>${step.key}</code> · noun ${step.noun}`);
  for (const field of inputFieldsOf(step)) {
    if (field.type === 'copy' || field.when) continue;
    expect(page).toContain(`data-key="${field.key}"`);
    expect(page).toContain(escaped(field.label ?? field.key));
    for (const [value, label] of choicesOf(field))
      expect(page).toContain(
        `<option value="${value}"${value === field.default ? ' selected' : ''}>${escaped(label)}</option>`,
      );
  }
});

test.each(visible)('$key runs, and its results have the labels of its outputs', async ({ key, operation }) => {
  const startedAt = new Date(Date.now() - 60_000).toISOString();
  preview.sandbox.state.interactions = [{ queueId: `${ids[0]}`, mediaType: 'voice', state: 'waiting', startedAt }];
  const answer = await run(kindOf(key), key, [leastInput(key, ids)]);
  expect(answer.error).toBeNull();
  expect(answer.results.length).toBeGreaterThan(0);
  const labels = (operation.outputFields ?? []).map(({ key: name, label = name, type = 'string' }) => ({
    key: name,
    label,
    type,
  }));
  expect(answer.fields).toEqual(labels);
});

test('what only fills dropdowns is not offered', async () => {
  const page = await preview.page('/');
  for (const { display } of stepsOf(definition))
    expect([display.label, page.includes(`>${escaped(display.label)}</a>`)]).toEqual([display.label, !display.hidden]);
});

test('every kind of field has its control, and nothing in the definition becomes markup', async () => {
  const page = await preview.page('/steps/creates/echo');
  const field = (key: string) =>
    new RegExp(
      `<(?:div|fieldset) class="field" data-key="${key}".*?(?=<(?:div|fieldset) class="field" data-key|<div class="copy"|</form>)`,
      's',
    ).exec(page)?.[0] ?? '';
  expect(field('text')).toMatch(/<textarea[^>]* placeholder="A long story"/);
  expect(field('text')).toContain('(required)');
  expect(field('count')).toMatch(/inputmode="numeric"/);
  expect(field('count')).toContain('value="3"');
  expect(field('count')).toContain(
    '<strong>Bold</strong> and <a href="https://example.com/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">a link</a>',
  );
  expect(field('share')).toMatch(/inputmode="decimal"/);
  expect(field('sure')).toContain('<option value="true">True</option><option value="false">False</option>');
  expect(field('due')).toContain('type="datetime-local"');
  expect(field('kind')).toContain(`<option value="b" selected>${escaped(HOSTILE)}</option>`);
  expect(field('size')).toContain('<option value="s">Small</option>');
  expect(field('queue_id')).toMatch(/data-choose>.*data-search="find_queue.id">\+ Find Queue.*data-map>/s);
  expect(field('tags')).toMatch(/^<fieldset.*<legend>Tags.*data-remove.*data-add/s);
  expect(field('data')).toMatch(/^<fieldset.*aria-label="Data: name".*aria-label="Data: value"/s);
  expect(page).toMatch(/<div class="copy"><p>A <em>note<\/em>/);
  expect(page).not.toMatch(/<img|javascript:alert\(1\)"|href="javascript/i);
});

test('what is entered reaches the step as Zapier would give it', async () => {
  const entered = {
    text: 'a',
    count: '7',
    share: '0.5',
    sure: 'true',
    due: '2026-07-01 08:00',
    kind: 'b',
    queue_id: ids[0],
    tags: ['x', ''],
    data: { k: 'v' },
  };
  const { results } = await run('creates', 'echo', [entered]);
  expect(results).toEqual([
    { id: 'e1', ...entered, count: 7, share: 0.5, sure: true, due: '2026-07-01T08:00:00+00:00', tags: ['x'] },
  ]);
});

test('a required field is asked for before anything runs', async () => {
  const { error, requests } = await run('creates', 'echo', [{ text: '' }]);
  expect(error).toMatchObject({ message: 'Required field "Text" (text) is missing.', kind: 'MissingFieldError' });
  expect(requests).toEqual([]);
});

test('a search-or-create is mapped from under a name of its own, and not under that of its search', async () => {
  const refs = (page: string) => /data-kind="\w+" data-key="\w+" data-ref="(\w+)"/.exec(page)?.[1];
  expect(refs(await preview.page('/steps/searchOrCreates/find_echo'))).toBe('find_echo_or_create');
  expect(refs(await preview.page('/steps/searches/find_queue'))).toBe('find_queue');
});

test.each([
  ['count', '1,200', 'Field "Count" (count) takes a whole number, and "1,200" cannot be read as one.'],
  ['share', 'half', 'Field "Share" (share) takes a number, and "half" cannot be read as one.'],
  ['due', 'soonish', 'Field "Due" (due) takes a date and time, and "soonish" cannot be read as one.'],
  ['due', 'x'.repeat(500), `Field "Due" (due) takes a date and time, and "${'x'.repeat(80)}…" cannot be read as one.`],
])('what is none for %s is refused before anything runs: %.20s', async (key, value, message) => {
  const { error, requests } = await run('creates', 'echo', [{ text: 'a', [key]: value }]);
  const next = 'Zapier does not run the step before it is corrected.';
  expect(error).toMatchObject({ message, next, kind: 'UnreadableFieldError' });
  expect(requests).toEqual([]);
});

test('a search-or-create creates only what is not found', async () => {
  expect(await preview.page('/steps/searchOrCreates/find_echo')).toMatch(
    /<h1>Find or Create Echo<\/h1>.*<legend>Find<\/legend>.*<legend>If nothing is found, create<\/legend>/s,
  );
  const found = await run('searchOrCreates', 'find_echo', [{ name: 'there' }, { text: 'new' }]);
  expect(found.results).toEqual([{ id: 'old', name: 'there' }]);
  const unasked = await run('searchOrCreates', 'find_echo', [{ name: 'there' }, {}]);
  expect([unasked.error, unasked.results]).toEqual([null, [{ id: 'old', name: 'there' }]]);
  const asked = await run('searchOrCreates', 'find_echo', [{ name: 'else' }, {}]);
  expect(asked.error.message).toBe('Required field "Text" (text) is missing.');
  const created = await run('searchOrCreates', 'find_echo', [{ name: 'else' }, { text: 'new' }]);
  expect(created.results).toEqual([{ id: 'e1', text: 'new' }]);
});

test('a value is mapped from what was tested before', async () => {
  await run('searches', 'find_queue', [{ queue_id: ids[1] }]);
  const { results } = await run('creates', 'echo', [
    { text: 'Queue {{find_queue.name}}', queue_id: '{{find_queue.id}}' },
  ]);
  const name = preview.sandbox.state.queues.find(({ id }) => id === ids[1])?.name;
  expect(results[0]).toMatchObject({ text: `Queue ${name}`, queue_id: ids[1] });
  const offered = await preview.call('mappable', { kind: 'creates', key: 'echo' });
  const fromQueue = offered.find(({ ref }: { ref: string }) => ref === 'find_queue');
  expect(fromQueue).toMatchObject({ label: 'Find Queue' });
  expect(fromQueue.values[0]).toEqual({ token: '{{find_queue.id}}', label: 'Queue ID', sample: ids[1] });
});

test('fields that depend on a choice come with it', async () => {
  const fields = (period: string) =>
    preview.call('fields', { kind: 'searches', key: 'find_queue_summary', ref: 'x', parts: [{ period }] });
  expect((await fields('custom')).html).toContain('data-key="from"');
  expect((await fields('yesterday')).html).not.toContain('data-key="from"');
});

describe('a dropdown', () => {
  const choices = (field: string, page: number, parts: object[] = [{}]) =>
    preview.call('choices', { kind: 'searches', key: 'list_queues', field, page, parts });
  test('has the labels of its list', async () => {
    const { choices: found } = await choices('division_id', 0);
    expect(found.map(({ label }: { label: string }) => label)).toEqual(
      preview.sandbox.state.divisions.map(({ name }) => name).sort(),
    );
  });
  test('comes page by page, narrowed by what else is chosen', async () => {
    const queues = (page: number, division_id = '') =>
      preview.call('choices', {
        kind: 'triggers',
        key: 'queue_settings_changed',
        field: 'queue_id',
        page,
        parts: [{ division_id }],
      });
    const first = await queues(0);
    expect([first.choices.length, first.more]).toEqual([preview.sandbox.state.queues.length, true]);
    expect(await queues(1)).toEqual({ choices: [], more: false });
    const division = preview.sandbox.state.divisions[1]?.id;
    const inDivision = preview.sandbox.state.queues.filter(({ divisionId }) => divisionId === division);
    expect((await queues(0, division)).choices).toHaveLength(inDivision.length);
  });
  test('that cannot be read says why, in the integration’s words', async () => {
    await preview.call('situation', {
      index: SITUATIONS.findIndex(({ name }) => name.startsWith('permission_missing')),
    });
    expect((await choices('division_id', 0)).refused).toContain('Routing > Queue > View');
    await preview.call('situation', { index: '' });
  });
  test.each(['name', 'nothing', '__proto__', 'constructor'])('there is none for "%s"', async (field) => {
    expect(await choices(field, 0)).toEqual({ refused: 'This field has no list to choose from.' });
  });
});

test('List Queues goes on where its page ended', async () => {
  const first = await run('searches', 'list_queues', [{ max_queues: '25' }]);
  expect(first.results).toHaveLength(25);
  const second = await run('searches', 'list_queues', [{ max_queues: '25' }], { pagingToken: first.pagingToken });
  const names = [...first.results, ...second.results].map(({ name }: { name: string }) => name);
  expect(new Set(names).size).toBe(50);
});
