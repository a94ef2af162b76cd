/** The sandbox's controls: what a person would do in Genesys Cloud meanwhile, and every refusal. */
import type { Sandbox } from '../../sandbox/index.ts';
import { SITUATIONS } from '../situations.ts';
import { type Html, html } from './html.ts';

const QUEUE = (id: string) =>
  html`<label for="${id}">Queue</label><input id="${id}" name="queue" list="queue-names" autocomplete="off" required>`;

/** @param situation the one that it is in; null while all is well */
export function sandboxPanel({ state }: Sandbox, situation: number | null): Html {
  const division = (id: string, first?: string) =>
    html`<label for="${id}">Division</label><select id="${id}" name="division">${first && html`<option value="">${first}</option>`}${state.divisions.map((each) => html`<option value="${each.id}">${each.name}</option>`)}</select>`;
  const form = (control: string, title: string, fields: Html, open = false) =>
    html`<details${open && html` open`}><summary>${title}</summary><form data-control="${control}">${fields}<button type="submit">${title}</button></form></details>`;
  return html`<aside class="sandbox" aria-labelledby="sandbox-title"><h2 id="sandbox-title">In Genesys Cloud</h2>
<p class="help">The sandbox on this machine. What you do here, somebody does in the organization.</p>
<datalist id="queue-names"></datalist>
${form('create', 'Create a queue', html`<label for="s-name">Name</label><input id="s-name" name="name" autocomplete="off" required>${division('s-division')}`, true)}
${form('rename', 'Rename a queue', html`${QUEUE('s-rename')}<label for="s-rename-to">New name</label><input id="s-rename-to" name="name" autocomplete="off" required>`)}
${form('move', 'Move a queue', html`${QUEUE('s-move')}${division('s-move-to', 'Choose…')}`)}
${form('delete', 'Delete a queue', QUEUE('s-delete'))}
${form('staff', 'Add agents to a queue', html`${QUEUE('s-staff')}<label for="s-count">How many</label><input id="s-count" name="count" inputmode="numeric" value="3" autocomplete="off">`)}
${form('wait', 'Let a call wait', html`${QUEUE('s-wait')}<label for="s-minutes">For so many minutes already</label><input id="s-minutes" name="minutes" inputmode="numeric" value="5" autocomplete="off">`)}
<form data-situation><label for="s-situation">Refusal or fault</label><select id="s-situation" name="index"><option value="">None: all is well</option>${SITUATIONS.map(({ name }, index) => html`<option value="${index}"${index === situation && html` selected`}>${name}</option>`)}</select></form>
<p id="sandbox-said" role="status"></p></aside>`;
}
