/** What the organization refuses: to a user, an address or an OAuth client. */
import { enforce, LIST, PERMISSION, type RefusalCase, refuse } from './refusal-case.ts';

export const OF_ORGANIZATION: readonly RefusalCase[] = [
  {
    kind: 'permission_missing',
    situation: 'no role of the user holds the permission',
    make: ({ state }) => state.users[0]?.grants.splice(0),
    error: 'AppError',
    text: `Genesys Cloud would not list queues: the roles of ops@example.com do not include ${PERMISSION}. Ask a Genesys admin to add it to one of them (Admin > People & Permissions > Roles / Permissions), for the divisions whose queues you need. Reconnecting is not needed.`,
  },
  {
    kind: 'permission_missing',
    situation: 'the refusal names the permission, and the scope is missing where scopes are enforced',
    make: (sandbox, authData) => {
      enforce(sandbox, authData, ['user-basic-info']);
      sandbox.state.users[0]?.grants.splice(0);
      refuse(
        sandbox,
        403,
        'missing.any.permissions',
        'at least one of the following permissions: [routing:queue:view]',
      );
    },
    error: 'AppError',
    text: `Genesys Cloud would not list queues: the roles of ops@example.com do not include ${PERMISSION}, and this connection's token lacks the scope "routing:readonly". Ask a Genesys admin to add it to one of them (Admin > People & Permissions > Roles / Permissions), for the divisions whose queues you need. Ask your Genesys admin to add the scope to the OAuth client "Zapier" (Admin > Integrations > OAuth) and to approve it there (Authorized Applications), then reconnect this account.`,
  },
  {
    kind: 'division_permission_missing',
    situation: 'the permission is there, in another division only',
    make: (sandbox) => {
      const [home, sales] = sandbox.state.divisions;
      for (const grant of sandbox.state.users[0]?.grants ?? []) grant.divisionId = `${home?.id}`;
      const message = `Unable to perform the requested action. You must have at least one of the following permissions assigned: [routing:queue:view] in at least one of the following division(s): [${sales?.id}]`;
      refuse(sandbox, 403, 'missing.any.division.permissions', message);
    },
    error: 'AppError',
    text: `Genesys Cloud would not list queues: the roles of ops@example.com include ${PERMISSION} only in Home; it is needed in division Sales. Ask a Genesys admin to grant a role with it in the division needed (Admin > People & Permissions > People). Reconnecting is not needed.`,
  },
  {
    kind: 'division_permission_missing',
    situation: 'the refusal names neither permission nor division',
    make: (sandbox) => {
      for (const grant of sandbox.state.users[0]?.grants ?? []) grant.divisionId = `${sandbox.state.divisions[0]?.id}`;
      const message = 'At least one of the required division permissions is missing';
      refuse(sandbox, 403, 'missing.division.permissions', message);
    },
    error: 'AppError',
    text: `Genesys Cloud would not list queues: the roles of ops@example.com include ${PERMISSION} only in Home. Ask a Genesys admin to grant a role with it in the division needed (Admin > People & Permissions > People). Reconnecting is not needed.`,
  },
  {
    kind: 'policy_denied',
    situation: 'a security policy denies it',
    make: ({ state }) => {
      state.settings.policyDenied = ['after-hours'];
    },
    error: 'AppError',
    text: 'Genesys Cloud would not list queues: a security policy of your organization denies it (policy after-hours). Ask a Genesys admin to look at that policy (Admin > People & Permissions > Access Policies), then try again. Reconnecting is not needed.',
  },
  {
    kind: 'ip_not_allowed',
    situation: "Zapier's IP address is not allowed",
    make: ({ state }) => {
      state.settings.allowedIps = ['203.0.113.7'];
    },
    error: 'AppError',
    text: "Genesys Cloud would not list queues: your organization allows requests only from certain IP addresses, and Zapier's address (127.0.0.1) is not among them. Ask a Genesys admin to allow it (Admin > Organization Settings), then try again. Reconnecting is not needed.",
  },
  {
    kind: 'client_disabled',
    situation: 'the answer itself says that the OAuth client is not authorized',
    make: (sandbox) => refuse(sandbox, 403, 'not.authorized', 'The client is not authorized in this organization.'),
    error: 'AppError',
    text: 'Genesys Cloud would not list queues: the OAuth client "Zapier" is disabled, or not authorized in your organization. Ask a Genesys admin to enable it (Admin > Integrations > OAuth), then reconnect this account.',
  },
  {
    kind: 'user_required',
    situation: 'the token belongs to no user',
    make: (sandbox) =>
      refuse(
        sandbox,
        400,
        'not.a.user',
        'This request requires a user context. Client credentials cannot be used for requests to this resource.',
      ),
    error: 'AppError',
    text: "Genesys Cloud would not list queues: this needs a user, and the connection's token belongs to none (Client Credentials). Ask the owner of this integration to use an OAuth client with the grant type Code Authorization, then reconnect this account.",
  },
  {
    kind: 'refused_without_reason',
    situation: 'the refusal names an internal class',
    make: (sandbox) => refuse(sandbox, 403, 'not.authorized', 'com.inin.queue.security.DenyAllVoter'),
    error: 'AppError',
    text: `Genesys Cloud would not list queues, and gave no reason that can be relied on ("com.inin.queue.security.DenyAllVoter"). It needs the scope "routing:readonly" on the OAuth client and ${PERMISSION} in a role of the user. Granted: routing:readonly, user-basic-info, analytics:readonly, users:readonly, organization:readonly, authorization:readonly. Ask a Genesys admin to check both, then try again.`,
  },
  {
    kind: 'refused_without_reason',
    situation: 'the refusal is empty',
    make: (sandbox) => sandbox.faults.add({ kind: 'status', status: 403, raw: '', match: LIST, times: 'forever' }),
    error: 'AppError',
    text: `Genesys Cloud would not list queues, and gave no reason that can be relied on. It needs the scope "routing:readonly" on the OAuth client and ${PERMISSION} in a role of the user. Granted: routing:readonly, user-basic-info, analytics:readonly, users:readonly, organization:readonly, authorization:readonly. Ask a Genesys admin to check both, then try again.`,
  },
];
