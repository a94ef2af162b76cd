/**
 * What a refusal leaves open, the token may tell: which scopes it was granted, whose it is, in which divisions a
 * permission holds. Asked after a refusal, once a run, and never for long: a builder waits for the answer. What cannot be
 * learned is left out, so that the message says less and never something false.
 */
import type { Client } from './client.ts';
import type { Diagnosis, Kind } from './diagnosis.ts';
import { GenesysError } from './errors/genesys-error.ts';
import { permittedDivisions } from './permitted-divisions.ts';
import type { Known } from './phrases.ts';
import { type TokenInfo, tokenInfo } from './token-info.ts';
import { type UserInfo, userInfo } from './user-info.ts';

/** Milliseconds that the explanation may take. */
export const EXPLAIN_MS = 2_000;

type Asker = Pick<Client, 'ask' | 'region' | 'surroundings'>;

/** @returns a function that gives the same refusal with what is known about it. */
export function explainer(client: Asker): (error: GenesysError) => Promise<GenesysError> {
  let asked: Promise<Known> | undefined;
  return async ({ diagnosis }) => {
    asked ??= learn(client, diagnosis.permissions.slice(0, 1));
    const known = await asked;
    return new GenesysError({ ...diagnosis, kind: refined(diagnosis, known) }, known);
  };
}

/** What the token says may show that a refusal is of another kind than it looked. */
function refined({ kind }: Diagnosis, { client, permittedDivisions }: Known): Kind {
  if (kind === 'refused_without_reason' && client?.state && client.state !== 'active') return 'client_disabled';
  if (kind === 'permission_missing' && permittedDivisions?.length) return 'division_permission_missing';
  return kind;
}

async function learn(client: Asker, permissions: readonly string[]): Promise<Known> {
  const once = { signal: AbortSignal.timeout(EXPLAIN_MS), retry: false };
  const [info, user, divisions] = await Promise.all([
    tokenInfo(client, once).catch(() => null),
    userInfo(client, once).catch(() => null),
    ...permissions.map((permission) => permittedDivisions(client, permission, once).catch(() => null)),
  ]);
  const partly = divisions && !divisions.all ? { permittedDivisions: divisions.names } : {};
  return { ...knownOf(client, info, user), ...partly };
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
