/** The app in Zapier's runtime, connected to a sandbox of its own: what every test of a step starts from. */
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts';
import { type AuthData, createZapier, type LogLine, type Zapier } from '../../scripts/lib/zapier-run.ts';
import app from '../../src/index.ts';

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
  started.push(sandbox);
  // What connecting brings; the way there has tests of its own, and core ends a process after many runs.
  const { accessToken, refreshToken, expiresAt } = sandbox.issueTokens();
  const authData = {
    region: 'sandbox',
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_at: expiresAt,
  };
  const logged: string[] = [];
  const zapier = createZapier(
    app,
    {
      CLIENT_ID: sandbox.client.id,
      CLIENT_SECRET: sandbox.client.secret,
      GENESYS_SANDBOX_URL: sandbox.url,
      GENESYS_OAUTH_SCOPES: '',
      ...environment,
    },
    (line) => {
      if (line.type === 'console') logged.push(line.message.trimEnd());
      if (leaksIn(line, authData, sandbox.client.secret)) leaks.push(`${line.type}: ${line.message}`);
    },
  );
  return { sandbox, zapier, authData, logged };
}

/** Core would scrub a token that the app logs, so what core had to scrub counts as well. */
function leaksIn({ type, message, data }: LogLine, { access_token, refresh_token }: AuthData, secret: string): boolean {
  if (type === 'console' && message.includes(':censored:')) return true;
  // The form of a token request and an answer's headers, which core logs, scrubbed by its own rules.
  const { request_data: _, response_headers: __, ...rest } = data;
  const line = `${message} ${JSON.stringify(rest)}`;
  return [access_token, refresh_token, secret].some((each) => each && line.includes(each));
}
