/** A small Zap: a trigger and the steps behind it, run for each item that fires. */
import { fieldsOf } from '../fields.ts';
import { foreignCard, ownCard } from '../html/zap-card.ts';
import { RequestError } from '../respond.ts';
import { connectedOf, type Session } from '../session.ts';
import { runZap } from '../zap.ts';
import { type ForeignStep, readZap, type ZapStep } from '../zap-steps.ts';

import { type Actions, type Given, sourcesOf, testedRef } from './action.ts';
import { idOf } from './step-actions.ts';
import { createTabs } from './tabs.ts';
import { poll, type SwitchedOnStep, switchOn } from './trigger-actions.ts';

export function zapActions(session: Session): Actions {
  const tabs = createTabs((): { on: SwitchedOnStep | null } => ({ on: null }));

  /** The first sample of the trigger, if it is this one that was tested. */
  const tested = (given: Given, trigger: ZapStep | undefined) => {
    const found = session.tested.get(testedRef(given, '1'));
    return trigger && 'step' in trigger && found?.step === idOf(trigger.step) ? found.results[0] : undefined;
  };

  /** Each item with what the steps behind the trigger made of it. */
  const runs = async (steps: readonly ZapStep[], items: readonly unknown[]) => {
    const done = [];
    for (const item of items) done.push({ item, steps: await runZap(session, steps, item) });
    return done;
  };

  return {
    /** The card of one step, with its form filled in. */
    async card(given) {
      const [step] = readZap(session.definition, [given.step]);
      const number = Number(given.number) || 1;
      if (step === undefined || 'app' in step) return { html: foreignCard(step as ForeignStep, number).text };
      const fields = await fieldsOf(session, step.step, step.parts, sourcesOf(session, given));
      return { html: ownCard(session.definition, step, fields, number).text };
    },

    async 'zap-on'(given) {
      const [trigger] = readZap(session.definition, given.steps);
      if (!trigger || 'app' in trigger || trigger.step.kind !== 'triggers')
        throw new RequestError(
          400,
          'Only a trigger of this integration can be switched on here. Run the Zap once instead.',
        );
      const switched = await switchOn(session, trigger.step, trigger.parts, new Map());
      tabs.of(given).on = switched.on;
      return { ...switched.polled, runs: [] };
    },

    async 'zap-poll'(given) {
      const { on } = tabs.of(given);
      if (on === null) throw new RequestError(409, 'The Zap is not switched on.');
      const steps = readZap(session.definition, given.steps);
      const polled = await poll(session, on);
      return { ...polled, runs: await runs(steps, polled.run.results) };
    },

    async 'zap-off'(given) {
      tabs.of(given).on = null;
      return {};
    },

    /** The steps behind the trigger, for its first sample. */
    async 'zap-once'(given) {
      connectedOf(session);
      const steps = readZap(session.definition, given.steps);
      const [first] = steps;
      const sample = first && 'app' in first ? (first.sample ?? {}) : tested(given, first);
      if (sample === undefined)
        throw new RequestError(409, 'Load the samples of the trigger first, or switch the Zap on.');
      return { runs: await runs(steps, [sample]) };
    },
  };
}
