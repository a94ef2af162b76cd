/** One run of a step, as Zapier makes it, with what it returned, what it cost and what it said to its owner. */
import type { OutputField } from '../scripts/docs/definition.ts';
import { type ShownError, shownError } from './consequence.ts';
import { newRecording, type Recording, recorded } from './requests.ts';
import { connectedOf, type Session } from './session.ts';
import { type OfferedStep, outputFieldsOf } from './steps.ts';

export interface Run extends Recording {
  readonly label: string;
  readonly results: readonly unknown[];
  /** The labels of what is in the results, in their order. */
  readonly fields: readonly OutputField[];
  readonly error: ShownError | null;
  readonly milliseconds: number;
  /** Where the next page of results begins; null when there is none. */
  readonly pagingToken: string | null;
}

interface Returned {
  readonly results: readonly unknown[];
  readonly pagingToken?: string | null;
}

/** @param work what is done; its errors become part of the run. */
export async function runRecorded(step: OfferedStep, work: () => Promise<Returned>): Promise<Run> {
  const recording = newRecording();
  const started = performance.now();
  const { returned, error } = await recorded(recording, work).then(
    (result) => ({ returned: result, error: null }),
    (thrown: unknown) => ({ returned: { results: [] } as Returned, error: shownError(thrown) }),
  );
  const milliseconds = Math.round(performance.now() - started);
  const { results, pagingToken = null } = returned;
  const fields = outputFieldsOf(step).map(({ key, label = key, type = 'string' }) => ({ key, label, type }));
  return { label: step.label, results, fields, error, milliseconds, pagingToken, ...recording };
}

interface Inputs {
  /** For each part of the step, in their order. */
  readonly parts: readonly (() => Readonly<Record<string, unknown>>)[];
  readonly pagingToken?: string | null;
}

/** What Zapier does with a step in a Zap: a trigger is asked for samples, a search-or-create creates when nothing is found. */
export async function perform(session: Session, step: OfferedStep, { parts, pagingToken }: Inputs): Promise<Returned> {
  const authData = connectedOf(session);
  const loading = step.kind === 'triggers' ? { isLoadingSample: true } : {};
  const meta = pagingToken ? { ...loading, paging_token: pagingToken } : loading;
  let returned: Returned = { results: [] };
  for (const [index, part] of step.parts.entries()) {
    const method = `${part.kind}.${part.step.key}.operation.perform`;
    returned = listed(
      await session.zapier.call<unknown>(method, { authData, inputData: parts[index]?.() ?? {}, meta }),
    );
    if (returned.results.length > 0) break;
  }
  return returned;
}

/** Triggers and searches return a list, searches with pages a page, creates one thing. */
function listed(value: unknown): Returned {
  if (Array.isArray(value)) return { results: value };
  const { results, paging_token } = Object(value) as { results?: unknown; paging_token?: unknown };
  if (!Array.isArray(results)) return { results: [value] };
  return { results, pagingToken: typeof paging_token === 'string' ? paging_token : null };
}
