/**
 * What a TokenError says of an OAuth client that acts for itself, where it differs: its id and secret are those of the
 * connection, so that who connects can compare them. Genesys gives one answer, `invalid_client`, to a wrong secret and to a
 * client that is not active, and now and then to an id that is not there; so all are named.
 */
import type { TokenWords } from './token-error.ts';

const PLACE = 'Admin > Integrations > OAuth';

export const CLIENT_TOKEN_WORDS: TokenWords = {
  invalid_client: (region) =>
    `Genesys Cloud would not accept this client id and client secret in the region ${region}. It gives the same answer to a wrong ` +
    `secret, to a client that is disabled or inactive, and to the wrong region. Ask a Genesys admin to look at the client (${PLACE}, in an organization of that region): ` +
    `is it there, is it active, and are id and secret the same? Then connect the account again in Zapier with its region, id and secret.`,
  client_not_found: (region) =>
    `Genesys Cloud found no OAuth client with this client id in the region ${region}. The region is another one, or the id is wrong: compare both with ` +
    `${PLACE}, then connect the account again in Zapier. If the client was deleted, ask a Genesys admin for another one.`,
  unauthorized_client: () =>
    `Genesys Cloud would not give this OAuth client a token of its own: its grant type is another one. Ask a Genesys admin for a client with the grant type ` +
    `Client Credentials (${PLACE}), then connect the account with its id and secret.`,
  invalid_grant: () => OTHER,
  invalid_scope: () => OTHER,
  other: () => OTHER,
};

const OTHER =
  `The Genesys Cloud login refused the request for a token. Try again; if it stays, ask a Genesys admin to look at the OAuth client (${PLACE}), ` +
  'and tell the owner of this integration.';
