/**
 * What a refusal leaves open, the token may tell: which scopes it was granted, whose it is, in which divisions a
 * permission holds. Asked after a refusal, once a run, and never for long: a builder waits for the answer. What cannot be
 * learned is left out, so that the message says less and never something false.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Client } from './client.ts';
import type { Diagnosis, Kind } from './diagnosis.ts';
import { GenesysError } from './errors/genesys-error.ts';
import { authorizedScopes, tokenInfo } from './introspection.ts';
import { permittedDivisions } from './permitted-divisions.ts';
import { userInfo } from './user-info.ts';
import type { Known } from './words.ts';

/** Milliseconds that the explanation may take. */
export const EXPLAIN_MS = 2_000;

type Asker = Pick<Client, 'ask' | 'region' | 'surroundings'>;

/** @returns a function that gives the same refusal with what is known about it. */
export function explainer(client: Asker): (error: GenesysError) => Promise<GenesysError> {
  let asked: Promise<Known> | undefined;
  return async ({ diagnosis }) => {
    asked ??= learn(
      client,
      diagnosis.listed.find((name) => name.split(':').length === 3) ?? diagnosis.access.permission,
    );
    const known = await asked;
    return new GenesysError({ ...diagnosis, kind: refined(diagnosis, known) }, known);
  };
}

/** What the token says may show that a refusal is of another kind than it looked. */
function refined({ kind }: Diagnosis, { clientState, permittedDivisions }: Known): Kind {
  if (kind === 'refused_without_reason' && clientState && clientState !== 'active') return 'client_disabled';
  if (kind === 'permission_missing' && permittedDivisions && permittedDivisions.length > 0)
    return 'division_permission_missing';
  return kind;
}

async function learn(client: Asker, permission: string | null): Promise<Known> {
  const known: { -readonly [Key in keyof Known]: Known[Key] } = { regionName: client.region.name };
  const once = { signal: AbortSignal.timeout(EXPLAIN_MS), retry: false };
  await Promise.all([
    attempt(tokenInfo(client, once), (info) => Object.assign(known, ofToken(info))),
    attempt(userInfo(client, once), (user) => Object.assign(known, { user: user.email ?? user.name })),
    permission &&
      attempt(permittedDivisions(client, permission, once), ({ all, names }) => {
        if (!all) known.permittedDivisions = names;
      }),
  ]);
  return known;
}

/** What a token's description says for the words of a refusal. */
export function ofToken(info: Models.TokenInfo): Known {
  const owner = info.OAuthClient?.organization?.id;
  const own = info.organization?.id;
  return {
    grantedScopes: authorizedScopes(info),
    clientName: info.OAuthClient?.name ?? null,
    clientState: info.OAuthClient?.state ?? null,
    ownClient: owner && own ? owner === own : null,
  };
}

/** A call that only explains may fail in any way. */
async function attempt<T>(call: Promise<T>, use: (value: T) => void): Promise<void> {
  try {
    use(await call);
  } catch {
    // Then that much stays unknown.
  }
}
