/**
 * An account is connected with a browser, as Zapier does it: the integration says where to sign in and exchanges the
 * code; PKCE (RFC 7636), the state and the way back (RFC 8252) are the platform's part, and done here.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { AuthData, Zapier } from '../lib/zapier-run.ts';
import { listen } from './callback.ts';

const OAUTH = 'authentication.oauth2Config';

/** As long as a person may take who must first look for a password. */
const PATIENCE_MS = 10 * 60_000;

interface SignIn {
  readonly zapier: Zapier;
  /** Id of the region to sign in to. */
  readonly region: string;
  /** Port of the loopback redirect; 0 for a free one. */
  readonly port: number;
  /** Told where the browser will come back to, before anything is opened. */
  readonly onListening: (redirectUri: string) => void;
  /** Brings the person to the login page. */
  readonly open: (url: URL) => Promise<void>;
  readonly stop: AbortSignal;
}

/**
 * @returns the connection, as Zapier would store it.
 * @throws {SignInError} when nobody signs in.
 * @throws {EditorError} what the integration throws.
 */
export async function signIn({ zapier, region, port, onListening, open, stop }: SignIn): Promise<AuthData> {
  const [state, verifier] = [secret(), secret()];
  const callback = await listen(port, state, PATIENCE_MS, stop);
  try {
    const { redirectUri } = callback;
    onListening(redirectUri);
    const inputData = { region, redirect_uri: redirectUri, state };
    const url = new URL(await zapier.call<string>(`${OAUTH}.authorizeUrl`, { inputData }));
    url.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
    url.searchParams.set('code_challenge_method', 'S256');
    await open(url);
    const code = await callback.code;
    const exchange = { inputData: { ...inputData, code, code_verifier: verifier } };
    return { region, ...(await zapier.call<AuthData>(`${OAUTH}.getAccessToken`, exchange)) };
  } finally {
    callback.close();
  }
}

/** 32 random bytes make the 43 characters that RFC 7636 §4.1 recommends. */
function secret(): string {
  return randomBytes(32).toString('base64url');
}
