/**
 * What a refusal leaves open, the token may tell: which scopes it was granted, whose it is, in which divisions a
 * permission holds, and what else the step would be refused for. Asked after a refusal (learn.ts), so that the message says
 * all that an admin has to do at once.
 */
import type { Answer, Call, Client } from '../client.ts';
import type { ConnectionContext, PermittedDivisions } from '../errors/context.ts';
import type { Diagnosis, Kind } from '../errors/diagnosis.ts';
import { GenesysError } from '../errors/genesys-error.ts';
import { permissionsOf, type Requirement } from '../requirements.ts';
import { EXPLAIN_MS, learning } from './learn.ts';
import { alsoMissing } from './missing.ts';
import type { TokenInfo } from './token-info.ts';
import type { UserInfo } from './user-info.ts';

/** A client whose refusals are explained. */
export interface ExplainingClient extends Client {
  /** The same client without that: for questions that only explain, and for a refusal that is an answer by itself. */
  readonly plain: Client;
}

/** How many permissions are looked up: Genesys lists four at most, and a step needs two things or three. */
const MOST_PERMISSIONS = 8;

/**
 * Wraps a client, so that a refusal comes with what is known about it.
 *
 * @param needs all that the step needs: what is missing of it is said with the first refusal.
 */
export function explaining(client: Client, needs: readonly Requirement[] = []): ExplainingClient {
  const learn = learning(client);
  const underway = new Set<Promise<unknown>>();
  const refused: Diagnosis[] = [];

  async function explain({ diagnosis }: GenesysError): Promise<GenesysError> {
    const { permissions, divisionIds, requirement } = diagnosis;
    const wanted = new Set([...permissions, ...[requirement, ...needs].flatMap(permissionsOf)]);
    const [learned] = await Promise.all([
      learn([...wanted].slice(0, MOST_PERMISSIONS), divisionIds),
      // Calls of the same moment may be refused as well, for something else.
      soon(Promise.allSettled(underway)),
    ]);
    const { info, user, divisions, names } = learned;
    const context = {
      ...contextOf(client, info, user),
      permittedDivisions: widest(permissions.flatMap((permission) => divisions.get(permission) ?? [])),
      neededDivisions: divisionIds.map((id) => names.get(id) ?? id),
    };
    const told = { ...diagnosis, kind: refined(diagnosis, context) };
    const aboutScopes = ({ kind }: Diagnosis) => kind === 'scope_missing';
    const known = {
      grantedScopes: context.grantedScopes ?? null,
      enforced: learned.enforced || refused.some(aboutScopes),
      permissions: user?.permissions ?? null,
      divisions,
      // A client that acts for itself has no scopes that could be missing.
      refused: client.actsForItself ? refused.filter((other) => !aboutScopes(other)) : refused,
    };
    return new GenesysError(told, { ...context, alsoMissing: alsoMissing(told, needs, known) });
  }
  return {
    ...client,
    plain: client,
    async call<T, R = T>(call: Call, reduce?: (data: T) => R): Promise<Answer<R>> {
      const answer = client.call(call, reduce).catch((error) => {
        if (isRefusal(error)) refused.push(error.diagnosis);
        throw error;
      });
      underway.add(answer);
      const done = () => underway.delete(answer);
      answer.then(done, done);
      try {
        return await answer;
      } catch (error) {
        throw isRefusal(error) ? await explain(error) : error;
      }
    },
  };
}

const isRefusal = (error: unknown): error is GenesysError =>
  error instanceof GenesysError && error.diagnosis.status === 403;

/** Waits for it, but no longer than an explanation may take. */
async function soon(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, EXPLAIN_MS);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/** What the token says may show that a refusal is of another kind than it looked. */
function refined({ kind }: Diagnosis, { permittedDivisions, actsForItself }: ConnectionContext): Kind {
  // Such a token has no scopes that could be missing.
  if (kind === 'scope_missing' && actsForItself) return 'refused_without_reason';
  if (kind === 'permission_missing' && permittedDivisions?.count) return 'division_permission_missing';
  return kind;
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
