/**
 * Every kind of refusal, as a change to a sandbox that makes Genesys Cloud refuse. The tests hold each operation against
 * the sentence given here, and the page of messages is made from the same table, so neither can drift.
 */
import type { Sandbox } from '../../sandbox/index.ts';
import type { AuthData } from './zapier-run.ts';

export interface RefusalCase {
  readonly kind: string;
  readonly situation: string;
  /** Makes it so. `foreignToken` is a token of another region. */
  readonly make: (sandbox: Sandbox, authData: AuthData, foreignToken: string) => void;
  /** Zapier's error class. */
  readonly error: 'AppError' | 'RefreshAuthError' | 'ThrottledError';
  /** What the builder reads, without the correlation id. */
  readonly text: string;
  /** What the connection test says instead, where it differs: nobody repeats it but the person who waits for it. */
  readonly textOfTest?: string;
}

const LIST = { method: 'GET', path: '/api/v2/routing/queues' };
const PERMISSION = 'Routing > Queue > View (routing:queue:view)';

const refuse = (sandbox: Sandbox, status: number, code: string, message: string, headers?: Record<string, string>) =>
  sandbox.faults.add({
    kind: 'status',
    status,
    code,
    message,
    ...(headers && { headers }),
    match: LIST,
    times: 'forever',
  });

function enforce({ state, issueToken }: Sandbox, authData: AuthData, scopes: string[]): void {
  state.organization.enforceScopes = true;
  authData.access_token = issueToken({ scopes });
}

export const REFUSALS: readonly RefusalCase[] = [
  {
    kind: 'token_expired',
    situation: 'the access token has expired or was revoked',
    make: (sandbox, authData) => {
      authData.access_token = sandbox.issueToken({ expiresInSeconds: -1 });
      authData.expires_at = '2026-01-01T00:00:00.000Z';
    },
    error: 'RefreshAuthError',
    text: "Genesys Cloud would not list queues: this connection's access token has expired or was revoked. Zapier renews it by itself; if this message stays, reconnect the account in Zapier.",
  },
  {
    kind: 'token_not_accepted',
    situation: 'the token belongs to another region or organization',
    make: (_sandbox, authData, foreignToken) => {
      authData.access_token = foreignToken;
      authData.expires_at = '2999-01-01T00:00:00.000Z';
    },
    error: 'RefreshAuthError',
    text: "Genesys Cloud would not list queues: the region Sandbox on this machine does not accept this connection's access token, although its time is not over. It was revoked, it belongs to another region or organization, or the OAuth client is disabled. Zapier tries to renew it; if this message stays, reconnect the account and choose the region that your organization logs in to. If that fails, too, ask a Genesys admin whether the client is disabled (Admin > Integrations > OAuth, or Authorized Applications when the client is another organization's).",
  },
  {
    kind: 'token_not_accepted',
    situation: 'the OAuth client is disabled, which ends its tokens',
    make: (sandbox, authData) => {
      for (const client of sandbox.state.clients) client.state = 'disabled';
      authData.expires_at = '2999-01-01T00:00:00.000Z';
    },
    error: 'RefreshAuthError',
    text: "Genesys Cloud would not list queues: the region Sandbox on this machine does not accept this connection's access token, although its time is not over. It was revoked, it belongs to another region or organization, or the OAuth client is disabled. Zapier tries to renew it; if this message stays, reconnect the account and choose the region that your organization logs in to. If that fails, too, ask a Genesys admin whether the client is disabled (Admin > Integrations > OAuth, or Authorized Applications when the client is another organization's).",
  },
  {
    kind: 'scope_missing',
    situation: "the scope is missing, on the organization's own OAuth client",
    make: (sandbox, authData) => enforce(sandbox, authData, ['user-basic-info', 'users:readonly']),
    error: 'AppError',
    text: 'Genesys Cloud would not list queues: this connection\'s token lacks the scope "routing:readonly" (or "routing"). Granted: user-basic-info, users:readonly. Ask your Genesys admin to add it to the OAuth client "Zapier" (Admin > Integrations > OAuth) and to approve it there (Authorized Applications), then reconnect this account.',
  },
  {
    kind: 'scope_missing',
    situation: "the scope is missing, on another organization's OAuth client",
    make: (sandbox, authData) => {
      for (const client of sandbox.state.clients) client.organizationId = 'c0ffee00-0000-4000-8000-000000000000';
      enforce(sandbox, authData, ['user-basic-info']);
    },
    error: 'AppError',
    text: 'Genesys Cloud would not list queues: this connection\'s token lacks the scope "routing:readonly" (or "routing"). Granted: user-basic-info. Ask the owner of this integration to add it to the OAuth client "Zapier" (Admin > Integrations > OAuth), and your Genesys admin to approve it (Admin > Integrations > Authorized Applications), then reconnect this account.',
  },
  {
    kind: 'scope_missing',
    situation: 'the scope is missing, and nothing is known of the client',
    make: (sandbox, authData) => enforce(sandbox, authData, ['users:readonly']),
    error: 'AppError',
    text: 'Genesys Cloud would not list queues: this connection\'s token lacks the scope "routing:readonly" (or "routing"). Ask your Genesys admin to add it to the OAuth client (Admin > Integrations > OAuth) and to approve it there (Authorized Applications); where the client is another organization\'s, its owner adds it and your admin approves it, then reconnect this account.',
  },
  {
    kind: 'scope_missing',
    situation: 'the scope is missing, and no role of the user holds the permission either',
    make: (sandbox, authData) => {
      enforce(sandbox, authData, ['user-basic-info']);
      sandbox.state.users[0]?.grants.splice(0);
    },
    error: 'AppError',
    text: `Genesys Cloud would not list queues: this connection's token lacks the scope "routing:readonly" (or "routing"), and the roles of ops@example.com do not include ${PERMISSION}. Granted: user-basic-info. Ask a Genesys admin to add ${PERMISSION} to one of the roles (Admin > People & Permissions > Roles / Permissions), for the divisions whose queues you need. Ask your Genesys admin to add the scope to the OAuth client "Zapier" (Admin > Integrations > OAuth) and to approve it there (Authorized Applications), then reconnect this account.`,
  },
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
  {
    kind: 'rate_limited',
    situation: 'too many requests this minute',
    make: (sandbox) =>
      refuse(
        sandbox,
        429,
        'too.many.requests.retry.after',
        'Rate limit exceeded the maximum. Retry the request in [42] seconds',
        { 'retry-after': '42', 'inin-ratelimit-allowed': '300' },
      ),
    error: 'ThrottledError',
    text: 'Genesys Cloud would not list queues just now: the limit of 300 requests a minute for this connection is used up. Zapier tries again by itself in 42 seconds. If this happens often, let fewer Zaps share the connection.',
    textOfTest:
      'Genesys Cloud could not be reached to list queues: it limits requests just now (region Sandbox on this machine). This usually passes; try again in a few minutes. If it lasts, look at https://status.mypurecloud.com.',
  },
  {
    kind: 'rate_limited',
    situation: 'too many requests this minute, and the answer says so in its message only',
    make: (sandbox) =>
      refuse(
        sandbox,
        429,
        'too.many.requests.retry.after',
        'Rate limit exceeded the maximum. Retry the request in [42] seconds',
      ),
    error: 'ThrottledError',
    text: 'Genesys Cloud would not list queues just now: the limit of requests a minute for this connection is used up. Zapier tries again by itself in 42 seconds. If this happens often, let fewer Zaps share the connection.',
    textOfTest:
      'Genesys Cloud could not be reached to list queues: it limits requests just now (region Sandbox on this machine). This usually passes; try again in a few minutes. If it lasts, look at https://status.mypurecloud.com.',
  },
  {
    kind: 'unavailable',
    situation: 'Genesys Cloud is unavailable',
    make: (sandbox) =>
      refuse(sandbox, 503, 'general.internal.server.error', 'A general internal server error occurred.'),
    error: 'ThrottledError',
    text: 'Genesys Cloud could not be reached to list queues: it answered with HTTP status 503 (region Sandbox on this machine). This usually passes; try again in a few minutes. If it lasts, look at https://status.mypurecloud.com.',
  },
  {
    kind: 'unavailable',
    situation: 'the connection breaks',
    make: (sandbox) => sandbox.faults.add({ kind: 'reset', match: LIST, times: 'forever' }),
    error: 'ThrottledError',
    text: 'Genesys Cloud could not be reached to list queues: its answer was cut short (region Sandbox on this machine). This usually passes; try again in a few minutes. If it lasts, look at https://status.mypurecloud.com.',
  },
  {
    kind: 'not_genesys',
    situation: "a proxy's page answers",
    make: (sandbox) => sandbox.faults.add({ kind: 'html', match: LIST, times: 'forever' }),
    error: 'AppError',
    text: 'The answer to the request to list queues did not come from Genesys Cloud (HTTP status 200). A proxy or a maintenance page may stand between. Try again in a few minutes; if it stays, tell the owner of this integration.',
  },
  {
    kind: 'not_genesys',
    situation: 'a redirect answers',
    make: (sandbox) =>
      sandbox.faults.add({
        kind: 'redirect',
        status: 302,
        location: 'http://127.0.0.1:9/',
        match: LIST,
        times: 'forever',
      }),
    error: 'AppError',
    text: 'The answer to the request to list queues did not come from Genesys Cloud (HTTP status 302). A proxy or a maintenance page may stand between. Try again in a few minutes; if it stays, tell the owner of this integration.',
  },
  {
    kind: 'unknown',
    situation: 'anything else',
    make: (sandbox) => refuse(sandbox, 400, 'constraint.validation', 'The division is not valid.'),
    error: 'AppError',
    text: 'Genesys Cloud would not list queues (HTTP status 400, constraint.validation) ("The division is not valid."). Try again; if it stays, give this message to your Genesys admin.',
  },
];

/** A message without what differs from run to run. */
export function withoutIds(message: string): string {
  return message.replace(/ Correlation id [\w-]+\.$/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>');
}
