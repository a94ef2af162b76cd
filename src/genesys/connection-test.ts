/**
 * Tests a connection: one wave of parallel calls, then a verdict. What counts is whether queues can be read; everything
 * else explains. A call that explains may fail without failing the test.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { ACCESS } from './access.ts';
import type { Answer, Client } from './client.ts';
import { diagnosisOf } from './diagnosis.ts';
import { GenesysError } from './errors/genesys-error.ts';
import { ofToken } from './explain.ts';
import { authorizedScopes, type Introspection, introspect, tokenInfo } from './introspection.ts';
import { type ScopeAnswer, scopesFor } from './scopes.ts';
import { testWarnings } from './test-warnings.ts';
import type { ClientCredentials } from './tokens.ts';
import { userInfo } from './user-info.ts';

export type ScopeCheck = ScopeAnswer | 'not enforced by this organisation';

export interface ConnectionFacts {
  readonly info: Models.TokenInfo | null;
  readonly user: Models.UserMe | null;
  readonly introspection: Introspection['method'];
  /** Null: not known. */
  readonly grantedScopes: readonly string[] | null;
  readonly scopeCheck: ScopeCheck;
  readonly queueCount: number;
  readonly warnings: readonly string[];
}

/**
 * @param accessToken the token that the client uses, for introspection by RFC 7662.
 * @param credentials the OAuth client, or null when it is not known here.
 * @param hasRefreshToken whether the connection can renew its token.
 * @throws {GenesysError} when queues cannot be read, with all that is known about why; kind `token_expired` when the
 *   authorization server calls the token inactive.
 */
export async function testConnection(
  client: Client,
  accessToken: string,
  credentials: ClientCredentials | null,
  hasRefreshToken: boolean,
): Promise<ConnectionFacts> {
  const [rfc7662, info, user, proof] = await Promise.all([
    introspect(client, accessToken, credentials),
    orError(tokenInfo(client)),
    orError(userInfo(client)),
    orError(proofOfAccess(client)),
  ]);
  if (rfc7662?.active === false) throw new GenesysError(diagnosisOf('token_expired', ACCESS.tokenInfo));
  const infoData = orNull(info);
  const userData = orNull(user);
  const grantedScopes = rfc7662?.scopes ?? (infoData && authorizedScopes(infoData));
  if (proof instanceof GenesysError)
    throw new GenesysError(proof.diagnosis, {
      ...(infoData && ofToken(infoData)),
      grantedScopes,
      user: userData?.email ?? userData?.name ?? null,
      regionName: client.region.name,
    });

  const queueCount = proof.data.total ?? proof.data.entities?.length ?? 0;
  const scopes = scopesFor(ACCESS.listQueues, grantedScopes);
  const scopeCheck = scopes === 'missing' ? 'not enforced by this organisation' : scopes;
  return {
    info: infoData,
    user: userData,
    introspection: rfc7662?.method ?? 'tokens_me',
    grantedScopes,
    scopeCheck,
    queueCount,
    warnings: testWarnings({ info: infoData, date: proof.date, queueCount, scopeCheck, hasRefreshToken }),
  };
}

/** The proof is the call that the steps make, for one queue. */
function proofOfAccess(client: Client): Promise<Answer<Models.QueueEntityListing>> {
  const call = { access: ACCESS.listQueues, path: '/api/v2/routing/queues', query: { pageNumber: 1, pageSize: 1 } };
  return client.ask(call);
}

async function orError<T>(call: Promise<T>): Promise<T | GenesysError> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GenesysError) return error;
    throw error;
  }
}

const orNull = <T>(outcome: T | GenesysError): T | null => (outcome instanceof GenesysError ? null : outcome);
