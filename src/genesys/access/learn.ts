/**
 * What the token may tell after a refusal: which scopes it was granted, whose it is, in which divisions a permission holds.
 * Each is asked once a run, and never for long: a builder waits for the answer. What cannot be learned is left out, so that
 * a message says less and never something false.
 */
import type { Client } from '../client.ts';
import type { PermittedDivisions } from '../errors/context.ts';
import { GenesysError, orError, orNull } from '../errors/genesys-error.ts';
import { divisionNames, permittedDivisions } from './permitted-divisions.ts';
import { type TokenInfo, tokenInfo } from './token-info.ts';
import { type UserInfo, userInfo } from './user-info.ts';

/** Milliseconds that an explanation may take. */
export const EXPLAIN_MS = 2_000;

interface Learned {
  readonly info: TokenInfo | null;
  readonly user: UserInfo | null;
  /** By permission, where it was told. */
  readonly divisions: ReadonlyMap<string, PermittedDivisions>;
  /** Names of divisions by id, where they were told. */
  readonly names: ReadonlyMap<string, string>;
  /** Was any of the questions refused for want of a scope? Then the organization enforces scopes. */
  readonly enforced: boolean;
}

/** @returns asks about permissions and divisions, each question once, however often it is called. */
export function learning(client: Client) {
  const asked = new Map<string, Promise<unknown>>();
  const once = <T>(question: string, ask: () => Promise<T>): Promise<T | GenesysError> => {
    const answer = asked.get(question) ?? orError(ask());
    asked.set(question, answer);
    return answer as Promise<T | GenesysError>;
  };
  return async (permissions: readonly string[], divisionIds: readonly string[]): Promise<Learned> => {
    const options = { signal: AbortSignal.timeout(EXPLAIN_MS), retry: false };
    const [info, user, held, names] = await Promise.all([
      once('token', () => tokenInfo(client, options)),
      once('user', () => userInfo(client, options)),
      Promise.all(
        permissions.map(async (name) => ({
          name,
          where: await once(name, () => permittedDivisions(client, name, options)),
        })),
      ),
      divisionIds.length > 0
        ? once(`names ${divisionIds}`, () => divisionNames(client, divisionIds, options))
        : new Map<string, string>(),
    ]);
    return {
      info: orNull(info),
      user: orNull(user),
      divisions: new Map(held.flatMap(({ name, where }) => (where instanceof GenesysError ? [] : [[name, where]]))),
      names: orNull(names) ?? new Map(),
      enforced: [info, user, ...held.map(({ where }) => where), names].some(
        (answer) => answer instanceof GenesysError && answer.diagnosis.kind === 'scope_missing',
      ),
    };
  };
}
