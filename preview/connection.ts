/** Connects an account through the person's browser, tests the connection, and takes it away. */
import { EditorError } from '../scripts/lib/editor-error.ts';
import type { AuthData, SignIn } from '../scripts/lib/zapier-run.ts';
import { codeIn, SignInError } from './callback.ts';
import { type ShownError, shownError } from './consequence.ts';
import { equal } from './guard.ts';
import { newRecording, type Recording, recorded } from './requests.ts';
import { connectedOf, isEntered, type Session } from './session.ts';

/** As long as a person may take who must first look for a password. */
const PATIENCE_MS = 10 * 60_000;

interface Tried extends Recording {
  readonly error: ShownError | null;
}

export interface Connecting {
  /**
   * Where nobody signs in, this is all of it: the connection is tested, and kept when that holds.
   *
   * @returns where the browser goes: the login page's address, or back to the connection's page.
   * @throws {EditorError} what the integration throws.
   */
  start(redirectUri: string, fields: AuthData): Promise<string>;
  /**
   * The browser has come back. The connection is tested at once, and kept only when that holds.
   *
   * @throws {SignInError} when there is no sign-in to end, or it came to nothing.
   * @throws {EditorError} what the integration throws.
   */
  finish(query: URLSearchParams): Promise<void>;
  test(): Promise<Tried>;
  disconnect(): void;
}

export function createConnecting(session: Session): Connecting {
  let waiting: { signIn: SignIn; until: number } | null = null;

  /** As Zapier does it: tested at once, and kept only when that holds. */
  async function keep(authData: AuthData): Promise<void> {
    for (const name of ['access_token', 'refresh_token']) session.hide(authData[name]);
    const verdict = await session.zapier.call<unknown>('authentication.test', { authData });
    Object.assign(session, { authData, verdict });
  }

  return {
    async start(redirectUri, fields) {
      if (isEntered(session)) {
        const whole = withEntered(session, fields);
        for (const { key } of passwordsOf(session)) session.hide(whole[key]?.trim());
        await keep(await session.zapier.startSession(whole));
        return '/';
      }
      const signIn = await session.zapier.startConnecting(redirectUri, fields);
      waiting = { signIn, until: Date.now() + PATIENCE_MS };
      session.hide(signIn.verifier);
      return signIn.url.href;
    },

    async finish(query) {
      const pending = waiting;
      if (pending === null || pending.until < Date.now())
        throw new SignInError('No sign-in waits for this answer. Nothing was exchanged. Start again.');
      session.hide(query.get('code'));
      // Whoever sends another state, or none, does not end the sign-in that waits.
      if (equal(query.get('state') ?? '', pending.signIn.state)) waiting = null;
      const code = codeIn(query, pending.signIn.state);
      await keep(await pending.signIn.finish(code));
    },

    async test() {
      const authData = connectedOf(session);
      const recording = newRecording();
      const error = await recorded(recording, () => session.zapier.call<unknown>('authentication.test', { authData }))
        .then((verdict) => {
          session.verdict = verdict;
          return null;
        })
        .catch((thrown: unknown) => {
          session.verdict = null;
          return shownError(thrown);
        });
      return { error, ...recording };
    },

    disconnect() {
      // What was read with it goes with it.
      Object.assign(session, { authData: null, verdict: null });
      session.tested.clear();
    },
  };
}

const passwordsOf = ({ definition }: Session) =>
  definition.authentication.fields.filter(({ type }) => type === 'password');

/** The page gets nothing of a client to show: what is left empty stays as it is, or is that of the sandbox's own client. */
function withEntered(session: Session, fields: AuthData): AuthData {
  const before = session.authData ?? clientOfSandbox(session);
  const kept = session.definition.authentication.fields.filter(({ key }) => !fields[key] && before[key]);
  return { ...fields, ...Object.fromEntries(kept.map(({ key }) => [key, `${before[key]}`])) };
}

/** What is entered for the sandbox's client with client credentials; empty against a real organization. */
function clientOfSandbox({ sandbox }: Session): AuthData {
  if (sandbox === null) return {};
  const { id, secret } = sandbox.serviceClient;
  return { oauth_client: id, oauth_client_key: secret };
}

/** What a failed sign-in says. @throws whatever is a fault of the preview's own */
export function signInMessage(error: unknown): string {
  if (error instanceof SignInError || error instanceof EditorError) return error.message;
  throw error;
}
