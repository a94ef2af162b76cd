/** The one dialog in which something is chosen from a list: a dropdown's choices, page by page, or earlier results. */
const dialog = document.getElementById('chooser');
const filter = document.getElementById('chooser-filter');
const list = document.getElementById('chooser-list');
const more = document.getElementById('chooser-more');
const status = document.getElementById('chooser-status');

/** Ends the choosing that is under way. */
let giveUp = () => {};

/** @typedef {{ value: string, label: string, group?: string }} Choice */

/**
 * @param {string} title of the dialog.
 * @param {(page: number) => Promise<{ choices: Choice[], more: boolean }>} load one page, counted from 0.
 * @returns {Promise<Choice | null>} null when the person gave up.
 */
export function choose(title, load) {
  giveUp();
  const ending = new AbortController();
  const loaded = [];
  let page = 0;
  document.getElementById('chooser-title').textContent = title;
  filter.value = '';
  list.replaceChildren();

  const show = () => {
    const wanted = filter.value.toLowerCase();
    const shown = loaded.filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(wanted));
    const groups = Map.groupBy ? Map.groupBy(shown, ({ group = '' }) => group) : grouped(shown);
    list.replaceChildren(
      ...[...groups].flatMap(([group, choices]) => (group === '' ? choices.map(option) : [optgroup(group, choices)])),
    );
    if (list.options.length > 0) list.selectedIndex = 0;
    status.textContent = `${shown.length.toLocaleString('en-US')} of ${loaded.length.toLocaleString('en-US')} loaded`;
  };

  const loadPage = async () => {
    status.textContent = 'Loading…';
    more.disabled = true;
    try {
      const answer = await load(page);
      // The dialog was closed meanwhile, and may show the choices of another field.
      if (ending.signal.aborted) return;
      page += 1;
      loaded.push(...answer.choices);
      more.hidden = !answer.more;
      show();
      if (!answer.more && page > 1) status.textContent += ', and that is all';
      if (loaded.length === 0) status.textContent = 'There is nothing to choose from.';
    } catch (error) {
      if (ending.signal.aborted) return;
      status.textContent = error.message;
    }
    more.disabled = false;
  };

  return new Promise((resolve) => {
    const on = (target, type, listener) => target.addEventListener(type, listener, { signal: ending.signal });
    on(filter, 'input', show);
    on(filter, 'keydown', (event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      list.focus();
    });
    on(more, 'click', loadPage);
    on(list, 'dblclick', () => dialog.close('use'));
    on(list, 'keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      dialog.close('use');
    });
    const end = (chosen) => {
      ending.abort();
      resolve(chosen);
    };
    giveUp = () => end(null);
    on(dialog, 'close', () => end((dialog.returnValue === 'use' && list.selectedOptions[0]?.choice) || null));
    dialog.returnValue = 'cancel';
    more.hidden = true;
    if (!dialog.open) dialog.showModal();
    filter.focus();
    loadPage();
  });
}

function grouped(choices) {
  const groups = new Map();
  for (const choice of choices) groups.set(choice.group ?? '', [...(groups.get(choice.group ?? '') ?? []), choice]);
  return groups;
}

function option(choice) {
  const element = new Option(choice.label, choice.value);
  element.choice = choice;
  return element;
}

function optgroup(label, choices) {
  const element = document.createElement('optgroup');
  element.label = label;
  element.append(...choices.map(option));
  return element;
}
