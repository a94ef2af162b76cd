/** A small Zap: its steps as cards, and its runs. */
import { call } from './call.js';
import { busy, count, el, fragment } from './dom.js';
import { readParts, setValue } from './form.js';
import { bindPolling } from './polling.js';
import { withoutStep, withStep } from './renumber.js';
import { runParts, showFailure } from './run-view.js';
import { bindSteps } from './step.js';

const list = document.getElementById('zap');

const cards = () => [...list.children];
const sections = () => cards().map((card) => card.querySelector('.step'));

const checked = (section, name) => section.querySelector(`[name="${name}"]`)?.checked === true;

/** The Zap as the server takes it. */
const steps = () =>
  sections().map((section) => {
    const parts = readParts(section);
    if (section.dataset.foreign) return { ...JSON.parse(section.dataset.foreign), input: parts[0] ?? {} };
    const { kind, key } = section.dataset;
    return { kind, key, parts, all: checked(section, 'all'), goOn: checked(section, 'go-on') };
  });

const sources = () => sections().map(({ dataset: { ref, kind, key } }) => [ref, `${kind}.${key}`]);

async function cardOf(step, number, before = sources()) {
  const { html } = await call('card', { step, number, sources: before });
  return fragment(html).firstElementChild;
}

export async function bindZap() {
  const stored = JSON.parse(list.dataset.steps);
  for (const [index, step] of stored.entries()) list.append(await cardOf(step, index + 1));
  bindSteps(list);
  list.dataset.ready = 'true';
  document.getElementById('add').addEventListener('click', () => addChosen(document.getElementById('add-step')));
  list.addEventListener('click', ({ target }) => {
    if (!target.matches('[data-drop]')) return;
    drop(cards().indexOf(target.closest('li')));
  });
  list.addEventListener('add-before', ({ detail, target }) => addBefore(target, detail));
  const once = document.getElementById('once');
  const section = once.closest('section');
  const place = section.querySelector('.fired');
  once.addEventListener('click', () =>
    busy(once, async () => {
      try {
        const { runs } = await call('zap-once', { steps: steps() });
        tell(runs, place);
      } catch (error) {
        showFailure(place, error.message);
      }
    }),
  );
  const calls = {
    on: () => call('zap-on', { steps: steps() }),
    poll: () => call('zap-poll', { steps: steps() }),
    off: () => call('zap-off'),
  };
  bindPolling(section, calls, ({ run, runs }, where) => {
    if (run.error) where.prepend(el('section.event', {}, el('h3', {}, 'The poll failed'), ...runParts(run)));
    tell(runs, where);
  });
}

async function addChosen(select) {
  const [kind, key] = select.value.split('.');
  if (!key) return select.focus();
  // What is no value at all gets the defaults.
  const card = await cardOf({ kind, key, parts: [{}, {}] }, cards().length + 1);
  list.append(card);
  bindSteps(card);
  card.querySelector('h2').scrollIntoView({ block: 'nearest' });
}

/** All cards anew: their numbers, and with them what they are mapped from, have changed. */
async function replace(next) {
  const before = next.map(({ kind, key }, index) => [`${index + 1}`, `${kind}.${key}`]);
  const made = next.map((step, index) => cardOf(step, index + 1, before.slice(0, index)));
  list.replaceChildren(...(await Promise.all(made)));
  bindSteps(list);
}

async function drop(index) {
  const { steps: next, said } = withoutStep(steps(), index);
  await replace(next);
  document.getElementById('zap-said').textContent = said;
  (list.querySelector('[data-drop]') ?? document.getElementById('add-step')).focus();
}

/** A search that is to find what a field needs: a step before it, from which the field is mapped. */
async function addBefore(card, { key, output, field }) {
  const index = Math.max(1, cards().indexOf(card));
  const { key: name, part } = field.dataset;
  await replace(withStep(steps(), index, { kind: 'searches', key, parts: [{}, {}], all: false }));
  const filled = cards()[index + 1].querySelector(`[data-key="${name}"][data-part="${part}"]`);
  setValue(filled, `{{${index + 1}.${output}}}`).focus();
}

/** What each item made the Zap do. */
function tell(runs, place) {
  for (const { item, steps: done } of runs) {
    const title = `${new Date().toLocaleTimeString()}: run for ${item.name ?? item.id ?? 'the sample'}`;
    place.prepend(
      el(
        'section.event',
        { data: { run: '' } },
        el('h3', {}, title),
        ...done.map((step, index) => stepView(step, index + 2)),
      ),
    );
  }
}

function stepView({ label, run, given, stops }, number) {
  const fields =
    given &&
    el(
      'dl.facts',
      {},
      ...Object.entries(given).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))),
    );
  const said = run ? (run.error ? 'failed' : count(run.results.length, 'result')) : stops ? 'stops' : 'would get this';
  return el(
    'details',
    { open: !run || Boolean(stops) },
    el('summary', {}, `${number}. ${label}: ${said}`),
    fields,
    ...(run ? runParts(run) : []),
    stops && !run?.error && el('p.note', {}, stops),
  );
}
