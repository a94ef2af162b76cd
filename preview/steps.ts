/** What the definition offers, as the page lists it. Nothing of it is written here: whatever is in the app appears. */
import type { Definition, OutputField, Step } from '../scripts/docs/definition.ts';
import { RequestError } from './respond.ts';

export const KINDS = {
  triggers: 'Trigger',
  searches: 'Search',
  creates: 'Create',
  searchOrCreates: 'Search or create',
} as const;

export type Kind = keyof typeof KINDS;

export interface OfferedStep {
  readonly kind: Kind;
  readonly key: string;
  readonly noun: string;
  readonly label: string;
  readonly description: string;
  /** What a search-or-create does: a search, then a create. For other kinds the step itself. */
  readonly parts: readonly { readonly kind: Exclude<Kind, 'searchOrCreates'>; readonly step: Step }[];
}

/** The steps that a builder can choose, those that only fill dropdowns left out. */
export function offeredSteps(definition: Definition): OfferedStep[] {
  const plain = (['triggers', 'searches', 'creates'] as const).flatMap((kind) =>
    Object.values(definition[kind] ?? {})
      .filter(({ display }) => !display.hidden)
      .map((step) => offered(kind, step)),
  );
  const both = Object.entries(definition.searchOrCreates ?? {}).map(([key, { display, search, create }]) => {
    const found = definition.searches[search];
    const created = definition.creates?.[create];
    if (!found || !created) throw new RangeError(`${key} names a search or a create that there is not.`);
    const parts = [
      { kind: 'searches' as const, step: found },
      { kind: 'creates' as const, step: created },
    ];
    const { label = found.display.label, description = found.display.description } = display ?? {};
    return { kind: 'searchOrCreates' as const, key, noun: created.noun, label, description, parts };
  });
  return [...plain, ...both];
}

function offered(kind: Exclude<Kind, 'searchOrCreates'>, step: Step): OfferedStep {
  const { key, noun, display } = step;
  return { kind, key, noun, label: display.label, description: display.description, parts: [{ kind, step }] };
}

/** @throws {RequestError} 404 for a step that there is not. */
export function findStep(definition: Definition, kind: unknown, key: unknown): OfferedStep {
  const found = offeredSteps(definition).find((step) => step.kind === kind && step.key === key);
  if (found) return found;
  throw new RequestError(404, 'There is no such step.');
}

/** The labeled outputs, in their order: those of the last part, which all of a step's results have. */
export function outputFieldsOf({ parts }: OfferedStep): readonly OutputField[] {
  return parts.at(-1)?.step.operation.outputFields ?? [];
}

/** Whether some of its fields come from a function, such as those that depend on what is chosen in another. */
export function isDynamic({ parts }: OfferedStep): boolean {
  return parts.some(({ step }) => step.operation.inputFields?.some((field) => typeof field === 'function'));
}
