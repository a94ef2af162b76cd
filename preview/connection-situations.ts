/**
 * What a connection meets that is no refusal of a step: no token comes, a token is not renewed, or the connection test warns
 * of something. Read where an account is connected, or where one is tested.
 */
import type { Fault, Sandbox } from '../sandbox/index.ts';
import { RENEWAL_SITUATIONS } from '../scripts/docs/renewal-situations.ts';
import { TOKEN_SITUATIONS } from '../scripts/docs/token-situations.ts';
import { TEST_SITUATIONS } from '../scripts/docs/warning-situations.ts';
import type { AuthData } from '../scripts/lib/zapier-run.ts';

type Make = (sandbox: Sandbox, authData: AuthData) => void;

/** One of docs/messages.md, in its words. */
interface ConnectionSituation {
  readonly name: string;
  readonly make: Make;
}

const TOKEN = { method: 'POST', path: '^/oauth/token$' };
const TOKEN_INFO = { path: '^/api/v2/tokens/me$' };
const REFUSED = { code: 'not.authorized', message: 'Refused.' };

/** The connection's own access token is over, so that the next step or test has Zapier renew it. */
function expire(sandbox: Sandbox, authData: AuthData): void {
  authData.access_token = sandbox.issueToken({ expiresInSeconds: -1 });
  authData.expires_at = '2026-01-01T00:00:00.000Z';
}

/** The login host answers so from now on. */
const login =
  (fault: Fault): Make =>
  (sandbox, authData) => {
    expire(sandbox, authData);
    sandbox.faults.add({ ...fault, match: TOKEN, times: 'forever' });
  };

const refused = (status: number, error: string, description = error) =>
  login({ kind: 'body', status, json: { error, description } });

const NO_TOKEN: Readonly<Record<keyof typeof TOKEN_SITUATIONS, Make>> = {
  invalid_client: refused(401, 'invalid_client', 'authentication failed'),
  client_not_found: refused(400, 'invalid_client', 'client not found'),
  invalid_grant: refused(400, 'invalid_grant'),
  invalid_scope: refused(400, 'invalid_scope'),
  unauthorized_client: refused(400, 'unauthorized_client'),
  rate_limited: (sandbox, authData) => {
    expire(sandbox, authData);
    sandbox.state.settings.tokenRateLimited = true;
  },
  unreachable: login({ kind: 'reset' }),
  no_token: login({ kind: 'omit', fields: ['access_token'] }),
  not_genesys: login({ kind: 'html' }),
  other: refused(400, 'temporarily_unavailable'),
};

/** The refresh token was used before, and the access token is refused where queues are read, though it is good. */
function spend(sandbox: Sandbox, authData: AuthData): void {
  authData.refresh_token = 'used-before';
  const code = 'bad.credentials';
  sandbox.faults.add({
    kind: 'status',
    status: 401,
    code,
    message: 'Invalid login credentials.',
    match: { path: '^/api/v2/routing/queues' },
    times: 'forever',
  });
}

const NOT_RENEWED: readonly Make[] = [
  (sandbox, authData) => {
    expire(sandbox, authData);
    authData.refresh_token = '';
  },
  spend,
  (sandbox, authData) => {
    spend(sandbox, authData);
    sandbox.faults.add({ kind: 'status', status: 503, ...REFUSED, match: TOKEN_INFO, times: 'forever' });
  },
  (sandbox, authData) => {
    expire(sandbox, authData);
    authData.region = 'moon-1';
  },
];

/** None came, and none comes with the next connection. */
function withoutRefreshToken(sandbox: Sandbox, authData: AuthData): void {
  authData.refresh_token = '';
  sandbox.faults.add({ kind: 'omit', fields: ['refresh_token'], match: TOKEN, times: 'forever' });
}

const clients = ({ state }: Sandbox, change: Partial<Sandbox['state']['clients'][number]>) => {
  for (const client of state.clients) Object.assign(client, change);
};

const idle: Make = ({ state }) => {
  state.organization.idleTimeoutSeconds = 600;
};

const WARNED: readonly Make[] = [
  ({ state }) => {
    const empty = { id: '5a1e5000-0000-4000-8000-000000000000', name: 'Nothing Yet', homeDivision: false };
    state.divisions.push(empty);
    for (const grant of state.users.flatMap(({ grants }) => grants)) grant.divisionId = empty.id;
  },
  (sandbox, authData) => {
    idle(sandbox, authData);
    authData.refresh_token = '';
  },
  idle,
  withoutRefreshToken,
  (sandbox, authData) => {
    withoutRefreshToken(sandbox, authData);
    sandbox.faults.add({ kind: 'status', status: 403, ...REFUSED, match: TOKEN_INFO, times: 'forever' });
  },
  (sandbox, authData) => {
    withoutRefreshToken(sandbox, authData);
    for (const client of sandbox.state.clients) client.grantTypes.push('client_credentials');
  },
  (sandbox) => clients(sandbox, { state: 'inactive' }),
  (sandbox) => clients(sandbox, { dateToDelete: new Date(Date.now() + 30 * 86_400_000).toISOString() }),
  (sandbox, authData) => {
    for (const client of sandbox.state.clients)
      client.scopes = client.scopes.filter((scope) => !/^routing(:readonly)?$/.test(scope));
    authData.access_token = sandbox.issueToken();
  },
];

const named = (prefix: string, names: readonly string[], makes: readonly Make[]): ConnectionSituation[] =>
  names.map((name, index) => {
    const make = makes[index];
    if (make) return { name: `${prefix}: ${name}`, make };
    throw new RangeError(`The sandbox cannot make it so: ${name}.`);
  });

const reasons = Object.keys(NO_TOKEN) as (keyof typeof NO_TOKEN)[];

export const CONNECTION_SITUATIONS: readonly ConnectionSituation[] = [
  ...reasons.map((reason) => ({ name: `no token, ${reason}: ${TOKEN_SITUATIONS[reason]}`, make: NO_TOKEN[reason] })),
  ...named(
    'not renewed',
    RENEWAL_SITUATIONS.map(([situation]) => situation),
    NOT_RENEWED,
  ),
  ...named('warning', Object.keys(TEST_SITUATIONS), WARNED),
];
