/** Puts the sandbox into one situation after another, and notes what a person reads in each. */

import { EditorError } from '../lib/editor-error.ts';
import { REFUSALS, type RefusalCase, withoutIds } from '../lib/refusals.ts';
import type { AuthData } from '../lib/zapier-run.ts';
import type { Case, Stage } from './chapter.ts';

export interface Situation {
  readonly situation: string;
  readonly make: RefusalCase['make'];
  /** The whole text that must be read, or a part of it. */
  readonly text: string | RegExp;
}

/**
 * @param foreignToken a token of another region.
 * @param run what is tried; its result is what a person reads where no error is shown.
 */
export async function trySituations(
  { sandbox, authData }: Stage,
  situations: readonly Situation[],
  foreignToken: string,
  run: (authData: AuthData) => Promise<string>,
): Promise<Case[]> {
  const cases: Case[] = [];
  for (const { situation, make, text } of situations) {
    const { organization, divisions, roles, users, clients, settings } = sandbox.state;
    const before = structuredClone({ organization, divisions, roles, users, clients, settings });
    // A token of its own, so that the connection's rate limit is not used up here.
    const changed = { ...authData, access_token: sandbox.issueToken() };
    make(sandbox, changed, foreignToken);
    const reads = await run(changed)
      .catch(messageOf)
      .finally(() => {
        Object.assign(sandbox.state, before);
        sandbox.faults.clear();
      });
    const held = typeof text === 'string' ? withoutIds(reads) === text : text.test(reads);
    cases.push({ situation, reads, held, reason: held ? 'as it must be' : `this must be read: ${text}` });
  }
  return cases;
}

/** The first entry of this kind in the table that the page of messages is made from. */
export function refusal(kind: string): Situation {
  const found = REFUSALS.find((entry) => entry.kind === kind);
  if (!found) throw new Error(`There is no refusal of the kind ${kind}.`);
  return found;
}

function messageOf(error: unknown): string {
  if (error instanceof EditorError) return error.message;
  throw error;
}
