/** A step by itself: its form, the lists behind its fields, and running it. */
import { choicesPage } from '../choices.ts';
import { fieldsOf, inputsOf } from '../fields.ts';
import { stepFields } from '../html/step-form.ts';
import { mappable, type Sources } from '../mapping.ts';
import { perform, runRecorded } from '../run.ts';
import { connectedOf, type Session } from '../session.ts';
import { findStep, type OfferedStep, offeredSteps, outputFieldsOf } from '../steps.ts';
import { inputSoFar } from '../typed.ts';
import { readParts } from '../zap-steps.ts';
import { type Actions, type Given, sourcesOf, testedRef } from './action.ts';

export const idOf = ({ kind, key }: OfferedStep) => `${kind}.${key}`;

export function stepActions(session: Session): Actions {
  const stepOf = ({ kind, key }: Given) => findStep(session.definition, kind, key);

  return {
    /** The fields again, after one was chosen that alters them. */
    async fields(given) {
      const [step, sources, parts] = [stepOf(given), sourcesOf(session, given), readParts(given.parts)];
      const fields = await fieldsOf(session, step, parts, sources);
      return { html: stepFields(session.definition, fields, parts, `${given.ref}`).text };
    },

    async choices(given) {
      const [step, sources, parts] = [stepOf(given), sourcesOf(session, given), readParts(given.parts)];
      const part = Number(given.part) || 0;
      const fields = (await fieldsOf(session, step, parts, sources))[part] ?? [];
      const field = fields.find(({ key }) => key === given.field);
      return choicesPage(session, field, inputSoFar(fields, parts[part] ?? {}, sources), Number(given.page) || 0);
    },

    async mappable(given) {
      const steps = new Map(offeredSteps(session.definition).map((step) => [idOf(step), step]));
      const sources = sourcesOf(session, given);
      return [...sources].map(([ref, tested]) => {
        const offered = steps.get(tested.step);
        const fields = offered ? outputFieldsOf(offered) : [];
        const label = /^\d+$/.test(ref) ? `${ref}. ${tested.label}` : tested.label;
        return { ref, label, values: mappable(ref, tested, fields) };
      });
    },

    /** "Test" of the editor. */
    async run(given) {
      connectedOf(session);
      const step = stepOf(given);
      const sources: Sources = sourcesOf(session, given);
      const pagingToken = typeof given.pagingToken === 'string' ? given.pagingToken : null;
      const run = await runRecorded(step, async () => {
        const parts = await inputsOf(session, step, readParts(given.parts), sources);
        return perform(session, step, { parts, pagingToken });
      });
      if (run.error === null && pagingToken === null)
        session.tested.set(testedRef(given, `${given.ref}`), {
          step: idOf(step),
          label: step.label,
          results: run.results,
          all: given.all === true,
        });
      return run;
    },
  };
}
