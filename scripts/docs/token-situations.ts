/** When no token came, and why: the situations behind the reasons of a TokenError. */
import type { TokenErrorReason } from '../../src/genesys/oauth/token-error.ts';

/** One for each reason, by its type. */
export const TOKEN_SITUATIONS: Readonly<Record<TokenErrorReason, string>> = {
  invalid_client: 'the OAuth client is not accepted',
  client_not_found: 'the OAuth client is not known in this region',
  invalid_grant: 'the code or the refresh token is not accepted',
  invalid_scope: 'the scope asked for is refused',
  unauthorized_client: 'the OAuth client has another grant type',
  rate_limited: 'too many requests to the login host',
  unreachable: 'the login host does not answer, or with HTTP status 500 or above',
  no_token: 'the answer holds no access token',
  not_genesys: "a proxy's page or a redirect answers",
  other: 'any other refusal',
};
