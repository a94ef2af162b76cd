/**
 * Every run of this edition begins here: with a token that lasts for all of it, of a client that acts for itself. A token
 * about to end is renewed before anything is sent, so that no run breaks off in its middle: Zapier asks `session.ts` for
 * another one and runs again, once.
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { roleGrants } from '../../genesys/access/role-grants.ts';
import { renewalDue } from '../../genesys/oauth/client-token.ts';
import { isId } from '../../genesys/values.ts';
import { type Account, ofAccount } from '../../zapier/account.ts';
import { expiryOf } from '../../zapier/connection.ts';
import { plain } from '../../zapier/errors.ts';
import { isClientIdField } from './fields.ts';
import { RENEWED_FIRST } from './words.ts';

const CLIENT: Account = {
  actsForItself: true,
  askRoles: roleGrants,
  // RFC 6749 §2.2. What is no id may be the secret, in the wrong field.
  isPublic: (name, value) => isClientIdField(name) && isId(value.trim()),
};

/** @returns the bundle of a run, marked as the client's. */
export const asClient = <B extends Bundle>(bundle: B): B => ofAccount(bundle, CLIENT);

type Run = (z: ZObject, bundle: Bundle) => unknown;

/**
 * @param value steps, or one function.
 * @returns the same with every function in it run as the client, its token being good for long enough.
 */
export function acting<T>(value: T): T {
  if (typeof value === 'function') return run(value as unknown as Run) as T;
  if (Array.isArray(value)) return value.map((item) => acting(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, acting(item)])) as T;
}

function run(work: Run): Run {
  return (z, bundle) => {
    if (isDue(bundle)) throw plain(new z.errors.RefreshAuthError(RENEWED_FIRST));
    return work(z, asClient(bundle));
  };
}

/** Whoever reads a definition may ask a function for its fields without a connection. */
function isDue({ authData = {} }: Partial<Pick<Bundle, 'authData'>>): boolean {
  const expiresAt = expiryOf({ authData });
  // A number, or text where it comes from `.env`.
  const lifetimeSeconds = Number(authData.expires_in) || null;
  return expiresAt !== null && renewalDue({ expiresAt, lifetimeSeconds }) <= Date.now();
}
