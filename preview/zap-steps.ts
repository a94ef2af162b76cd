/** The steps of a Zap, as a recipe has them and as the page sends them. */
import type { Definition } from '../scripts/docs/definition.ts';
import type { EnteredParts } from './fields.ts';
import { RequestError } from './respond.ts';
import { findStep, type OfferedStep } from './steps.ts';

/** A step of this integration. */
export interface OwnStep {
  readonly step: OfferedStep;
  readonly parts: EnteredParts;
  /** Whether later steps get all results, and not the first alone. */
  readonly all: boolean;
  /** Whether the steps after a search run although it found nothing. */
  readonly goOn: boolean;
}

/** A step of another app: shown with what it would get; nothing is sent to anybody. */
export interface ForeignStep {
  readonly app: string;
  readonly action: string;
  readonly input: Readonly<Record<string, string>>;
  /** What it brings to the steps after it. */
  readonly sample?: Readonly<Record<string, unknown>> | undefined;
  /** The Zap goes on only if this holds. */
  readonly onlyIf?: Condition | undefined;
}

export interface Condition {
  readonly value: string;
  readonly is: (typeof CONDITIONS)[number];
  readonly to?: string;
}

export const CONDITIONS = [
  'exactly',
  'not',
  'containing',
  'at least',
  'at most',
  'greater than',
  'less than',
  'true',
  'false',
  'empty',
  'not empty',
] as const;

export type ZapStep = OwnStep | ForeignStep;

const MOST_STEPS = 10;

/** @throws {RequestError} 400 or 404 for what is no Zap. */
export function readZap(definition: Definition, steps: unknown): ZapStep[] {
  if (!Array.isArray(steps) || steps.length === 0 || steps.length > MOST_STEPS)
    throw new RequestError(400, `A Zap has 1 to ${MOST_STEPS} steps.`);
  return steps.map((step: unknown) => readStep(definition, Object(step) as Record<string, unknown>));
}

function readStep(definition: Definition, given: Record<string, unknown>): ZapStep {
  const { app, action, input, sample, onlyIf, kind, key, parts, all, goOn } = given;
  if (app === undefined)
    return { step: findStep(definition, kind, key), parts: readParts(parts), all: all === true, goOn: goOn === true };
  const texts = Object.entries(Object(input) as object).map(([label, value]) => [label, `${value}`]);
  return {
    app: `${app}`,
    action: `${action ?? ''}`,
    input: Object.fromEntries(texts),
    sample: sample === undefined ? undefined : (Object(sample) as Record<string, unknown>),
    onlyIf: onlyIf === undefined ? undefined : readCondition(Object(onlyIf) as Record<string, unknown>),
  };
}

function readCondition({ value, is, to }: Record<string, unknown>): Condition {
  const known = CONDITIONS.find((condition) => condition === is);
  if (known) return { value: `${value ?? ''}`, is: known, ...(to !== undefined && { to: `${to}` }) };
  throw new RequestError(400, `A condition is one of ${CONDITIONS.join(', ')}.`);
}

/** What a form holds, for each part; each value is looked at where it is used. */
export function readParts(parts: unknown): EnteredParts {
  return (Array.isArray(parts) ? parts : []).map((part: unknown) => Object(part) as Record<string, unknown>);
}
