/** What the preview keeps while it runs: the integration in Zapier's runtime, the one connection, and what steps have returned. */
import type { Sandbox } from '../sandbox/index.ts';
import type { Definition } from '../scripts/docs/definition.ts';
import type { EditorError } from '../scripts/lib/editor-error.ts';
import { type AuthData, createZapier, type Integration, type Zapier } from '../scripts/lib/zapier-run.ts';
import { cleaned } from './clean.ts';
import { logLine, noteRenewal } from './requests.ts';
import { RequestError } from './respond.ts';

/** The result of a step that was tested: what later fields can be mapped from. */
export interface Tested {
  /** Kind and key, such as `searches.find_queue`. */
  readonly step: string;
  readonly label: string;
  readonly results: readonly unknown[];
  /** Whether a Zap takes all of them, and not the first alone. */
  readonly all: boolean;
}

export interface Session {
  readonly definition: Definition;
  readonly zapier: Zapier;
  /** Null against a real organization. */
  readonly sandbox: Sandbox | null;
  /** The region that is chosen when the page is opened. */
  readonly region: string;
  /** Null while no account is connected. */
  authData: AuthData | null;
  /** What the last connection test said; null before there was one. */
  verdict: unknown;
  /** Which of the situations the sandbox is in, by its index; null while all is well. */
  situation: number | null;
  /** By a step's key, or by its number in a Zap and the page that the Zap stands in (actions/action.ts). */
  readonly tested: Map<string, Tested>;
  /** Whatever goes to the page goes through this: no secret of the connection or the OAuth client is left in it. */
  clean<T>(value: T): T;
  /** One more secret, for as long as the preview runs. */
  hide(secret: string | null | undefined): void;
}

/** @param environment what `zapier-platform env:set` would hold. */
export function createSession(
  app: Integration,
  environment: Readonly<Record<string, string>>,
  sandbox: Sandbox | null,
  region: string,
): Session {
  const ofClients = Object.entries(environment).filter(([name]) => name.startsWith('CLIENT_SECRET'));
  const secrets = new Set(ofClients.map(([, secret]) => secret));
  return {
    definition: app as unknown as Definition,
    zapier: createZapier(app, environment, logLine, (reason: EditorError) => noteRenewal(reason.message)),
    sandbox,
    region,
    authData: null,
    verdict: null,
    situation: null,
    tested: new Map(),
    clean(value) {
      // Tokens are renewed in place, so those of now are looked up each time; the earlier ones stay hidden, too.
      for (const name of ['access_token', 'refresh_token']) this.hide(this.authData?.[name]);
      return cleaned([...secrets], value);
    },
    hide(secret) {
      if (secret) secrets.add(secret);
    },
  };
}

/** Does nobody sign in, since what is entered is all that a connection needs? */
export const isEntered = ({ definition }: Session): boolean => definition.authentication.type === 'session';

/** @throws {RequestError} 409 while no account is connected. */
export function connectedOf({ authData }: Session): AuthData {
  if (authData) return authData;
  throw new RequestError(409, 'Connect an account first: Zapier runs a step only with a connection.');
}
