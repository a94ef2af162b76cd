/**
 * One wave of parallel calls that tells what a connection is: what the token says of itself, who it belongs to, and
 * whether queues can be listed, which is the proof that counts. A call that only explains may fail, and gets less time.
 */

import type { Call, Client } from '../client.ts';
import type { ConnectionContext } from '../errors/context.ts';
import { diagnosisOf } from '../errors/diagnosis.ts';
import { GenesysError, orError, orNull } from '../errors/genesys-error.ts';
import { introspect } from '../oauth/introspection.ts';
import type { OAuthClient } from '../oauth/token-request.ts';
import { type QueuePage, readQueuePage } from '../queues/list-queues.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { contextOf, type ExplainingClient } from './explain.ts';
import type { RoleGrant } from './role-grants.ts';
import { type TokenInfo, tokenInfo } from './token-info.ts';
import { type UserInfo, userInfo } from './user-info.ts';

/** Tells the roles of whom a token stands for. */
export type AskRoles = (client: Client, options: Pick<Call, 'signal' | 'retry'>) => Promise<readonly RoleGrant[]>;

export interface Connection {
  readonly accessToken: string;
  /** The OAuth client, for introspection by RFC 7662; null when it is not known here. */
  readonly oauthClient: OAuthClient | null;
  /** Asks for the roles, where no user has them. */
  readonly askRoles?: AskRoles;
}

export interface ConnectionFacts {
  /** Null where Genesys did not tell. */
  readonly info: TokenInfo | null;
  readonly user: UserInfo | null;
  /** Null where Genesys did not tell, and where a user has them. */
  readonly roleGrants: readonly RoleGrant[] | null;
  readonly introspection: 'rfc7662' | 'tokens_me';
  /** Null: not known, which is not none. */
  readonly grantedScopes: readonly string[] | null;
  /** One queue, or why there is none. */
  readonly proof: QueuePage | GenesysError;
  /** Was any of the calls refused for want of a scope? Then the organization enforces scopes. */
  readonly enforced: boolean;
  /** For the words of a refusal. */
  readonly context: ConnectionContext;
}

/** Milliseconds for what only explains: the verdict does not wait longer for it. */
export const EXPLAINING_MS = 5_000;

/** @throws {GenesysError} of kind `token_expired` when the authorization server calls the token inactive. */
export async function connectionFacts(client: ExplainingClient, connection: Connection): Promise<ConnectionFacts> {
  const explaining = { signal: AbortSignal.timeout(EXPLAINING_MS) };
  const [rfc7662, info, user, roleGrants, proof] = await Promise.all([
    introspect(client, connection.accessToken, connection.oauthClient),
    orError(tokenInfo(client.plain, explaining)),
    orError(userInfo(client.plain, explaining)),
    connection.askRoles ? orError(connection.askRoles(client.plain, explaining)) : null,
    orError(readQueuePage(client, { pageNumber: 1, pageSize: 1 })),
  ]);
  if (rfc7662?.active === false) throw new GenesysError(diagnosisOf('token_expired', REQUIREMENTS.tokenInfo));
  const infoData = orNull(info);
  const userData = orNull(user);
  const context = contextOf(client, infoData, userData);
  const grantedScopes = rfc7662 ? rfc7662.scopes : (context.grantedScopes ?? null);
  return {
    info: infoData,
    user: userData,
    roleGrants: orNull(roleGrants),
    introspection: rfc7662 ? 'rfc7662' : 'tokens_me',
    grantedScopes,
    proof,
    enforced: [info, user, proof].some(
      (outcome) => outcome instanceof GenesysError && outcome.diagnosis.kind === 'scope_missing',
    ),
    context: { ...context, grantedScopes },
  };
}
