/**
 * What is to be said of a change in several requests, some of which failed. One that Genesys refuses for good, beside
 * others that it did, is told in the result, where each member has a line. All else is an error which says what was done:
 * an outcome that is not known halts, and what passes by itself is tried again, which does no harm.
 */
import type { Kind } from '../../errors/diagnosis.ts';
import { GenesysError } from '../../errors/genesys-error.ts';
import { counted, some } from '../../errors/phrases.ts';
import type { Person } from './people.ts';
import type { Written } from './write-batches.ts';

const PASSING: ReadonlySet<Kind> = new Set(['rate_limited', 'unavailable', 'token_expired', 'token_not_accepted']);

/** How many agents a sentence names. */
const NAMED = 20;

/**
 * @param people who was to be changed.
 * @param done what was done with them, as in "agents that were to be added".
 * @returns the refusal that stands beside what was done; null where all was.
 * @throws {GenesysError} where a result could not say what became of everybody, and where nothing was done.
 */
export function settle(people: readonly Person[], written: Written, done: string): GenesysError | null {
  const errors = [...written.values()].filter((error) => error !== null);
  const worst = errors.find(isUnknown) ?? errors.find(isPassing) ?? errors[0];
  if (!worst) return null;
  const changed = people.filter(({ id }) => written.get(`${id}`) === null);
  if (changed.length > 0 && !isUnknown(worst) && !isPassing(worst)) return worst;
  if (changed.length === 0 && !isUnknown(worst)) throw worst;
  const names = changed.map(nameOf);
  const known =
    names.length > 0
      ? `${names.length} ${names.length === 1 ? 'is' : 'are'} known to be: ${some(names, NAMED)}`
      : 'none is known to be';
  const soFar = `Of ${counted(written.size, 'agent')} to be ${done}, ${known}.`;
  throw new GenesysError(worst.diagnosis, { ...worst.context, soFar });
}

const isUnknown = ({ diagnosis }: GenesysError) => diagnosis.outcomeUnknown;
const isPassing = ({ diagnosis }: GenesysError) => PASSING.has(diagnosis.kind);

/** What a person is called: by name, else by e-mail address, else as they were asked for. */
export function nameOf({ given, name, email }: Pick<Person, 'given' | 'name' | 'email'>): string {
  return name ?? email ?? given;
}
