/** The sandbox's controls beside the steps. */
import { call } from './call.js';

export function bindSandbox(panel) {
  const said = panel.querySelector('#sandbox-said');
  const names = panel.querySelector('#queue-names');
  const tell = async (work) => {
    try {
      said.textContent = (await work()).said;
    } catch (error) {
      said.textContent = error.message;
    }
  };
  panel.addEventListener('focusin', async ({ target }) => {
    if (!target.matches('[list]')) return;
    // Without them the name can still be typed.
    const queues = await call('sandbox-queues').catch(() => []);
    names.replaceChildren(...queues.map((name) => new Option(name)));
  });
  panel.addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.target;
    await tell(() => call('sandbox', { control: form.dataset.control, ...Object.fromEntries(new FormData(form)) }));
  });
  panel
    .querySelector('#s-situation')
    .addEventListener('change', ({ target }) => tell(() => call('situation', { index: target.value })));
}
