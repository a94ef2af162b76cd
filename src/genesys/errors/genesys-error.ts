import type { Diagnosis } from '../diagnosis.ts';
import type { Known } from '../phrases.ts';
import { words } from '../words.ts';

/** Genesys Cloud did not do what was asked. The message is the four-part sentence; `diagnosis` is the data behind it. */
export class GenesysError extends Error {
  override readonly name = 'GenesysError';
  readonly diagnosis: Diagnosis;
  readonly known: Known;

  /**
   * @param diagnosis what went wrong.
   * @param known what else is known about the connection; what is left out is not spoken of.
   */
  constructor(diagnosis: Diagnosis, known: Known = {}) {
    super(words(diagnosis, known));
    this.diagnosis = diagnosis;
    this.known = known;
  }
}
