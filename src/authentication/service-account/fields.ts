/**
 * What a person enters to connect an OAuth client. Zapier reserves `client_id` and `client_secret` for the integration's own,
 * and censors by its own list what a key calls a secret; these two keys are its neither.
 */
import type { Bundle } from 'zapier-platform-core';
import { InputError } from '../../genesys/errors/input-error.ts';
import type { OAuthClient } from '../../genesys/oauth/token-request.ts';
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
 * @throws {InputError} where one of them is missing.
 */
export function enteredClient({ authData }: Pick<Bundle, 'authData'>): OAuthClient {
  const { [ID]: id, [SECRET]: secret } = authData as Record<string, unknown>;
  const entered = { id: trimmed(id), secret: trimmed(secret) };
  if (entered.id && entered.secret) return entered;
  throw new InputError(
    `The connection has no ${entered.id ? 'Client Secret' : 'Client ID'}. Enter it from the page of the OAuth client (Admin > Integrations > OAuth).`,
  );
}

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

export const isClientIdField = (name: string) => name === ID;
