/**
 * What a refusal leaves open, the token may tell: which scopes it was granted, whose it is, in which divisions a
 * permission holds. Asked after a refusal, once a run, and never for long: a builder waits for the answer. What cannot be
 * learned is left out, so that the message says less and never something false.
 */
import type { Client } from '../client.ts';
import type { Diagnosis, Kind } from '../errors/diagnosis.ts';
import { GenesysError } from '../errors/genesys-error.ts';
import type { Known } from '../errors/phrases.ts';
import { divisionNames, type PermittedDivisions, permittedDivisions } from './permitted-divisions.ts';
import { type TokenInfo, tokenInfo } from './token-info.ts';
import { type UserInfo, userInfo } from './user-info.ts';

/** Milliseconds that the explanation may take. */
export const EXPLAIN_MS = 2_000;

type Asker = Pick<Client, 'ask' | 'region' | 'surroundings'>;

/** @returns a function that gives the same refusal with what is known about it. */
export function explainer(client: Asker): (error: GenesysError) => Promise<GenesysError> {
  let asked: Promise<Known> | undefined;
  return async ({ diagnosis }) => {
    asked ??= learn(client, diagnosis);
    const known = await asked;
    return new GenesysError({ ...diagnosis, kind: refined(diagnosis, known) }, known);
  };
}

/** What the token says may show that a refusal is of another kind than it looked. */
function refined({ kind }: Diagnosis, { permittedDivisions }: Known): Kind {
  if (kind === 'permission_missing' && permittedDivisions?.count) return 'division_permission_missing';
  return kind;
}

/** How many of the listed permissions are looked up; Genesys lists four at most. */
const MOST_PERMISSIONS = 4;

async function learn(client: Asker, { permissions, divisionIds }: Diagnosis): Promise<Known> {
  const once = { signal: AbortSignal.timeout(EXPLAIN_MS), retry: false };
  const [info, user, held, needed] = await Promise.all([
    tokenInfo(client, once).catch(() => null),
    userInfo(client, once).catch(() => null),
    Promise.all(permissions.slice(0, MOST_PERMISSIONS).map((name) => permittedDivisions(client, name, once))).catch(
      () => [],
    ),
    divisionIds.length > 0 ? divisionNames(client, divisionIds, once).catch(() => null) : null,
  ]);
  return {
    ...knownOf(client, info, user),
    permittedDivisions: widest(held),
    neededDivisions: divisionIds.map((id) => needed?.get(id) ?? id),
  };
}

/** Where any of the permissions holds; null where that is everywhere, or not known. */
function widest(held: readonly PermittedDivisions[]): PermittedDivisions | null {
  const [most] = [...held].sort((a, b) => b.count - a.count);
  return held.some(({ all }) => all) ? null : (most ?? null);
}

/** What is known of a connection, for the words of a refusal. */
export function knownOf({ region }: Pick<Client, 'region'>, info: TokenInfo | null, user: UserInfo | null): Known {
  return {
    grantedScopes: info?.scopes ?? null,
    client: info?.client ?? null,
    user: user?.email ?? user?.name ?? null,
    regionName: region.name,
  };
}
