/**
 * A diagnosis in words, in four parts: what failed; what was needed and what was found; who fixes it and where; what to
 * do then. The correlation id stands last, because it is what Genesys support asks for. Unknown is not none: what is not
 * known is left out.
 */

import {
  addAllScopes,
  addAlsoPermissions,
  addAlsoScopes,
  alsoInNoRole,
  alsoNoScope,
  isSeveral,
  permissionsLacking,
  ROLES_PLACE,
  scopesLacking,
} from './also-missing.ts';
import type { ConnectionContext } from './context.ts';
import type { Diagnosis, Kind } from './diagnosis.ts';
import {
  clientPlace,
  counted,
  granted,
  hasRolesOfItsOwn,
  heldDivisions,
  listed,
  named,
  neededIn,
  needs,
  outage,
  quote,
  rolesOf,
} from './phrases.ts';
import { rejectionOf } from './rejections.ts';

type Compose = (diagnosis: Diagnosis, context: ConnectionContext) => string;

const wouldNot = (d: Diagnosis) => `Genesys Cloud would not ${d.requirement.does}`;

const MESSAGES: Readonly<Record<Kind, Compose>> = {
  token_expired: (d) =>
    `${wouldNot(d)}: this connection's access token has expired or was revoked. Zapier renews it by itself; ` +
    `if this message stays, reconnect the account in Zapier.`,
  token_not_accepted: (d, context) =>
    `${wouldNot(d)}: the region ${context.regionName ?? 'of this connection'} does not accept this connection's access token, although its time is not over. ` +
    `It was revoked, it belongs to another region or organization, or the OAuth client is disabled. Zapier tries to renew it; if this message stays, ` +
    `reconnect the account and choose the region that your organization logs in to. If that fails, too, ask a Genesys admin whether the client ` +
    `is disabled (${clientPlace(context)}).`,
  scope_missing: (d, context) =>
    `${wouldNot(d)}: this connection's token lacks ${scopesLacking(d, context)}${alsoInNoRole(context)}.${granted(context)}` +
    `${addAlsoPermissions(context)} ${addAllScopes(d, context)}, then reconnect this account.`,
  permission_missing: (d, context) =>
    `${wouldNot(d)}: the roles of ${rolesOf(context).holder} do not include ${permissionsLacking(d, context)}${alsoNoScope(context)}. ` +
    `${hasRolesOfItsOwn(context) ? grantToClient(d, context) : addToRole(d, context)}, for the divisions whose queues you need.` +
    `${addAlsoScopes(context)}`,
  division_permission_missing: (d, context) =>
    `${wouldNot(d)}: the roles of ${rolesOf(context).holder} ${heldDivisions(d, context)}` +
    `${neededIn(d, context)}${alsoInNoRole(context)}${alsoNoScope(context)}. ` +
    `Ask a Genesys admin to grant a role with it in the division needed (${rolesOf(context).place}).${addAlsoPermissions(context)}` +
    `${addAlsoScopes(context)}`,
  policy_denied: (d) =>
    `${wouldNot(d)}: a security policy of your organization denies it${listed(d, 'policy ')}. ` +
    `Ask a Genesys admin to look at that policy (Admin > People & Permissions > Access Policies), then try again. Reconnecting is not needed.`,
  ip_not_allowed: (d) =>
    `${wouldNot(d)}: your organization allows requests only from certain IP addresses, and Zapier's address${listed(d)} is not among them. ` +
    `Ask a Genesys admin to allow it (Admin > Organization Settings), then try again. Reconnecting is not needed.`,
  client_disabled: (d, context) =>
    `${wouldNot(d)}: the OAuth client${named(context)} is disabled, or not authorized in your organization. ` +
    `Ask a Genesys admin to enable it (${clientPlace(context)}), then reconnect this account.`,
  user_required: (d, context) =>
    `${wouldNot(d)}: this needs a user, and the connection's token belongs to none (Client Credentials). ` +
    (context.actsForItself
      ? `No role of the OAuth client${named(context)} changes that. Use an integration that connects a user for it; nothing was done.`
      : `Ask the owner of this integration to use an OAuth client with the grant type Code Authorization, then reconnect this account.`),
  refused_without_reason: (d, context) =>
    `${wouldNot(d)}, and gave no reason that can be relied on${quote(d)}. ${needs(d, context)}${granted(context)} ` +
    `Ask a Genesys admin to check ${context.actsForItself ? `that (${rolesOf(context).place})` : 'both'}, then try again.`,
  not_found: (d) =>
    `${wouldNot(d)}: it answered that there is no such thing, or that it is not visible to this connection${quote(d)}. ` +
    `Choose ${d.requirement.refers ?? 'it'} again in the step; if it stays, ask a Genesys admin whether it was deleted.`,
  input_rejected: (d) => {
    const { found, advice } = rejectionOf(d.code, d.requirement);
    return `${wouldNot(d)}: ${found}${quote(d)}. ${advice} Reconnecting is not needed.`;
  },
  rate_limited: (d) =>
    `${wouldNot(d)} just now: the limit of ${d.allowedPerMinute === null ? 'requests' : counted(d.allowedPerMinute, 'request')} a minute for this connection is used up. ` +
    `Zapier tries again by itself${d.retryAfterSeconds ? ` in ${counted(d.retryAfterSeconds, 'second')}` : ''}. ` +
    `If this happens often, let fewer Zaps share the connection.`,
  unavailable: (d, context) =>
    `Genesys Cloud could not be reached to ${d.requirement.does}: ${outage(d)}${context.regionName ? ` (region ${context.regionName})` : ''}. ` +
    `This usually passes; try again in a few minutes. If it lasts, look at https://status.mypurecloud.com.`,
  not_genesys: (d) =>
    `The answer to the request to ${d.requirement.does} did not come from Genesys Cloud (${d.status === null ? 'it was far too large' : `HTTP status ${d.status}`}). ` +
    `A proxy or a maintenance page may stand between. Try again in a few minutes; if it stays, tell the owner of this integration.`,
  unknown: (d) =>
    `${wouldNot(d)} (HTTP status ${d.status}${d.code ? `, ${d.code}` : ''})${quote(d)}. ` +
    `Try again; if it stays, give this message to your Genesys admin.`,
};

const addToRole = (d: Diagnosis, context: ConnectionContext) =>
  `Ask a Genesys admin to add ${isSeveral(d, context) ? 'all of them to their roles' : 'it to one of them'} (${ROLES_PLACE})`;

/** It may have no role at all. */
const grantToClient = (d: Diagnosis, context: ConnectionContext) =>
  `Ask a Genesys admin to give it ${isSeveral(d, context) ? 'roles with all of them' : 'a role with it'} (${rolesOf(context).place})`;

/** A write that may have happened. Only who looks can tell, so the sentence says where. */
const outcomeUnknown: Compose = (d, { regionName }) =>
  `It is not known whether Genesys Cloud did ${d.requirement.does}: ${outage(d)}${regionName ? ` (region ${regionName})` : ''}, ` +
  `and it may have been done all the same. ${d.requirement.ifUnknown ?? ''}`;

/**
 * @param diagnosis what went wrong.
 * @param known what else is known; what is left out is not spoken of.
 * @returns a sentence or two that a no-code builder can act on or forward.
 */
export function messageOf(diagnosis: Diagnosis, context: ConnectionContext = {}): string {
  const { correlationId } = diagnosis;
  const compose = diagnosis.outcomeUnknown ? outcomeUnknown : MESSAGES[diagnosis.kind];
  const soFar = context.soFar ? ` ${context.soFar}` : '';
  return `${compose(diagnosis, context).trimEnd()}${soFar}${correlationId ? ` Correlation id ${correlationId}.` : ''}`;
}
