import type { ConnectionContext } from './context.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Genesys Cloud did not do what was asked. It carries data; `messageOf` makes the sentence of it, once, where a person reads it. */
export class GenesysError extends Error {
  override readonly name = 'GenesysError';
  readonly diagnosis: Diagnosis;
  readonly context: ConnectionContext;

  /**
   * @param diagnosis what went wrong.
   * @param context what else is known about the connection; what is left out is not spoken of.
   */
  constructor(diagnosis: Diagnosis, context: ConnectionContext = {}) {
    super(`${diagnosis.requirement.does}: ${diagnosis.kind}`);
    this.diagnosis = diagnosis;
    this.context = context;
  }
}

/** A refusal as a value; any other error is thrown. */
export async function orError<T>(call: Promise<T>): Promise<T | GenesysError> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GenesysError) return error;
    throw error;
  }
}

/** Null in place of a refusal: what only explains may be missing. */
export const orNull = <T>(outcome: T | GenesysError): T | null => (outcome instanceof GenesysError ? null : outcome);

/** Null in place of a 404: to a search, what does not exist is not a fault. Everything else is thrown on. */
export async function foundOrNull<T>(call: Promise<T>): Promise<T | null> {
  const outcome = await orError(call);
  if (!(outcome instanceof GenesysError)) return outcome;
  if (outcome.diagnosis.kind === 'not_found') return null;
  throw outcome;
}
