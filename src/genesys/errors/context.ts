/** What is known of a connection: learned in `access/`, put in words here. */

/** What is known about the connection beyond the refusal itself; null or left out: not known. */
export interface ConnectionContext {
  readonly grantedScopes?: readonly string[] | null;
  readonly oauthClient?: OAuthClientInfo | null;
  /** Is the connection one of an OAuth client that acts for itself, as its edition is? Known without asking. */
  readonly actsForItself?: boolean;
  /** E-mail or name of the user. */
  readonly user?: string | null;
  /** Name of the region that was asked. */
  readonly regionName?: string | null;
  /** Where the permission holds; left out when it holds in all. */
  readonly permittedDivisions?: Pick<PermittedDivisions, 'names' | 'count'> | null;
  /** Names, or else ids, of the divisions where it is needed. */
  readonly neededDivisions?: readonly string[];
  /** Of a write in several parts: a sentence on which of them were done. */
  readonly soFar?: string;
  readonly alsoMissing?: AlsoMissing;
}

/** What is known to be missing beside what a refusal says. */
export interface AlsoMissing {
  /** For each thing that lacks one, the narrowest scope that would do. */
  readonly scopes: readonly string[];
  /** For each thing that lacks one, the permission that would do. */
  readonly permissions: readonly string[];
}

export interface OAuthClientInfo {
  readonly name: string | null;
  /** `active`, `disabled` or `inactive`. */
  readonly state: string | null;
  /** When it will be deleted, milliseconds since 1970; null when no deletion is planned. */
  readonly deletedAt: number | null;
  /** Does it act for itself (client credentials) instead of for a user? */
  readonly actsForItself: boolean;
  /** Does it belong to the organization that the token is for? Null: not known. */
  readonly own: boolean | null;
}

export interface PermittedDivisions {
  /** Does the permission hold in every division, those of the future included? */
  readonly all: boolean;
  /** Names of the divisions where it holds, by name, 100 at most; empty when it holds in all, or in none. */
  readonly names: readonly string[];
  /** In how many divisions it holds; 0 when it holds in all. */
  readonly count: number;
}
