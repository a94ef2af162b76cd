/** What is switched on: polled by hand or every few seconds, until it is switched off. */
import { busy } from './dom.js';
import { showFailure } from './run-view.js';

const EVERY_MS = 5_000;

/**
 * @param {HTMLElement} section with the buttons.
 * @param {{ on: () => Promise<object>, poll: () => Promise<object>, off: () => Promise<object> }} calls
 * @param {(polled: object, place: HTMLElement) => void} told shows what a poll brought.
 */
export function bindPolling(section, calls, told) {
  const find = (name) => section.querySelector(`[data-${name}]`);
  const [on, poll, every, state] = ['on', 'poll', 'every', 'state'].map(find);
  const place = section.querySelector('.fired');
  let isOn = false;
  let polls = 0;
  /** Counts how often it was switched, so that a poll knows when it was overtaken. */
  let switched = 0;
  let timer;

  const set = (next, text) => {
    isOn = next;
    switched += 1;
    on.textContent = next ? 'Switch off' : 'Switch on';
    poll.disabled = !next;
    every.disabled = !next;
    if (!next) {
      every.checked = false;
      clearInterval(timer);
    }
    state.textContent = text;
  };

  on.addEventListener('click', () =>
    busy(on, async () => {
      try {
        if (isOn) {
          await calls.off();
          return set(false, 'Off. Switched on again, it starts afresh.');
        }
        place.replaceChildren();
        polls = 1;
        const polled = await calls.on();
        told(polled, place);
        if (polled.run.error) return set(false, 'Zapier would not switch it on.');
        set(true, `On. The first poll remembers ${polled.remembered.toLocaleString('en-US')}.`);
      } catch (error) {
        showFailure(place, error.message);
      }
    }),
  );
  let polling = false;
  const once = async () => {
    // One that takes longer than the pause between two is not overtaken.
    if (polling) return;
    polling = true;
    const since = switched;
    try {
      const polled = await calls.poll();
      // What it brought did happen, but it is off by now.
      if (!isOn) return told(polled, place);
      if (since !== switched) return;
      polls += 1;
      told(polled, place);
      const fired = polled.run.results.length;
      state.textContent = polled.run.error
        ? `On. Poll ${polls} failed; Zapier polls again.`
        : `On. Poll ${polls} fired for ${fired}.`;
    } catch (error) {
      if (since !== switched) return;
      showFailure(place, error.message);
      set(false, 'Off.');
    } finally {
      polling = false;
    }
  };
  poll.addEventListener('click', async () => {
    await busy(poll, once);
    poll.disabled = !isOn;
  });
  every.addEventListener('change', () => {
    clearInterval(timer);
    if (every.checked) timer = setInterval(once, EVERY_MS);
  });
}
