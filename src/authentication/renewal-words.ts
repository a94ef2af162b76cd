/** What is said when a token is not renewed, beside the sentences of a TokenError. */
import { INACTIVITY_PLACE, WITHOUT_A_USER } from '../genesys/access/inactivity-timeout.ts';

export const RENEWAL = {
  /** Which of the two it is only a living token tells, and this one has ended. */
  noRefreshToken:
    'This connection has expired and has no refresh token to renew it with. Most often the inactivity timeout of the organization is on for this user: ' +
    'while it is, Genesys Cloud gives none, and neither reconnecting nor raising it helps for longer than an access token lives. ' +
    `Ask a Genesys admin to turn it off for this user (${INACTIVITY_PLACE}). Connect the account again in Zapier then. ` +
    `${WITHOUT_A_USER} ` +
    "If it is off, ask the owner of this integration to set the OAuth client's grant type to Code Authorization (Admin > Integrations > OAuth).",
  stillWorks:
    'Genesys Cloud would not renew this connection: its refresh token was used before, but its access token still works. Most likely another run renewed it ' +
    'at the same moment. No action is needed: Zapier tries again by itself.',
  notKnown:
    'Genesys Cloud would not renew this connection: it did not accept the refresh token, and gave no answer that tells whether the access token is still good. ' +
    'This usually passes, and Zapier tries again by itself. If it lasts, look at https://status.mypurecloud.com, then connect the account again in Zapier.',
  /** After the sentence about the region. */
  connectAgain: 'Connect the account again in Zapier.',
} as const;
