/**
 * No token came. The reason is an OAuth error code (RFC 6749 §5.2, `invalid_scope` and so on), or one of ours: Genesys
 * tells a client id that it does not know from a wrong secret, `client_not_found`, in the description alone. The
 * message says who fixes it; it never holds what the login host said beyond the code, which might echo a secret.
 */
export type TokenErrorReason =
  | 'invalid_client'
  | 'client_not_found'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'rate_limited'
  | 'unreachable'
  | 'no_token'
  | 'not_genesys'
  | 'other';

/** Sentences by reason, each made with the name of the region. */
export type TokenWords = Readonly<Partial<Record<TokenErrorReason, (region: string) => string>>>;

const SENTENCE: Required<TokenWords> = {
  invalid_client: (region) =>
    `Genesys Cloud would not accept this integration's OAuth client in the region ${region}. Genesys gives the same answer to a wrong ` +
    `client secret and to the wrong region, and also when the client is disabled. If your organization logs in to another region, reconnect and choose that one. Otherwise ask the owner of this ` +
    `integration to compare client id and secret with Admin > Integrations > OAuth of an organization in that region, and to see there whether the client is active.`,
  client_not_found: (region) =>
    `Genesys Cloud found no such client in the region ${region}: the client id that this integration sent is not that of an OAuth client there. ` +
    `If your organization logs in to another region, reconnect and choose that one. Otherwise ask the owner of this integration to compare the client id ` +
    `with Admin > Integrations > OAuth of an organization in that region.`,
  invalid_grant: () =>
    `Genesys Cloud would not continue this sign-in: it has expired, was used before, or was revoked. Connect the account again in Zapier. ` +
    `If that fails, too, the OAuth client may be disabled: ask the Genesys admin who owns it whether it is (Admin > Integrations > OAuth).`,
  invalid_scope: () =>
    `Genesys Cloud would not grant the scope this integration asks for. Ask the owner of this integration to set GENESYS_OAUTH_SCOPES to scopes that are ticked ` +
    `on the OAuth client (Admin > Integrations > OAuth), such as "routing:readonly user-basic-info", then connect the account again.`,
  unauthorized_client: () =>
    `Genesys Cloud would not give this OAuth client a token by this grant type. Ask the owner of this integration to set the client's grant type to ` +
    `Code Authorization (Admin > Integrations > OAuth), then connect the account again.`,
  rate_limited: (region) =>
    `The Genesys Cloud login in the region ${region} is limiting requests just now. No action is needed; try again in a minute.`,
  unreachable: (region) =>
    `The Genesys Cloud login in the region ${region} could not be reached. This usually passes; try again in a few minutes.`,
  no_token: () =>
    `The Genesys Cloud login answered without an access token. Try again; if it stays, tell the owner of this integration.`,
  not_genesys: (region) =>
    `What answered in place of the Genesys Cloud login in the region ${region} was not Genesys Cloud: a proxy or a maintenance page may stand between. ` +
    `Try again in a few minutes; if it stays, tell the owner of this integration.`,
  other: () =>
    `The Genesys Cloud login refused the request for a token. Try again; if it stays, connect the account again in Zapier, and tell the owner of this integration.`,
};

export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly reason: TokenErrorReason;

  /**
   * @param reason what the login host answered; an unknown one counts as `other`.
   * @param regionName the region that was asked, as a person knows it.
   * @param words of another grant, where they differ from those of a sign-in.
   */
  constructor(reason: string, regionName: string, words: TokenWords = {}) {
    const known = isReason(reason) ? reason : 'other';
    super((words[known] ?? SENTENCE[known])(regionName));
    this.reason = known;
  }
}

function isReason(reason: string): reason is TokenErrorReason {
  return Object.hasOwn(SENTENCE, reason);
}
