/** The app in Zapier's runtime, connected to a sandbox of its own: what every test of a step starts from. */
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts';
import { type AuthData, createZapier, type Zapier } from '../../scripts/lib/zapier-run.ts';
import app from '../../src/index.ts';

export interface Connected {
  sandbox: Sandbox;
  zapier: Zapier;
  /** A connection with a token that works and a refresh token. */
  authData: AuthData;
}

const started: Sandbox[] = [];

// Also after a test that failed before it could close its own.
afterAll(() => Promise.all(started.map((sandbox) => sandbox.close())));

/** @param environment what the integration's owner has set besides the OAuth client and the sandbox's address. */
export async function connectedZapier(
  options: SandboxOptions = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<Connected> {
  const sandbox = await startSandbox(options);
  started.push(sandbox);
  const zapier = createZapier(app, {
    CLIENT_ID: sandbox.client.id,
    CLIENT_SECRET: sandbox.client.secret,
    GENESYS_SANDBOX_URL: sandbox.url,
    GENESYS_OAUTH_SCOPES: '',
    ...environment,
  });
  // What connecting brings; the way there has tests of its own, and core ends a process after many runs.
  const { accessToken, refreshToken, expiresAt } = sandbox.issueTokens();
  const authData = {
    region: 'sandbox',
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_at: expiresAt,
  };
  return { sandbox, zapier, authData };
}
