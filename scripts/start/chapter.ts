/** What `npm start` tells, as data: `--json` prints it as it is, print.ts makes text of it. */
import type { Sandbox } from '../../sandbox/index.ts';
import type { AuthData, Zapier } from '../lib/zapier-run.ts';

/** Keys are snake_case, as in all that the integration returns; the text shows them as labels. */
export interface Facts {
  readonly [label: string]: string | number | boolean | readonly string[] | null;
}

/** Something that must be so, and what shows whether it is. */
export interface Check {
  readonly claim: string;
  readonly held: boolean;
  readonly reason: string;
}

export interface Chapter {
  readonly title: string;
  /** One sentence for somebody who sees the product for the first time. */
  readonly about: string;
  readonly facts: Facts;
  /** The first rows of a list, all with the same keys. */
  readonly first_rows?: readonly Facts[];
  /** Situations that were tried, each with what came of it. */
  readonly cases?: ReadonlyArray<{ readonly situation: string; readonly facts: Facts }>;
  readonly checks: readonly Check[];
}

/** What the chapters share. */
export interface Stage {
  readonly sandbox: Sandbox;
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
