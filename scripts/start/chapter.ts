/** What `npm start` tells, as data: `--json` prints it as it is, print.ts makes text of it. */
import type { Sandbox } from '../../sandbox/index.ts';
import type { AuthData, Integration, Zapier } from '../lib/zapier-run.ts';

/** Keys are snake_case, as in all that the integration returns; the text shows them as labels. */
export interface Facts {
  readonly [label: string]: string | number | boolean | readonly string[] | null;
}

/** Whether something is as it must be, and what shows it. */
export interface Outcome {
  readonly held: boolean;
  readonly reason: string;
}

/** Something that must be so. */
export interface Check extends Outcome {
  readonly claim: string;
}

/** A situation that was tried, and what a person read in it. */
export interface Case extends Outcome {
  readonly situation: string;
  readonly reads: string;
}

export interface Chapter {
  readonly title: string;
  /** One sentence for somebody who sees the product for the first time. */
  readonly about: string;
  readonly facts: Facts;
  /** The first rows of a list, all with the same keys. */
  readonly first_rows?: readonly Facts[];
  readonly cases?: readonly Case[];
  readonly checks: readonly Check[];
}

/** All that must be so in a chapter. */
export const outcomes = ({ cases = [], checks }: Chapter): readonly Outcome[] => [...cases, ...checks];

/** What the chapters share. */
export interface Stage {
  readonly sandbox: Sandbox;
  /** The app that is told about. */
  readonly app: Integration;
  readonly zapier: Zapier;
  /** The connection; empty until the first chapter has connected. */
  readonly authData: AuthData;
}

/** The whole of it, as `--json` prints it. */
export interface Story {
  /** Whether every check held. */
  readonly held: boolean;
  readonly sandbox: { readonly url: string; readonly queues: number };
  readonly chapters: readonly Chapter[];
  readonly milliseconds: number;
}
