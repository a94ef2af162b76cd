/** What fills a field: the choices of its list, an earlier result, or a search made on the spot. */
import { call } from './call.js';
import { choose } from './chooser.js';
import { fragment } from './dom.js';
import { readParts, setValue } from './form.js';
import { bindSteps, identity } from './step.js';

/** For all fields on the page, those that come later included. */
export function bindPickers() {
  document.addEventListener('click', ({ target }) => {
    const field = target.closest?.('.field');
    if (!field) return;
    if (target.matches('[data-choose]')) fromList(field);
    if (target.matches('[data-map]')) fromResults(field);
    if (target.matches('[data-search]')) fromSearch(field, target.dataset.search);
  });
  // What is entered otherwise is no longer what was chosen.
  const forget =
    (selector) =>
    ({ target }) => {
      const field = target.closest?.('.field');
      if (field && target.matches(selector)) say(field, '');
    };
  document.addEventListener('input', forget('.value, .choice, .pick'));
  document.addEventListener('click', forget('[data-remove]'));
}

const say = (field, text) => {
  field.querySelector('.chosen').textContent = text;
};

async function fromList(field) {
  const section = field.closest('.step');
  const given = { ...identity(section), field: field.dataset.key, part: Number(field.dataset.part) };
  const chosen = await choose(field.dataset.label, (page) =>
    call('choices', { ...given, parts: readParts(section), page }),
  );
  if (chosen) filled(field, chosen.value, chosen.label);
}

async function fromResults(field) {
  const section = field.closest('.step');
  const chosen = await choose(`Insert data into ${field.dataset.label}`, async () => {
    const sources = await call('mappable', identity(section));
    const choices = sources.flatMap(({ label: group, values }) =>
      values.map(({ token, label, sample }) => ({ value: token, label: `${label}: ${sample}`, group })),
    );
    if (choices.length === 0) throw new Error('Nothing to insert yet: test an earlier step first.');
    return { choices, more: false };
  });
  if (chosen) filled(field, chosen.value, `${chosen.group}, ${chosen.label}`, { insert: true });
}

function filled(field, value, label, options) {
  const input = setValue(field, value, options);
  say(field, label);
  input.focus();
}

/** In a Zap the search becomes a step of its own; here it is made at once. */
async function fromSearch(field, search) {
  const [key, output = 'id'] = search.split('.');
  const card = field.closest('#zap > li');
  if (card) {
    card.dispatchEvent(new CustomEvent('add-before', { bubbles: true, detail: { key, output, field } }));
    return;
  }
  const dialog = document.getElementById('finder');
  const place = document.getElementById('finder-step');
  const use = document.getElementById('finder-use');
  const { html } = await call('card', { step: { kind: 'searches', key, parts: [{}] }, number: 1 });
  const found = fragment(html).querySelector('.step');
  // As on its own page, so that what it finds can be mapped.
  found.dataset.ref = key;
  found.querySelector('h2').textContent = found.querySelector('h2').textContent.replace(/^1\. /, '');
  for (const check of found.querySelectorAll('.check')) check.remove();
  place.replaceChildren(found);
  bindSteps(place);
  use.disabled = true;
  found.addEventListener('tested', ({ detail: run }) => {
    use.disabled = run.results.length === 0;
    use.onclick = () => {
      dialog.close();
      filled(field, `{{${key}.${output}}}`, `${run.label}: ${run.results[0].name ?? run.results[0][output]}`);
    };
  });
  document.getElementById('finder-close').onclick = () => dialog.close();
  dialog.showModal();
}
