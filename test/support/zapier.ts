/** The app in Zapier's runtime, connected to a sandbox of its own: what every test of a step starts from. */
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts';
import {
  type AuthData,
  createZapier,
  type Integration,
  type LogLine,
  type Zapier,
} from '../../scripts/lib/zapier-run.ts';
import app from '../../src/index.ts';
import serviceAccount from '../../src/service-account.ts';
import './prepared-once.ts';

export interface Connected {
  sandbox: Sandbox;
  zapier: Zapier;
  /** A connection with a token that works and a refresh token. */
  authData: AuthData;
  /** What the app itself has logged, in the words that its owner reads. */
  logged: string[];
}

const started: Sandbox[] = [];
const leaks: string[] = [];

afterEach(() => expect(leaks.splice(0)).toEqual([]));

// Also after a test that failed before it could close its own.
afterAll(() => Promise.all(started.map((sandbox) => sandbox.close())));

/** @param environment what the integration's owner has set besides the OAuth client and the sandbox's address. */
export async function connectedZapier(
  options: SandboxOptions = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<Connected> {
  const sandbox = await startSandbox(options);
  // What connecting brings; the way there has tests of its own, and core ends a process after many runs.
  const { accessToken, refreshToken, expiresAt } = sandbox.issueTokens();
  const authData = {
    region: 'sandbox',
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_at: expiresAt,
  };
  const { id, secret } = sandbox.client;
  return connected(app, sandbox, authData, { CLIENT_ID: id, CLIENT_SECRET: secret, ...environment });
}

/** The same in the edition whose connections belong to an OAuth client. */
export async function connectedServiceAccount(options: SandboxOptions = {}): Promise<Connected> {
  const sandbox = await startSandbox(options);
  const { id, secret } = sandbox.serviceClient;
  const lifetime = 86_400;
  const authData = {
    region: 'sandbox',
    oauth_client: id,
    oauth_client_key: secret,
    access_token: sandbox.issueToken({ userId: null, expiresInSeconds: lifetime }),
    expires_at: new Date((options.now ?? Date.now)() + lifetime * 1000).toISOString(),
    expires_in: `${lifetime}`,
  };
  return connected(serviceAccount, sandbox, authData, {});
}

function connected(
  integration: Integration,
  sandbox: Sandbox,
  authData: AuthData,
  environment: Readonly<Record<string, string>>,
): Connected {
  started.push(sandbox);
  const logged: string[] = [];
  const all = { GENESYS_SANDBOX_URL: sandbox.url, GENESYS_OAUTH_SCOPES: '', ...environment };
  const zapier = createZapier(integration, all, (line) => {
    if (line.type === 'console') logged.push(line.message.trimEnd());
    const secrets = [sandbox.client.secret, authData.access_token, authData.refresh_token, authData.oauth_client_key];
    if (leaksIn(line, secrets)) leaks.push(`${line.type}: ${line.message}`);
  });
  return { sandbox, zapier, authData, logged };
}

/** Core would scrub a token that the app logs, so what core had to scrub counts as well. */
function leaksIn({ type, message, data }: LogLine, secrets: readonly (string | undefined)[]): boolean {
  if (type === 'console' && message.includes(':censored:')) return true;
  // The form of a token request and an answer's headers, which core logs, scrubbed by its own rules.
  const { request_data: _, response_headers: __, ...rest } = data;
  const line = `${message} ${JSON.stringify(rest)}`;
  return secrets.some((each) => each && line.includes(each));
}
