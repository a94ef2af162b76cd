/**
 * What a refusal leaves open, the token may tell: which scopes it was granted, whose it is, in which divisions a
 * permission holds. Asked after a refusal, once a run, and never for long: a builder waits for the answer. What cannot be
 * learned is left out, so that the message says less and never something false.
 */
import type { Answer, Call, Client } from '../client.ts';
import type { ConnectionContext, PermittedDivisions } from '../errors/context.ts';
import type { Diagnosis, Kind } from '../errors/diagnosis.ts';
import { GenesysError } from '../errors/genesys-error.ts';
import { divisionNames, permittedDivisions } from './permitted-divisions.ts';
import { type TokenInfo, tokenInfo } from './token-info.ts';
import { type UserInfo, userInfo } from './user-info.ts';

/** Milliseconds that the explanation may take. */
const EXPLAIN_MS = 2_000;

/** A client whose refusals are explained. */
export interface ExplainingClient extends Client {
  /** The same client without that: for questions that only explain, and for a refusal that is an answer by itself. */
  readonly plain: Client;
}

/** Wraps a client, so that a refusal comes with what is known about it. */
export function explaining(client: Client): ExplainingClient {
  let asked: Promise<ConnectionContext> | undefined;
  async function explain({ diagnosis }: GenesysError): Promise<GenesysError> {
    asked ??= learn(client, diagnosis);
    const context = await asked;
    return new GenesysError({ ...diagnosis, kind: refined(diagnosis, context) }, context);
  }
  return {
    ...client,
    plain: client,
    async call<T, R = T>(call: Call, reduce?: (data: T) => R): Promise<Answer<R>> {
      try {
        return await client.call(call, reduce);
      } catch (error) {
        throw error instanceof GenesysError && error.diagnosis.status === 403 ? await explain(error) : error;
      }
    },
  };
}

/** What the token says may show that a refusal is of another kind than it looked. */
function refined({ kind }: Diagnosis, { permittedDivisions, actsForItself }: ConnectionContext): Kind {
  // Such a token has no scopes that could be missing.
  if (kind === 'scope_missing' && actsForItself) return 'refused_without_reason';
  if (kind === 'permission_missing' && permittedDivisions?.count) return 'division_permission_missing';
  return kind;
}

/** How many of the listed permissions are looked up; Genesys lists four at most. */
const MOST_PERMISSIONS = 4;

async function learn(client: Client, { permissions, divisionIds }: Diagnosis): Promise<ConnectionContext> {
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
    ...contextOf(client, info, user),
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
export function contextOf(
  { region, actsForItself }: Pick<Client, 'region' | 'actsForItself'>,
  info: TokenInfo | null,
  user: UserInfo | null,
): ConnectionContext {
  return {
    // Whatever is ticked on a client that acts for itself, it does not count.
    grantedScopes: actsForItself ? null : (info?.scopes ?? null),
    actsForItself,
    oauthClient: info?.oauthClient ?? null,
    user: user?.email ?? user?.name ?? null,
    regionName: region.name,
  };
}
