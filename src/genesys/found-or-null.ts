import { GenesysError } from './errors/genesys-error.ts';

/** Null in place of a 404: to a search, what does not exist is not a fault. Everything else is thrown on. */
export async function foundOrNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GenesysError && error.diagnosis.kind === 'not_found') return null;
    throw error;
  }
}
