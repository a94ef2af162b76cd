/**
 * What a person enters to connect an OAuth client. Zapier reserves `client_id` and `client_secret` for the integration's own,
 * and censors by its own list what a key calls a secret; these two keys are its neither.
 */
import type { Bundle } from 'zapier-platform-core';
import { InputError } from '../../genesys/errors/input-error.ts';
import type { OAuthClient } from '../../genesys/oauth/token-request.ts';
import { isId } from '../../genesys/values.ts';
import { REGION_FIELD } from '../region-field.ts';

const ID = 'oauth_client';
const SECRET = 'oauth_client_key';

const HOW_TO =
  '[How to make an OAuth client](https://help.genesys.cloud/articles/create-an-oauth-client/), with the grant type Client Credentials and the roles it shall have.';

export const FIELDS = [
  REGION_FIELD,
  {
    key: ID,
    label: 'Client ID',
    type: 'string',
    required: true,
    helpText: `Of the OAuth client that Zapier shall act as: Admin > Integrations > OAuth in Genesys Cloud. ${HOW_TO}`,
  },
  {
    key: SECRET,
    label: 'Client Secret',
    type: 'password',
    required: true,
    helpText: `Shown on the page of the same OAuth client. ${HOW_TO}`,
  },
] as const;

/**
 * @returns id and secret as they were entered, without the blanks that come along when they are copied.
 * @throws {InputError} where one of them is missing, or longer than any.
 */
export function enteredClient({ authData }: Pick<Bundle, 'authData'>): OAuthClient {
  const { [ID]: id, [SECRET]: secret } = authData as Record<string, unknown>;
  const entered = { id: trimmed(id), secret: trimmed(secret) };
  for (const [label, { length }] of [
    ['Client ID', entered.id],
    ['Client Secret', entered.secret],
  ] as const)
    if (length > LONGEST)
      throw new InputError(
        `The connection's ${label} has ${length.toLocaleString('en-US')} characters, which is too long for one. Copy it again from the page of the OAuth client (Admin > Integrations > OAuth).`,
      );
  if (entered.id && entered.secret) return entered;
  throw new InputError(
    `The connection has no ${entered.id ? 'Client Secret' : 'Client ID'}. Enter it from the page of the OAuth client (Admin > Integrations > OAuth).`,
  );
}

/** Characters; a secret of Genesys has 43, and with more than some thousands no server takes the header that holds it. */
const LONGEST = 1_000;

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

export const isClientIdField = (name: string) => name === ID;

/** @returns the id that a token was given for; null where it does not look like one. */
export function connectedClientId(bundle: Pick<Bundle, 'authData'>): string | null {
  const id = trimmed((bundle.authData as Record<string, unknown>)[ID]);
  return isId(id) ? id : null;
}
