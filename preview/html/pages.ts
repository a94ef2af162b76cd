/** The pages, each made when it is asked for. */
import { defaults, fieldsOf } from '../fields.ts';
import { asZapStep, type Recipe, readRecipes } from '../recipes.ts';
import { RequestError } from '../respond.ts';
import { isEntered, type Session } from '../session.ts';
import { findStep, KINDS, offeredSteps } from '../steps.ts';
import { connectionState } from './connection-state.ts';
import { fieldHtml } from './field.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';
import { stepForm } from './step-form.ts';

/** @param said why the last sign-in failed; null when it did not. @param redirectUri what must be on the OAuth client */
export function connectionPage(session: Session, said: string | null, redirectUri: string): Page {
  const { authentication } = session.definition;
  const signsIn = !isEntered(session);
  const fields = authentication.fields.map((field) => {
    const own = field.key === 'region' && session.region === 'sandbox';
    const choices = own
      ? [{ value: 'sandbox', label: 'Sandbox on this machine' }, ...withLabels(field.choices)]
      : field.choices;
    const shown = signsIn || field.key === 'region' ? session.authData?.[field.key] : '';
    const chosen = shown ?? (field.key === 'region' ? session.region : '');
    return fieldHtml(session.definition, { ...field, ...(choices && { choices }) }, chosen, {
      ref: 'connection',
      part: 0,
      mapped: false,
    });
  });
  const main = html`<h1>Connection</h1>
<p>What a builder meets who connects an account: the fields,${signsIn && ' the sign-in,'} the label and the connection test.</p>
<div id="notice" role="alert">${said && html`<p class="error"><strong>The account was not connected.</strong> ${said}</p>`}</div>
<section aria-labelledby="state-title"><h2 id="state-title">The account</h2><div id="state">${connectionState(session)}</div><div class="run"></div></section>
<section aria-labelledby="connect-title"><h2 id="connect-title">Connect an account</h2><form id="connect"><div class="fields">${fields}</div>
<div class="actions"><button type="submit" class="primary">${session.authData ? 'Reconnect' : signsIn ? 'Sign in to Genesys Cloud' : 'Connect'}</button></div></form>
<p class="meta">${signsIn ? comesBack(session, redirectUri) : leftEmpty(session)}</p></section>`;
  return { title: 'Connection', path: '/', main, withSandbox: true };
}

const comesBack = ({ sandbox }: Session, redirectUri: string) =>
  html`The browser comes back to <code>${redirectUri}</code>${sandbox ? '' : ', which must be registered on the OAuth client'}.`;

/** Of an OAuth client the page shows neither id nor secret. */
function leftEmpty({ authData, sandbox }: Session): string {
  if (authData) return 'A field of the client that is left empty stays as it is.';
  return sandbox ? "Leave both fields of the client empty for the sandbox's own." : 'Nobody signs in.';
}

type Choices = { readonly value: string; readonly label: string };

function withLabels(choices: unknown): Choices[] {
  if (Array.isArray(choices)) return choices as Choices[];
  return Object.entries(Object(choices) as Record<string, string>).map(([value, label]) => ({ value, label }));
}

/** @throws {RequestError} 404 */
export async function stepPage(session: Session, kind: string, key: string): Promise<Page> {
  const step = findStep(session.definition, kind, key);
  const fields = await fieldsOf(session, step, [], new Map());
  const entered = fields.map(defaults);
  // A search-or-create has the key of its search, and another result.
  const ref = step.kind === 'searchOrCreates' ? `${key}_or_create` : key;
  const form = stepForm(session.definition, step, fields, { ref, entered, all: false, level: 1 });
  const switching = html`<section class="trigger" aria-labelledby="switch-title"><h2 id="switch-title">As in a Zap that is on</h2>
<p>The first poll only remembers what is there; each later one fires for what it has not seen.</p>
<div class="actions"><button type="button" class="primary" data-on>Switch on</button><button type="button" data-poll disabled>Poll now</button>
<label class="check"><input type="checkbox" data-every disabled> Poll every 5 seconds</label></div>
<p class="state" role="status" data-state>Off.</p><div class="fired"></div></section>`;
  const main = html`${form}${kind === 'triggers' && switching}`;
  return { title: step.label, path: `/steps/${kind}/${key}`, main, withSandbox: true };
}

/** @param id of the recipe that is opened; null for an empty Zap. @throws {RequestError} 404 */
export function zapPage(session: Session, id: string | null): Page {
  const recipes = readRecipes();
  const recipe = recipes.find((each) => each.id === id);
  if (id && !recipe) throw new RequestError(404, 'There is no such recipe.');
  const add = offeredSteps(session.definition).map(
    ({ kind, key, label }) => html`<option value="${kind}.${key}">${KINDS[kind]}: ${label}</option>`,
  );
  const main = html`<h1>A small Zap</h1>
<p>A trigger and a few steps in a row, run for each item that fires. Test each step from top to bottom, so that later ones can be mapped from it.</p>
<section aria-labelledby="recipes-title"><h2 id="recipes-title">Recipes</h2><ul class="recipes">${recipes.map((each) => recipeLink(each, id))}</ul></section>
<section aria-labelledby="zap-title"><h2 id="zap-title">${recipe ? recipe.title : 'Your Zap'}</h2>${recipe && html`<p>${recipe.about}</p>`}
<ol id="zap" data-steps="${JSON.stringify(recipe ? recipe.steps.map(asZapStep) : [])}"></ol>
<p id="zap-said" role="status"></p>
<div class="actions"><label for="add-step" class="hidden">Step to add</label><select id="add-step"><option value="">Choose a step…</option>${add}</select><button type="button" id="add">Add this step</button></div></section>
<section class="trigger" aria-labelledby="run-title"><h2 id="run-title">Run it</h2>
<div class="actions"><button type="button" id="once">Run once with the first sample</button><button type="button" class="primary" data-on>Switch on</button><button type="button" data-poll disabled>Poll now</button>
<label class="check"><input type="checkbox" data-every disabled> Poll every 5 seconds</label></div>
<p class="state" role="status" data-state>Off.</p><div class="fired"></div></section>`;
  return { title: recipe?.title ?? 'A small Zap', path: '/zap', main, withSandbox: true };
}

const recipeLink = ({ id, title }: Recipe, open: string | null) =>
  html`<li><a href="/zap?recipe=${encodeURIComponent(id)}"${id === open && html` aria-current="true"`}>${title}</a></li>`;

/** What was asked for is not there, or may not be asked. */
export function errorPage(message: string): Page {
  return {
    title: 'Not here',
    path: '',
    main: html`<h1>Not here</h1><p>${message}</p><p><a href="/">To the connection</a></p>`,
  };
}
