/** Genesys Cloud did not do what was asked. The message is the four-part sentence; `diagnosis` is the data behind it. */
import type { Diagnosis } from './diagnosis.ts';
import { words } from './messages.ts';
import type { Known } from './phrases.ts';

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

/** Null in place of a 404: to a search, what does not exist is not a fault. Everything else is thrown on. */
export async function foundOrNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GenesysError && error.diagnosis.kind === 'not_found') return null;
    throw error;
  }
}
