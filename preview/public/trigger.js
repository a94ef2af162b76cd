/** A trigger by itself, switched on. */
import { call } from './call.js';
import { el } from './dom.js';
import { readParts } from './form.js';
import { bindPolling } from './polling.js';
import { costView, logView, runParts } from './run-view.js';
import { identity } from './step.js';

export function bindTrigger(section) {
  const step = document.querySelector('main > .step');
  const given = () => ({ ...identity(step), parts: readParts(step) });
  const calls = {
    on: () => call('trigger-on', given()),
    poll: () => call('trigger-poll', given()),
    off: () => call('trigger-off', given()),
  };
  bindPolling(section, calls, ({ run, remembered }, place) => {
    // A poll for nothing that went well is told above, in one line.
    if (remembered === null && run.results.length === 0 && !run.error && run.log.length === 0) return;
    const time = new Date().toLocaleTimeString();
    const title = run.error
      ? `${time}: the poll failed`
      : remembered === null
        ? `${time}: fired for ${run.results.length}`
        : `${time}: switched on`;
    const brought = remembered === null || run.error ? runParts(run) : [costView(run), logView(run)].filter(Boolean);
    place.prepend(el('section.event', {}, el('h3', {}, title), ...brought));
  });
}
