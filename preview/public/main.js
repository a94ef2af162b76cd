/** What each page does. */
import { bindConnection } from './connection.js';
import { bindFields } from './form.js';
import { bindPickers } from './pickers.js';
import { bindSandbox } from './sandbox.js';
import { bindSteps } from './step.js';
import { bindTrigger } from './trigger.js';

// What no part of the page has an answer to, such as a preview that was stopped in the terminal.
addEventListener('unhandledrejection', ({ reason }) => {
  const place = document.getElementById('fault');
  place.textContent = reason.message;
  place.className = 'error';
  place.scrollIntoView({ block: 'nearest' });
});

bindFields();
bindPickers();
bindSteps(document);

const find = (selector) => document.querySelector(selector);
const connect = find('#connect');
if (connect) bindConnection(connect);
const panel = find('.sandbox');
if (panel) bindSandbox(panel);
if (find('#zap')) (await import('./zap.js')).bindZap();
else if (find('.trigger')) bindTrigger(find('.trigger'));
// On a narrow page the list of steps would stand before everything; on a wide one nothing opens it.
const narrow = matchMedia('(max-width: 899px)');
const fold = () => find('.side')?.toggleAttribute('open', !narrow.matches);
narrow.addEventListener('change', fold);
fold();
document.documentElement.dataset.ready = 'true';
