/**
 * A diagnosis in words, in four parts: what failed; what was needed and what was found; who mends it and where; what to
 * do then. The correlation id stands last, because it is what Genesys support asks for. Unknown is not none: what is not
 * known is left out.
 */
import { permissionsOf } from './access.ts';
import type { Diagnosis, Kind } from './diagnosis.ts';

/** What is known about the connection beyond the refusal itself. */
export interface Known {
  /** Null or left out: not known. */
  readonly grantedScopes?: readonly string[] | null;
  /** Name of the OAuth client. */
  readonly clientName?: string | null;
  /** State of the OAuth client: `active`, `disabled` or `inactive`. */
  readonly clientState?: string | null;
  /** Does the OAuth client belong to the user's own organization? */
  readonly ownClient?: boolean | null;
  /** E-mail or name of the user. */
  readonly user?: string | null;
  /** Name of the region that was asked. */
  readonly regionName?: string | null;
  /** Names of the divisions where the permission holds. */
  readonly permittedDivisions?: readonly string[] | null;
}

/** How many divisions a sentence names. */
const NAMED_DIVISIONS = 5;

type Say = (diagnosis: Diagnosis, known: Known) => string;

const SAY: Readonly<Record<Kind, Say>> = {
  token_expired: (d) =>
    `${wouldNot(d)}: this connection's access token has expired or was revoked. Zapier renews it by itself; ` +
    `if this message stays, reconnect the account in Zapier.`,
  token_not_accepted: (d, known) =>
    `${wouldNot(d)}: the region ${known.regionName ?? 'of this connection'} does not accept this connection's access token, although its time is not over. ` +
    `It was revoked, or it belongs to another region or organization. Zapier tries to renew it; if this message stays, reconnect the account ` +
    `and choose the region that your organization logs in to.`,
  scope_missing: (d, known) =>
    `${wouldNot(d)}: this connection's token lacks the scope ${scopeList(d)}.${granted(known)} ` +
    `Ask your Genesys admin to add it to the OAuth client${clientName(known)} (${clientPlace(known)}), then reconnect this account.`,
  permission_missing: (d, known) =>
    `${wouldNot(d)}: the roles of ${known.user ?? 'the connected user'} do not include ${permissionList(d)}. ` +
    `Ask a Genesys admin to add it to one of them (Admin > People & Permissions > Roles / Permissions), for the divisions whose queues you need. ` +
    `Reconnecting is not needed.`,
  division_permission_missing: (d, known) =>
    `${wouldNot(d)}: the roles of ${known.user ?? 'the connected user'} ${held(d, known)}` +
    `${d.divisionIds.length > 0 ? `; it is needed in division ${d.divisionIds.join(' or ')}` : ''}. ` +
    `Ask a Genesys admin to grant a role with it in the division needed (Admin > People & Permissions > People). Reconnecting is not needed.`,
  policy_denied: (d) =>
    `${wouldNot(d)}: a security policy of your organization denies it${listed(d, 'policy')}. ` +
    `Ask a Genesys admin to look at that policy (Admin > People & Permissions > Access Control Policies), then try again. Reconnecting is not needed.`,
  ip_not_allowed: (d) =>
    `${wouldNot(d)}: your organization allows requests only from certain IP addresses, and Zapier's address${listed(d)} is not among them. ` +
    `Ask a Genesys admin to allow it (Admin > Organization Settings), then try again. Reconnecting is not needed.`,
  client_disabled: (d, known) =>
    `${wouldNot(d)}: the OAuth client${clientName(known)} is disabled, or not authorized in your organization. ` +
    `Ask a Genesys admin to enable it (${clientPlace(known)}), then reconnect this account.`,
  user_required: (d) =>
    `${wouldNot(d)}: this needs a user, and the connection's token belongs to none (Client Credentials). ` +
    `Ask the owner of this integration to use an OAuth client with the grant type Code Authorization, then reconnect this account.`,
  refused_without_reason: (d) =>
    `${wouldNot(d)}, and gave no reason that can be relied on${quote(d)}. ${needs(d)} ` +
    `Ask a Genesys admin to check both, then try again.`,
  not_found: (d) => `${wouldNot(d)}: it does not exist, or is not visible to this connection${quote(d)}.`,
  rate_limited: (d) =>
    `${wouldNot(d)} just now: the limit of 300 requests a minute for this connection is used up. ` +
    `Zapier tries again by itself${d.retryAfterSeconds === null ? '' : ` in ${d.retryAfterSeconds} seconds`}. ` +
    `If this happens often, let fewer Zaps share the connection.`,
  unavailable: (d, known) =>
    `Genesys Cloud could not be reached to ${d.access.does}: ${outage(d)}${known.regionName ? ` (region ${known.regionName})` : ''}. ` +
    `This usually passes; try again in a few minutes. If it lasts, look at https://status.mypurecloud.com.`,
  not_genesys: (d) =>
    `The answer to the request to ${d.access.does} did not come from Genesys Cloud (${d.status === null ? 'it was far too large' : `HTTP status ${d.status}`}). ` +
    `A proxy or a maintenance page may stand between. Try again in a few minutes; if it stays, tell the owner of this integration.`,
  unknown: (d) =>
    `${wouldNot(d)}${d.status === null ? '' : ` (HTTP status ${d.status}${d.code ? `, ${d.code}` : ''})`}${quote(d)}. ` +
    `Try again; if it stays, give this message to your Genesys admin.`,
};

/**
 * @param diagnosis what went wrong.
 * @param known what else is known; what is left out is not spoken of.
 * @returns a sentence or two that a no-code builder can act on or forward.
 */
export function words(diagnosis: Diagnosis, known: Known = {}): string {
  const { correlationId } = diagnosis;
  return `${SAY[diagnosis.kind](diagnosis, known)}${correlationId ? ` Correlation id ${correlationId}.` : ''}`;
}

/** `routing:queue:view` as a person sees it in Genesys: Routing > Queue > View (routing:queue:view). */
export function permissionPath(permission: string): string {
  const title = (part: string) =>
    part.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/^./, (first) => first.toUpperCase());
  return `${permission.split(':').map(title).join(' > ')} (${permission})`;
}

const wouldNot = (d: Diagnosis) => `Genesys Cloud would not ${d.access.does}`;

function scopeList(d: Diagnosis): string {
  const [first, ...rest] = d.listed.length > 0 ? [...d.listed].sort((a, b) => b.length - a.length) : d.access.scopes;
  return rest.length > 0 ? `"${first}" (or ${rest.map((scope) => `"${scope}"`).join(', ')})` : `"${first}"`;
}

function permissionList(d: Diagnosis): string {
  const names = d.listed.length > 0 ? d.listed : permissionsOf(d.access);
  return names.length > 0 ? names.map(permissionPath).join(' or ') : 'the permission for it';
}

const granted = ({ grantedScopes }: Known) =>
  grantedScopes ? ` Granted: ${grantedScopes.length > 0 ? grantedScopes.join(', ') : 'none'}.` : '';

const clientName = ({ clientName }: Known) => (clientName ? ` "${clientName}"` : '');

/** Only the owner's admin sees a client under OAuth; the user's admin sees another organization's as an authorized application. */
function clientPlace({ ownClient }: Known): string {
  if (ownClient === true) return 'Admin > Integrations > OAuth';
  if (ownClient === false) return 'Admin > Integrations > Authorized Applications';
  return "Admin > Integrations > OAuth, or Authorized Applications when the client is another organization's";
}

function held(d: Diagnosis, { permittedDivisions }: Known): string {
  const permission = permissionList(d);
  if (!permittedDivisions) return `do not include ${permission} in the division needed`;
  const names = permittedDivisions.slice(0, NAMED_DIVISIONS).join(', ');
  const more =
    permittedDivisions.length > NAMED_DIVISIONS ? ` and ${permittedDivisions.length - NAMED_DIVISIONS} more` : '';
  return names === '' ? `include ${permission} in no division` : `include ${permission} only in ${names}${more}`;
}

const listed = (d: Diagnosis, noun = '') =>
  d.listed.length > 0 ? ` (${noun ? `${noun} ` : ''}${d.listed.join(', ')})` : '';

/** Genesys's own words, one line, at most 200 characters. */
const quote = (d: Diagnosis) => (d.message ? ` ("${d.message.replace(/\s+/g, ' ').slice(0, 200)}")` : '');

function needs({ access }: Diagnosis): string {
  const scope = `the scope "${access.scopes[0]}" on the OAuth client`;
  return access.permission === null
    ? `It needs ${scope}.`
    : `It needs ${scope} and ${permissionsOf(access).map(permissionPath).join(' or ')} in a role of the user.`;
}

function outage(d: Diagnosis): string {
  if (d.noAnswer === 'timeout') return 'it did not answer in time';
  if (d.noAnswer === 'cut') return 'its answer was cut short';
  return d.noAnswer === 'unreachable' ? 'no connection could be made' : `it answered with HTTP status ${d.status}`;
}
