/**
 * Whose a connection's token is. A user's, unless the edition says otherwise: then it puts it on the bundle of every run,
 * since the steps are the same in all editions.
 */
import type { Bundle } from 'zapier-platform-core';
import type { AskRoles } from '../genesys/access/connection-facts.ts';

export interface Account {
  /** Does the token belong to no user, but to an OAuth client that acts for itself (RFC 6749 §4.4)? */
  readonly actsForItself: boolean;
  /** Tells the roles of the token where no user has them. */
  readonly askRoles?: AskRoles;
  /** Which fields of the connection are no secret, besides those of every edition. */
  readonly isPublic?: (name: string, value: string) => boolean;
}

const ACCOUNT = Symbol('account');

const USER: Account = { actsForItself: false };

/** @returns the same bundle, whose token is of that account. */
export function ofAccount<B extends Bundle>(bundle: B, account: Account): B {
  return { ...bundle, [ACCOUNT]: account };
}

export function accountOf(bundle: Bundle & { readonly [ACCOUNT]?: Account }): Account {
  return bundle[ACCOUNT] ?? USER;
}
