/** A trigger that is switched on: the first poll remembers, each later one fires. */
import type { SwitchedOn } from '../../scripts/lib/zapier-run.ts';
import { type EnteredParts, inputsOf } from '../fields.ts';
import type { Sources } from '../mapping.ts';
import { RequestError } from '../respond.ts';
import { type Run, runRecorded } from '../run.ts';
import { connectedOf, type Session } from '../session.ts';
import { findStep, type OfferedStep } from '../steps.ts';
import { readParts } from '../zap-steps.ts';
import { type Actions, sourcesOf } from './action.ts';
import { createTabs } from './tabs.ts';

interface Polled {
  readonly run: Run;
  /** How many items the first poll remembers; null for a later one, whose run holds what fired. */
  readonly remembered: number | null;
}

export interface SwitchedOnStep {
  readonly step: OfferedStep;
  readonly zap: SwitchedOn;
}

/** @returns the first poll, and the trigger as it is switched on; null where it failed, since Zapier switches no such Zap on */
export async function switchOn(
  session: Session,
  step: OfferedStep,
  parts: EnteredParts,
  sources: Sources,
): Promise<{ polled: Polled; on: SwitchedOnStep | null }> {
  const authData = connectedOf(session);
  let remembered = 0;
  let zap: SwitchedOn | undefined;
  const run = await runRecorded(step, async () => {
    const [input] = await inputsOf(session, step, parts, sources);
    zap = session.zapier.switchOn(step.key, input?.());
    remembered = (await zap.poll<object>(authData)).results.length;
    return { results: [] };
  });
  const polled = { run, remembered: run.error === null ? remembered : null };
  return { polled, on: zap && run.error === null ? { step, zap } : null };
}

/** Each poll but the first. */
export async function poll(session: Session, { step, zap }: SwitchedOnStep): Promise<Polled> {
  const authData = connectedOf(session);
  // Newest first, as Zapier wants them; told in the order in which they came to be.
  const run = await runRecorded(step, async () => ({ results: (await zap.poll<object>(authData)).fired.toReversed() }));
  return { run, remembered: null };
}

export function triggerActions(session: Session): Actions {
  const tabs = createTabs(() => new Map<string, SwitchedOnStep>());
  return {
    async 'trigger-on'(given) {
      const step = findStep(session.definition, 'triggers', given.key);
      const { polled, on } = await switchOn(session, step, readParts(given.parts), sourcesOf(session, given));
      const switched = tabs.of(given);
      if (on) switched.set(step.key, on);
      else switched.delete(step.key);
      return polled;
    },

    async 'trigger-poll'(given) {
      const on = tabs.of(given).get(`${given.key}`);
      if (!on) throw new RequestError(409, 'This trigger is not switched on.');
      return poll(session, on);
    },

    async 'trigger-off'(given) {
      tabs.of(given).delete(`${given.key}`);
      return {};
    },
  };
}
