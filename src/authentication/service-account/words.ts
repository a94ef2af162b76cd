/** What is said when a token is renewed, or cannot be, beside the sentences of a TokenError. */
const PLACE = 'Admin > Integrations > OAuth';

/** Read only where Zapier renews in vain. */
export const RENEWED_FIRST =
  "This connection's access token is about to end. Zapier gets another one by itself and runs again; if this message stays, connect the account again in Zapier.";

/** After a sentence about what was entered. */
export const CONNECT_AGAIN = 'Connect the account again in Zapier.';

export const PERHAPS_SWAPPED =
  'What was entered as the Client ID does not look like one: id and secret may be swapped.';

export const NOT_RENEWED = {
  /** The old token works, so the client is active, and region and id are right. */
  secretReplaced: (region: string) =>
    `Genesys Cloud would not give this connection another access token in the region ${region}: the OAuth client is active, so its client secret was replaced. ` +
    `Ask a Genesys admin for the new one (${PLACE}), then connect the account again in Zapier with it.`,
  /** The old token works, and says so. */
  clientInactive: (region: string) =>
    `Genesys Cloud would not give this connection another access token in the region ${region}: the OAuth client is inactive. ` +
    `Ask a Genesys admin to make it active (${PLACE}), then connect the account again in Zapier.`,
  /** The old token is dead before its time: it idled out or was revoked, or its client is disabled, which looks the same. */
  tokenDead: (region: string) =>
    `Genesys Cloud would not give this connection another access token in the region ${region}, and no longer takes the one it has, although its time is not over: ` +
    `the client secret was replaced, or the OAuth client is inactive, disabled or deleted. Ask a Genesys admin which of them it is (${PLACE}), then connect the account again in Zapier, with the new secret if there is one.`,
} as const;
