/** The parts that the sentences about refusals are made of. */

import { permissionsOf } from '../requirements.ts';
import { text } from '../values.ts';
import type { ConnectionContext, PermittedDivisions } from './context.ts';
import type { Diagnosis } from './diagnosis.ts';

/** How many divisions a sentence names. */
const NAMED_DIVISIONS = 5;

/** How many granted scopes a sentence names. */
const NAMED_SCOPES = 20;

/** `routing:queue:view` as a person sees it in Genesys: Routing > Queue > View (routing:queue:view). */
export function permissionPath(permission: string): string {
  const title = (part: string) => part.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/./, (first) => first.toUpperCase());
  return `${permission.split(':').map(title).join(' > ')} (${permission})`;
}

/** Whose roles count, and where they are granted: a client with client credentials has roles of its own. */
export function rolesOf(context: ConnectionContext): { holder: string; place: string } {
  const { user } = context;
  return hasRolesOfItsOwn(context)
    ? { holder: `the OAuth client${named(context)}`, place: 'Admin > Integrations > OAuth > the client > Roles' }
    : { holder: user ?? 'the connected user', place: 'Admin > People & Permissions > People' };
}

/** Is there no user whose roles could count? By the edition, or by what Genesys says of the token. */
export const hasRolesOfItsOwn = ({ actsForItself, oauthClient }: ConnectionContext) =>
  Boolean(actsForItself || oauthClient?.actsForItself);

/** The name of the OAuth client, quoted, if it is known. */
export const named = ({ oauthClient }: ConnectionContext) => (oauthClient?.name ? ` "${oauthClient.name}"` : '');

/** Only the owner's admin sees a client under OAuth; the user's admin sees another organization's as an authorized application. */
export function clientPlace({ oauthClient, actsForItself }: ConnectionContext): string {
  // The id and the secret of one that acts for itself stand there, and nowhere else.
  if (actsForItself || oauthClient?.own === true) return 'Admin > Integrations > OAuth';
  if (oauthClient?.own === false) return 'Admin > Integrations > Authorized Applications';
  return "Admin > Integrations > OAuth, or Authorized Applications when the client is another organization's";
}

/**
 * A scope is ticked on the OAuth client, and where scopes are enforced approved as well, under Authorized Applications, the
 * organization's own clients not excepted. Another organization's client is changed by its owner.
 */
export function addScope(context: ConnectionContext, what = 'it', each = 'it'): string {
  const own = context.oauthClient?.own;
  if (own === false)
    return `Ask the owner of this integration to add ${what} to the OAuth client${named(context)} (Admin > Integrations > OAuth), and your Genesys admin to approve ${each} (${clientPlace(context)})`;
  const both = `Ask your Genesys admin to add ${what} to the OAuth client${named(context)} (Admin > Integrations > OAuth) and to approve ${each} there (Authorized Applications)`;
  return own
    ? both
    : `${both}; where the client is another organization's, its owner adds ${each} and your admin approves ${each}`;
}

/** The scopes any of which would do, as the refusal lists them or else as the call needs them; the narrowest first. */
export function scopesOf({ listed, requirement }: Diagnosis): readonly string[] {
  return listed.length > 0 ? [...listed].sort((a, b) => b.length - a.length) : requirement.scopes;
}

/** Any one of these scopes would do; the narrowest first. */
export function scopeList(d: Diagnosis): string {
  const [first, ...rest] = scopesOf(d);
  return rest.length > 0 ? `"${first}" (or ${rest.map((scope) => `"${scope}"`).join(', ')})` : `"${first}"`;
}

export function granted({ grantedScopes }: ConnectionContext): string {
  return grantedScopes ? ` Granted: ${grantedScopes.length > 0 ? some(grantedScopes, NAMED_SCOPES) : 'none'}.` : '';
}

export function permissionList(d: Diagnosis): string {
  const joint = needsAll(d) ? ' and ' : ' or ';
  return d.permissions.length > 0 ? d.permissions.map(permissionPath).join(joint) : 'the permission for it';
}

/**
 * Of the permissions that the refusal lists, those that are enough together: all of them, or the one that the call is known
 * to need, or else the first.
 */
export function neededPermissions(d: Diagnosis): readonly string[] {
  if (needsAll(d)) return d.permissions;
  const wanted = permissionsOf(d.requirement).find((permission) => d.permissions.includes(permission));
  return wanted === undefined ? d.permissions.slice(0, 1) : [wanted];
}

/** `missing.permissions` lists permissions that are all needed, `missing.any.permissions` those of which any is enough. */
const needsAll = ({ code }: Diagnosis) => code === 'missing.permissions';

/** `1 second`, `2 seconds`. */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Some divisions by name, and how many more. */
export function divisionList({ names, count }: Pick<PermittedDivisions, 'names' | 'count'>): string {
  return some(names, NAMED_DIVISIONS, count);
}

/** The first of them, and how many more. */
export function some(names: readonly string[], most: number, count = names.length): string {
  const named = names.slice(0, most);
  const rest = count - named.length;
  return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Where the permission holds, after "the roles of …". */
export function heldDivisions(d: Diagnosis, { permittedDivisions }: ConnectionContext): string {
  const permission = permissionList(d);
  if (!permittedDivisions) return `do not include ${permission} in the division needed`;
  return permittedDivisions.count === 0
    ? `include ${permission} in no division`
    : `include ${permission} only in ${divisionList(permittedDivisions)}`;
}

/** The divisions that the refusal asks for, if it names any. */
export function neededIn({ divisionIds }: Diagnosis, { neededDivisions = divisionIds }: ConnectionContext): string {
  const named = neededDivisions.slice(0, NAMED_DIVISIONS);
  return named.length > 0 ? `; it is needed in division ${named.join(' or ')}` : '';
}

/** What Genesys listed, in brackets. */
export function listed(d: Diagnosis, noun = ''): string {
  return d.listed.length > 0 ? ` (${noun}${d.listed.join(', ')})` : '';
}

/** Genesys's own words, on one line. */
export function quote({ message }: Diagnosis): string {
  const line = text(message?.replace(/\s+/g, ' '));
  return line ? ` ("${line}")` : '';
}

/** What a call needs, both halves of it; a client that acts for itself has only the one. */
export function needs({ requirement }: Diagnosis, context: ConnectionContext): string {
  if (context.actsForItself) {
    const paths = permissionsOf(requirement).map(permissionPath).join(' or ');
    return paths ? `It needs ${paths} in a role of ${rolesOf(context).holder}.` : 'It needs no permission.';
  }
  const scope = `the scope "${requirement.scopes[0]}" on the OAuth client`;
  const permissions = permissionsOf(requirement);
  return permissions.length === 0
    ? `It needs ${scope}.`
    : `It needs ${scope} and ${permissions.map(permissionPath).join(' or ')} in a role of the user.`;
}

export function outage({ noAnswer, status }: Diagnosis): string {
  if (noAnswer === 'timeout') return 'it did not answer in time';
  if (noAnswer === 'cut') return 'its answer was cut short';
  if (noAnswer === 'unreachable') return 'no connection could be made';
  if (noAnswer === 'not_sent') return 'it was slow, and too little time was left to do it';
  if (status === 409) return 'another change of the same thing was under way';
  return status === 429 ? 'it limits requests just now' : `it answered with HTTP status ${status}`;
}
