/** A step on the page: its form, and what a test of it brings. */
import { call } from './call.js';
import { busy, fragment } from './dom.js';
import { readParts } from './form.js';
import { showFailure, showRun } from './run-view.js';

/** How the server knows a step, and what its fields can be mapped from. */
export function identity(section) {
  const { kind, key, ref } = section.dataset;
  const card = section.closest('#zap > li');
  return card ? { kind, key, ref, sources: before(card) } : { kind, key, ref };
}

/** The steps of a Zap before this one: pairs of number and step. */
function before(card) {
  const cards = [...card.parentElement.children];
  return cards.slice(0, cards.indexOf(card)).map((each) => {
    const { kind, key, ref } = each.querySelector('.step').dataset;
    return [ref, `${kind}.${key}`];
  });
}

/** @param {ParentNode} root in which there are steps that were not there before. */
export function bindSteps(root) {
  for (const section of root.querySelectorAll('.step:not(.foreign)')) {
    section.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      test(section);
    });
    if ('alterable' in section.dataset) section.addEventListener('change', (event) => alter(section, event.target));
  }
}

async function test(section) {
  const place = section.querySelector(':scope > .run');
  const given = {
    ...identity(section),
    parts: readParts(section),
    all: section.querySelector('[name="all"]')?.checked === true,
  };
  await busy(section.querySelector('[type="submit"]'), async () => {
    try {
      const run = await call('run', given);
      showRun(place, run, (pagingToken) => call('run', { ...given, pagingToken }));
      section.dispatchEvent(new CustomEvent('tested', { detail: run }));
    } catch (error) {
      showFailure(place, error.message);
    }
  });
}

/** How often the fields of a step were asked for: only the latest answer counts. */
const asked = new WeakMap();

/** The fields depend on this one: they are asked for again, with what is filled in. What is typed meanwhile stays. */
async function alter(section, target) {
  const field = target.closest('.field');
  if (!field || !('alters' in field.dataset)) return;
  const turn = (asked.get(section) ?? 0) + 1;
  asked.set(section, turn);
  const sent = readParts(section);
  const { html } = await call('fields', { ...identity(section), parts: sent });
  if (asked.get(section) !== turn) return;
  const next = fragment(html);
  const now = readParts(section);
  const held = document.activeElement;
  const isHere = section.querySelector('.fields').contains(held);
  const [start, end] = [held?.selectionStart, held?.selectionEnd];
  for (const old of section.querySelectorAll('.field')) {
    const { key, part } = old.dataset;
    const fresh = [...next.querySelectorAll('.field')].find(
      (each) => each.dataset.key === key && each.dataset.part === part,
    );
    if (!fresh) continue;
    const isTyped = JSON.stringify(sent[part]?.[key]) !== JSON.stringify(now[part]?.[key]);
    // What dropdowns offer may have changed, so others are taken as they come.
    if (isTyped || (old.contains(held) && held.matches('.value, .name'))) fresh.replaceWith(old);
    else fresh.querySelector('.chosen').textContent = old.querySelector('.chosen').textContent;
  }
  section.querySelector('.fields').replaceChildren(next);
  if (!isHere) return;
  if (!held.isConnected) return document.getElementById(held.id)?.focus();
  held.focus();
  if (typeof start === 'number') held.setSelectionRange(start, end);
}
