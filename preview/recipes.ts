/**
 * Whole Zaps that people build around queues, from `recipes/*.json`: what the page opens, and what docs can be made from. A
 * step names itself by `trigger`, `search`, `create` or `searchOrCreate`, or is one of another `app`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Kind } from './steps.ts';

export interface Recipe {
  /** The file's name without its ending. */
  readonly id: string;
  readonly title: string;
  /** What it is for, in a sentence or two. */
  readonly about: string;
  /** What whoever builds it has to mind. */
  readonly note?: string;
  readonly steps: readonly RecipeStep[];
}

export interface RecipeStep {
  readonly trigger?: string;
  readonly search?: string;
  readonly create?: string;
  readonly searchOrCreate?: string;
  /** What its fields hold, by their keys; for another app by their labels. Values may be mapped: `{{1.id}}`. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** Of a search-or-create: the fields of its create. */
  readonly createInput?: Readonly<Record<string, unknown>>;
  /** Later steps get all results, and not the first alone. */
  readonly results?: 'first' | 'all';
  /** What Zapier does when a search finds nothing: by default the steps after it do not run. */
  readonly nothingFound?: 'stop' | 'continue';
  readonly app?: string;
  readonly action?: string;
  /** What another app's step brings to those after it. */
  readonly sample?: Readonly<Record<string, unknown>>;
  readonly onlyIf?: { readonly value: string; readonly is: string; readonly to?: string };
}

const FOLDER = new URL('../recipes/', import.meta.url);

/** In the order of their file names. */
export function readRecipes(folder = FOLDER): Recipe[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => ({
    id: name.replace(/\.json$/, ''),
    ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Omit<Recipe, 'id'>),
  }));
}

const KEYS = { trigger: 'triggers', search: 'searches', create: 'creates', searchOrCreate: 'searchOrCreates' } as const;

/** A step in the shape in which the page sends it (zap-steps.ts). */
export function asZapStep(step: RecipeStep): Record<string, unknown> {
  const { app, action, input = {}, createInput = {}, results, nothingFound, sample, onlyIf } = step;
  if (app !== undefined) return { app, action, input, sample, onlyIf };
  for (const [name, kind] of Object.entries(KEYS) as [keyof typeof KEYS, Kind][])
    if (step[name] !== undefined)
      return {
        kind,
        key: step[name],
        parts: [input, createInput],
        all: results === 'all',
        goOn: nothingFound === 'continue',
      };
  throw new RangeError('A step of a recipe names a trigger, search, create or searchOrCreate, or an app.');
}
