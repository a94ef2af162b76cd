/** The connection: the sign-in, the test, and its end. */
import { call } from './call.js';
import { busy, fragment } from './dom.js';
import { readParts } from './form.js';
import { costView, errorView, logView, renewals, showFailure } from './run-view.js';

export function bindConnection(form) {
  const state = document.getElementById('state');
  const place = state.parentElement.querySelector('.run');
  const connect = (button) =>
    busy(button, async () => {
      try {
        const { url, error } = await call('connect', { fields: readParts(form)[0] });
        if (error) place.replaceChildren(errorView(error));
        else location.assign(url);
      } catch (error) {
        showFailure(place, error.message);
      }
    });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    connect(form.querySelector('[type="submit"]'));
  });
  state.addEventListener('click', async ({ target }) => {
    if (target.matches('[data-reconnect]')) await connect(target);
    if (target.matches('[data-test]')) await busy(target, () => test(state, place));
    if (target.matches('[data-disconnect]')) {
      const { html } = await call('disconnect');
      state.replaceChildren(fragment(html));
      place.replaceChildren();
      document.getElementById('account').textContent = 'Not connected';
    }
  });
}

async function test(state, place) {
  try {
    const tried = await call('connection-test');
    state.replaceChildren(fragment(tried.html));
    place.replaceChildren(
      ...renewals(tried),
      ...[tried.error && errorView(tried.error), costView(tried), logView(tried)].filter(Boolean),
    );
    state.querySelector('[data-test]')?.focus();
  } catch (error) {
    showFailure(place, error.message);
  }
}
