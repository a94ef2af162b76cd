/** The results of a step: a list of them, a page at a time, the chosen one with its labels, and its JSON beside. */
import { count, el } from './dom.js';

const PAGE = 20;

export function resultsView({ results, fields, label }) {
  let page = 0;
  let shown = results;
  let chosen = results[0];
  const list = el('ul.records');
  const record = el('div.record');
  const pages = el('p.pages', { role: 'status' });
  const filter = el('input', {
    type: 'search',
    autocomplete: 'off',
    aria: { label: `Search the results of ${label}` },
    placeholder: 'Search the results',
  });
  const back = el('button.small', { type: 'button' }, '‹ Previous');
  const on = el('button.small', { type: 'button' }, 'Next ›');

  const show = () => {
    const first = page * PAGE;
    list.replaceChildren(...shown.slice(first, first + PAGE).map((result) => el('li', {}, entry(result))));
    const last = Math.min(first + PAGE, shown.length);
    pages.textContent = shown.length === 0 ? 'None' : `${first + 1} to ${last} of ${count(shown.length, 'result')}`;
    back.disabled = page === 0;
    on.disabled = last >= shown.length;
    record.replaceChildren(facts(chosen, fields), rawView(chosen, results));
  };
  const entry = (result) =>
    el(
      'button',
      {
        type: 'button',
        aria: { current: `${result === chosen}` },
        on: {
          click: () => {
            chosen = result;
            show();
            list.querySelector('[aria-current="true"]')?.focus();
          },
        },
      },
      nameOf(result),
    );
  const turn = (by) => () => {
    page += by;
    show();
  };
  back.addEventListener('click', turn(-1));
  on.addEventListener('click', turn(1));
  filter.addEventListener('input', () => {
    const wanted = filter.value.toLowerCase();
    shown = results.filter((result) => nameOf(result).toLowerCase().includes(wanted));
    page = 0;
    show();
  });
  show();
  if (results.length === 1) return el('div.results.one', {}, record);
  const paging = results.length > PAGE && [filter, el('div.paging', {}, back, on)];
  return el(
    'div.results',
    {},
    el('div.picker', {}, ...(paging ? [filter] : []), list, pages, ...(paging ? [paging[1]] : [])),
    record,
  );
}

const nameOf = (result) => `${result?.name ?? result?.queue_name ?? result?.id ?? JSON.stringify(result)}`;

/** @returns {[string, unknown][]} the outputs that are there, in the order of the definition, then what it does not name. */
export function rowsOf(result, fields) {
  const named = new Set(fields.map(({ key }) => key));
  const rows = fields.map(({ key, label }) => [label, inside(result, key)]);
  for (const [key, value] of Object.entries(result ?? {}))
    if (!named.has(key) && ![...named].some((name) => name.startsWith(`${key}__`))) rows.push([key, value]);
  return rows.filter(([, value]) => value !== undefined && value !== null && `${value}` !== '');
}

function facts(result, fields) {
  return el(
    'dl.facts',
    {},
    ...rowsOf(result, fields).map(([label, value]) =>
      el('div', {}, el('dt', {}, label), el('dd', {}, shownValue(value))),
    ),
  );
}

function inside(result, key) {
  return key in result
    ? result[key]
    : key
        .split('__')
        .reduce((value, part) => (Array.isArray(value) ? value.map((each) => each?.[part]) : value?.[part]), result);
}

function shownValue(value) {
  if (Array.isArray(value)) return value.map(shownValue).join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : `${value}`;
}

/** All of them only when they are wanted: a thousand queues are a megabyte of text. What is not in view of it is not laid out. */
function rawView(result, results) {
  const all = el('details', {}, el('summary', {}, `JSON of all ${count(results.length, 'result')}`));
  all.addEventListener('toggle', () => {
    if (!all.open || all.children.length > 1) return;
    const texts = results.map(
      (each, index) => `${JSON.stringify(each, null, 2)}${index + 1 < results.length ? ',' : ''}`,
    );
    all.append(el('pre.whole', { tabIndex: 0 }, '[', ...texts.map((text) => el('span', {}, text)), ']'));
  });
  const one = el(
    'details',
    { open: true },
    el('summary', {}, 'Raw JSON'),
    el('pre', { tabIndex: 0 }, JSON.stringify(result, null, 2)),
  );
  return el('div.raw', {}, one, results.length > 1 && all);
}
