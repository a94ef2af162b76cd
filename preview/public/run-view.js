/** What a run brought, what it cost, and what Zapier does when it failed. */
import { busy, count, el } from './dom.js';
import { resultsView } from './results.js';

/** The preview itself could not do it. */
export function showFailure(place, message) {
  place.replaceChildren(el('p.error', { role: 'alert' }, message));
}

/**
 * @param {HTMLElement} place whose content is replaced.
 * @param {object} run as the server tells it.
 * @param {(pagingToken: string) => Promise<object>} [next] runs the step again for the next page of results.
 */
export function showRun(place, run, next) {
  place.replaceChildren(...runParts(run, next));
}

export function runParts(run, next) {
  const { results, error, milliseconds, pagingToken } = run;
  const found = `${count(results.length, 'result')} in ${milliseconds} ms`;
  const partly = results.length > 0 ? `${found}, and the next page failed` : `Failed after ${milliseconds} ms`;
  const said = error ? partly : found;
  const summary = el(
    'p.summary',
    { role: 'status', tabIndex: -1 },
    `${said}, ${count(run.requests.length, 'request')}.`,
  );
  const parts = [summary, ...renewals(run), error && errorView(error)];
  if (results.length > 0) parts.push(resultsView(run));
  if (pagingToken && next) parts.push(nextButton(run, next));
  return [...parts, costView(run), logView(run)].filter(Boolean);
}

export function errorView({ message, kind, code, next, asksToReconnect }) {
  return el(
    'div.error',
    { role: 'alert' },
    el('p.message', {}, message),
    el('p.meta', {}, el('strong', {}, 'What Zapier does: '), next),
    el('p.meta', {}, el('code', {}, code ? `${kind} · ${code}` : kind)),
    asksToReconnect && el('p', {}, el('a', { href: '/' }, 'Reconnect the account')),
  );
}

export function renewals({ renewals: reasons = [] }) {
  return reasons.map((reason) =>
    el('p.note', {}, el('strong', {}, 'Zapier renewed the token and ran the step again, because: '), reason),
  );
}

/**
 * Two pages of results as one run: what was brought and what it cost. A page that failed leaves what there is, and can be
 * asked for again.
 *
 * @param {object} run the pages so far.
 * @param {object} more the one after them.
 */
export function joined(run, more) {
  const both = (name) => [...(run[name] ?? []), ...(more[name] ?? [])];
  return {
    ...more,
    results: both('results'),
    requests: both('requests'),
    log: both('log'),
    renewals: both('renewals'),
    milliseconds: run.milliseconds + more.milliseconds,
    pagingToken: more.error ? run.pagingToken : more.pagingToken,
  };
}

function nextButton(run, next) {
  const text = run.error ? 'Try the next page again' : 'There are more: load the next page';
  const button = el('button', { type: 'button', data: { next: '' } }, text);
  const said = el('p.error', { role: 'alert', hidden: true });
  button.addEventListener('click', () =>
    busy(button, async () => {
      said.hidden = true;
      try {
        const more = await next(run.pagingToken);
        const place = button.closest('.run');
        // Another run has taken its place.
        if (!place) return;
        showRun(place, joined(run, more), next);
        (place.querySelector('[data-next]') ?? place.querySelector('.summary')).focus();
      } catch (error) {
        said.textContent = error.message;
        said.hidden = false;
      }
    }),
  );
  return el('div.next', {}, button, said);
}

const SIZE = ['method', 'host', 'path', 'status', 'ms', 'bytes'];

export function costView({ requests }) {
  const bytes = requests.reduce((sum, each) => sum + each.bytes, 0);
  const row = ({ method, host, path, status, milliseconds, bytes: size }) =>
    el(
      'tr',
      {},
      ...[method, host, path, status ?? 'none', milliseconds, size.toLocaleString('en-US')].map((cell) =>
        el('td', {}, `${cell ?? ''}`),
      ),
    );
  const table = el(
    'table',
    {},
    el('thead', {}, el('tr', {}, ...SIZE.map((name) => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, ...requests.map(row)),
  );
  const scroll = el('div.scroll', { tabIndex: 0, role: 'region', aria: { label: 'Requests' } }, table);
  return el(
    'details.cost',
    {},
    el('summary', {}, `What it cost: ${count(requests.length, 'request')}, ${bytes.toLocaleString('en-US')} bytes`),
    scroll,
  );
}

export function logView({ log }) {
  if (log.length === 0) return null;
  return el(
    'details.log',
    {},
    el('summary', {}, `Log for the owner: ${count(log.length, 'line')}`),
    el('pre', { tabIndex: 0 }, log.join('\n')),
  );
}
