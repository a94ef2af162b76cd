/** Runs the steps of a Zap one after the other for an item that started it, as Zapier does. */
import { inputsOf } from './fields.ts';
import { resolved } from './mapping.ts';
import { perform, type Run, runRecorded } from './run.ts';
import type { Session, Tested } from './session.ts';
import type { Condition, ForeignStep, ZapStep } from './zap-steps.ts';

export interface StepRun {
  readonly label: string;
  /** What a step of this integration did; null for another app's. */
  readonly run: Run | null;
  /** What a step of another app would get. */
  readonly given: Readonly<Record<string, string>> | null;
  /** Why the steps after it do not run; null where they do. */
  readonly stops: string | null;
}

/**
 * @param steps the whole Zap; its first step has brought the item.
 * @param item what started it.
 */
export async function runZap(session: Session, steps: readonly ZapStep[], item: unknown): Promise<StepRun[]> {
  const sources = new Map<string, Pick<Tested, 'results' | 'all'>>([['1', { results: [item], all: false }]]);
  const runs: StepRun[] = [];
  for (const [index, step] of steps.entries()) {
    if (index === 0) continue;
    const done = 'app' in step ? foreign(step, sources) : await own(session, step, sources);
    runs.push(done);
    if (done.stops !== null) break;
    const results = done.run?.results ?? ('app' in step && step.sample ? [step.sample] : []);
    sources.set(`${index + 1}`, { results, all: 'all' in step && step.all });
  }
  return runs;
}

async function own(
  session: Session,
  { step, parts, goOn }: Extract<ZapStep, { step: object }>,
  sources: ReadonlyMap<string, Pick<Tested, 'results' | 'all'>>,
): Promise<StepRun> {
  const run = await runRecorded(step, async () =>
    perform(session, step, { parts: await inputsOf(session, step, parts, sources) }),
  );
  const nothing =
    run.results.length === 0 && !goOn ? 'Nothing was found, so Zapier does not run the steps after this one.' : null;
  return { label: step.label, run, given: null, stops: run.error?.next ?? nothing };
}

function foreign(
  { app, action, input, onlyIf }: ForeignStep,
  sources: ReadonlyMap<string, Pick<Tested, 'results' | 'all'>>,
): StepRun {
  const text = (value: string) => `${resolved(value, sources, false) ?? ''}`;
  const given = Object.fromEntries(Object.entries(input).map(([label, value]) => [label, text(value)]));
  const goesOn = onlyIf === undefined || holds(onlyIf, text);
  const stops = goesOn ? null : 'The condition does not hold, so Zapier does not run the steps after this one.';
  return { label: `${app}: ${action}`, run: null, given, stops };
}

function holds({ value, is, to = '' }: Condition, text: (value: string) => string): boolean {
  const [given, wanted] = [text(value), text(to)];
  switch (is) {
    case 'exactly':
      return given === wanted;
    case 'not':
      return given !== wanted;
    case 'containing':
      return given.includes(wanted);
    case 'at least':
      return given !== '' && Number(given) >= Number(wanted);
    case 'at most':
      return given !== '' && Number(given) <= Number(wanted);
    case 'greater than':
      return given !== '' && Number(given) > Number(wanted);
    case 'less than':
      return given !== '' && Number(given) < Number(wanted);
    case 'true':
    case 'false':
      return given === is;
    case 'empty':
      return given === '';
    case 'not empty':
      return given !== '';
  }
}
