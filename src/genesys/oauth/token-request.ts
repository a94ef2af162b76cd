/**
 * Token requests (RFC 6749 §4.1.3 and §6, RFC 7636 §4.5) to the login host of one region. Client authentication is
 * `client_secret_basic`. A token request is never repeated: codes and refresh tokens are spent by the attempt.
 */

import { type HttpRequest, type HttpResponse, isToken, type SendRequest } from '../http/http.ts';
import { NoAnswerError } from '../http/no-answer-error.ts';
import type { Region } from '../regions.ts';
import { jsonObject, text } from '../values.ts';
import { TokenError } from './token-error.ts';

export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
}

export interface TokenResponse {
  readonly access_token: string;
  /** Genesys gives one for the authorization-code grant of a confidential client only. */
  readonly refresh_token?: string;
  /** Lifetime of the access token in seconds. */
  readonly expires_in?: number;
}

/** Long enough for a slow login host, short enough to leave time to say what happened. */
const TOKEN_TIMEOUT_MS = 15_000;

/**
 * Asks for a token.
 *
 * @param region whose login host is asked; no other host gets the request.
 * @param oauthClient its id and secret.
 * @param grant the form of the grant, `grant_type` included.
 * @returns the token response; fields of no use to us are dropped.
 * @throws {TokenError} when no token came, whatever the reason.
 */
export async function tokenRequest(
  region: Region,
  oauthClient: OAuthClient,
  grant: Readonly<Record<string, string>>,
  send: SendRequest,
): Promise<TokenResponse> {
  const request = formRequest(`${region.login}/oauth/token`, oauthClient, grant, TOKEN_TIMEOUT_MS);
  try {
    return await send(request, (response) => tokenIn(response, region));
  } catch (error) {
    if (error instanceof NoAnswerError)
      throw new TokenError(error.reason === 'too_large' ? 'not_genesys' : 'unreachable', region.name);
    throw error;
  }
}

/**
 * A POST of a form with client authentication, as token and introspection endpoints want it.
 *
 * @param timeoutMs milliseconds until the whole answer must be there.
 */
export function formRequest(
  url: string,
  oauthClient: OAuthClient,
  form: Readonly<Record<string, string>>,
  timeoutMs: number,
): HttpRequest {
  return {
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      authorization: clientSecretBasic(oauthClient),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(form).toString(),
    timeoutMs,
  };
}

/** As Genesys's own SDKs send it: `base64(id:secret)`, without RFC 6749's form-encoding; ids and secrets are plain ASCII. */
function clientSecretBasic({ id, secret }: OAuthClient): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}

function tokenIn(response: HttpResponse, region: Region): TokenResponse {
  const answer = jsonObject(response.body);
  const { status } = response;
  if (status >= 500) throw new TokenError('unreachable', region.name);
  if (status === 429) throw new TokenError('rate_limited', region.name);
  // RFC 6749 §5.2: 401 is for client authentication alone. Its body is lost in Zapier's runtime.
  if (status === 401) throw new TokenError('invalid_client', region.name);
  if (answer === null) throw new TokenError('not_genesys', region.name);
  if (status !== 200) {
    const { error, error_description, description } = answer;
    throw new TokenError(reasonIn(text(error), [text(error_description), text(description)]), region.name);
  }
  const { access_token, refresh_token, expires_in } = answer;
  if (!isToken(access_token)) throw new TokenError('no_token', region.name);
  return {
    access_token,
    ...(isToken(refresh_token) && { refresh_token }),
    ...(isLifetime(expires_in) && { expires_in }),
  };
}

/**
 * Genesys says in one of two fields what its error code alone does not tell: its rate limit is a 400 `invalid_request`, a
 * client id that it does not know a 400 `invalid_client`. Of text only the start is read.
 */
function reasonIn(error: string | undefined, said: readonly (string | undefined)[]): string {
  if (said.some((words) => /^rate limit exceeded/i.test(`${words}`))) return 'rate_limited';
  if (said.some((words) => /^client not found/i.test(`${words}`))) return 'client_not_found';
  // Where there is none, that is a code that nobody knows.
  return `${error}`;
}

/** Genesys gives 300 to 172,800 seconds; more than a year is no lifetime. */
function isLifetime(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < 31_536_000;
}
