/** Refusals of a token: it is over, of another place, or lacks a scope. */
import { enforce, PERMISSION, type RefusalCase } from './refusal-case.ts';

export const OF_TOKEN: readonly RefusalCase[] = [
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
];
