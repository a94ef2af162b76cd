/**
 * What the doctor says when Genesys Cloud did not do what was asked: the core's own messageOf, so that the engineer reads what
 * a builder would, and beside them who fixes it where *for an OAuth client without a user*.
 */
import type { Kind } from '../../src/genesys/errors/diagnosis.ts';
import { GenesysError } from '../../src/genesys/errors/genesys-error.ts';
import { messageOf } from '../../src/genesys/errors/messages.ts';
import type { Fix, Outcome } from './check.ts';
import type { Visit } from './visit.ts';

const ADMIN = 'Genesys admin';
const ON_THE_CLIENT = 'Admin > Integrations > OAuth, on the client’s tab';
export const ROLES_TAB: Fix = {
  who: ADMIN,
  where: `${ON_THE_CLIENT} Roles: add a role with Routing > Queue > View, in the divisions whose queues are wanted`,
};
export const LATER: Fix = { who: 'Nobody', where: 'it passes: run the doctor again in a minute' };
export const NETWORK: Fix = {
  who: 'Whoever runs the network this machine is in',
  where: 'proxy, firewall or sign-in page between here and Genesys Cloud; look at https://status.mypurecloud.com first',
};
const SUPPORT: Fix = { who: 'Genesys support', where: 'give them the correlation id and the time' };
const NEW_TOKEN: Fix = {
  who: 'You',
  where:
    'compare GENESYS_REGION with the region of the OAuth client, look whether the client is active (Admin > Integrations > OAuth), and run again',
};

const FIX: Readonly<Record<Kind, Fix>> = {
  token_expired: NEW_TOKEN,
  token_not_accepted: NEW_TOKEN,
  scope_missing: {
    who: ADMIN,
    where: `${ON_THE_CLIENT} Scope: tick the scope named above; then approve it under Admin > Integrations > Authorized Applications`,
  },
  permission_missing: ROLES_TAB,
  division_permission_missing: ROLES_TAB,
  policy_denied: { who: ADMIN, where: 'Admin > People & Permissions > Access Policies' },
  ip_not_allowed: { who: ADMIN, where: 'Admin > Organization Settings: allow this machine’s address, and Zapier’s' },
  client_disabled: { who: ADMIN, where: 'Admin > Integrations > OAuth: make the client active' },
  user_required: { who: 'You', where: 'use the integration itself: `npm run preview -- --live` signs in as a user' },
  refused_without_reason: ROLES_TAB,
  not_found: SUPPORT,
  input_rejected: SUPPORT,
  rate_limited: LATER,
  unavailable: NETWORK,
  not_genesys: NETWORK,
  unknown: SUPPORT,
};

/**
 * @param status how much it weighs: a call that only explains is no failure of its own.
 * @throws error itself when it is not Genesys's.
 */
export function refusal(error: unknown, { context }: Visit, status: 'failed' | 'warning'): Outcome {
  if (!(error instanceof GenesysError)) throw error;
  const { diagnosis } = error;
  const sentence = messageOf(diagnosis, { ...error.context, ...context });
  const { kind, code, correlationId } = diagnosis;
  return {
    status,
    found: sentence,
    fix: FIX[kind],
    details: { kind, http_status: diagnosis.status, error_code: code, correlation_id: correlationId },
  };
}
