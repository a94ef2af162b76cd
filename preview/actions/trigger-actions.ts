/** A trigger that is switched on: the first poll remembers, each later one fires. */
import type { SwitchedOn } from '../../scripts/lib/zapier-run.ts';
import { inputsOf } from '../fields.ts';
import { RequestError } from '../respond.ts';
import { type Run, runRecorded } from '../run.ts';
import { connectedOf, type Session } from '../session.ts';
import { findStep, type OfferedStep } from '../steps.ts';
import { readParts } from '../zap-steps.ts';
import { type Actions, sourcesOf } from './action.ts';
import { idOf } from './step-actions.ts';

export interface Polled {
  readonly run: Run;
  /** How many items the first poll remembers; null for a later one, whose run holds what fired. */
  readonly remembered: number | null;
}

/** One poll of a trigger. @param first whether it is the one that only remembers */
export async function poll(session: Session, step: OfferedStep, zap: SwitchedOn, first: boolean): Promise<Polled> {
  const authData = connectedOf(session);
  let remembered = 0;
  const run = await runRecorded(step, async () => {
    const { results, fired } = await zap.poll<object>(authData);
    remembered = results.length;
    // Newest first, as Zapier wants them; told in the order in which they came to be.
    return { results: fired.toReversed() };
  });
  return { run, remembered: first && run.error === null ? remembered : null };
}

export function triggerActions(session: Session): Actions {
  const on = new Map<string, { step: OfferedStep; zap: SwitchedOn }>();
  return {
    async 'trigger-on'(given) {
      connectedOf(session);
      const step = findStep(session.definition, 'triggers', given.key);
      const [inputData] = await inputsOf(session, step, readParts(given.parts), sourcesOf(session, given.sources));
      const zap = session.zapier.switchOn(step.key, inputData);
      const polled = await poll(session, step, zap, true);
      // Zapier switches no Zap on whose first poll fails.
      if (polled.run.error === null) on.set(idOf(step), { step, zap });
      return polled;
    },

    async 'trigger-poll'(given) {
      const entry = on.get(`triggers.${given.key}`);
      if (!entry) throw new RequestError(409, 'This trigger is not switched on.');
      return poll(session, entry.step, entry.zap, false);
    },

    async 'trigger-off'(given) {
      on.delete(`triggers.${given.key}`);
      return {};
    },
  };
}
