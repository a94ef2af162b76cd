/** When Zapier would renew a token and cannot, with what is said then; in the service-account edition it is told otherwise. */
import { RENEWAL } from '../../src/authentication/renewal-words.ts';
import { regionById } from '../../src/genesys/regions.ts';

export const RENEWAL_SITUATIONS: readonly [situation: string, sentence: string][] = [
  [
    'the connection has no refresh token, or the last renewal brought none and the one before it is not accepted (ExpiredAuthError)',
    RENEWAL.noRefreshToken,
  ],
  ['the refresh token is not accepted, while the access token still works (ThrottledError)', RENEWAL.stillWorks],
  [
    'the refresh token is not accepted, and whether the access token works cannot be learned (ThrottledError)',
    RENEWAL.notKnown,
  ],
  ['the region of the connection is none any more (ExpiredAuthError)', regionGone()],
];

/** As it is said of a region that Genesys has given up. */
function regionGone(): string {
  try {
    return regionById('moon-1').id;
  } catch (error) {
    return `${(error as Error).message} ${RENEWAL.connectAgain}`;
  }
}
