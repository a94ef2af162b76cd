/**
 * Runs an integration as Zapier does: through `createAppHandler`, the entry that Zapier's own servers call, with all of
 * core's middleware and checks. What Zapier's servers do around it is done here: PKCE, renewing a token, remembering
 * which items a Zap has seen. https://docs.zapier.com/platform/build/oauth and
 * https://docs.zapier.com/platform/build/deduplication
 */
import { createHash, randomBytes } from 'node:crypto';
import zapier, { type BaseApp } from 'zapier-platform-core';
import { signIn } from './browser-sign-in.ts';
import { EditorError } from './editor-error.ts';

/** The definition that the app's `index.js` exports; only the part that is read here has a type. */
export type Integration = Pick<BaseApp, 'authentication'> & { readonly triggers?: Readonly<Record<string, object>> };

/** What Zapier stores of a connection: the tokens, and the fields that were asked for. */
export type AuthData = Record<string, string>;

export interface RunBundle {
  readonly authData?: AuthData;
  readonly inputData?: Readonly<Record<string, unknown>>;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** One line of what Zapier shows to the integration's owner under Monitoring, scrubbed by core of the secrets it knows. */
export interface LogLine {
  /** `console` for what the app itself says; `http`, `bundle` and others for what core notes. */
  readonly type: string;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Poll<T> {
  /** All that the trigger returned. */
  readonly results: readonly T[];
  /** Those among them that start a Zap. */
  readonly fired: readonly T[];
}

/** A sign-in that waits for the browser to come back. */
export interface SignIn {
  /** Where the browser has to go: the login page. */
  readonly url: URL;
  /** What must come back with the code (RFC 6749 §10.12); worth something until then. */
  readonly state: string;
  /** The PKCE verifier (RFC 7636 §4.1), for whoever keeps secrets out of texts; null without PKCE. */
  readonly verifier: string | null;
  /** Has the app exchange the code. @returns the connection. @throws {EditorError} when the app refuses */
  finish(code: string): Promise<AuthData>;
}

export interface SwitchedOn {
  /** @throws {EditorError} whatever the app or core's checks throw; nothing is recorded then. */
  poll<T extends object>(authData: AuthData): Promise<Poll<T>>;
}

export interface Zapier {
  /**
   * Calls one function of the app. On a RefreshAuthError the token is renewed once, in `bundle.authData` itself because
   * that stands for what Zapier has stored, and the function is called again.
   *
   * @param method its place in the app, such as `searches.list_queues.operation.perform`.
   * @returns what it returned, after the way through JSON that Zapier sends it.
   * @throws {EditorError} whatever the app or core's checks throw.
   */
  call<T>(method: string, bundle?: RunBundle): Promise<T>;
  /**
   * Calls one function of the app once, without renewing a token.
   *
   * @throws {EditorError} whatever the app or core's checks throw.
   */
  callOnce<T>(method: string, bundle: RunBundle): Promise<T>;
  /**
   * Connects an account, browser included: asks the app where to sign in, goes there, and has the app exchange the code
   * that comes back (RFC 6749 §4.1, RFC 7636 §4).
   *
   * @param redirectUri where Zapier wants the user sent back, as registered on the OAuth client.
   * @param fields the fields asked before the sign-in, such as `region`.
   * @throws {EditorError} when the app refuses, or when no code comes back.
   */
  connect(redirectUri: string, fields: AuthData): Promise<AuthData>;
  /**
   * Connects an account of an app with session authentication, which asks nobody to sign in.
   *
   * @param fields all that is asked for.
   * @throws {EditorError} when the app refuses.
   */
  startSession(fields: AuthData): Promise<AuthData>;
  /**
   * The same where a person's browser goes to the login page: all that Zapier does before and after.
   *
   * @param redirectUri as for `connect`.
   * @param fields as for `connect`.
   * @throws {EditorError} when the app refuses.
   */
  startConnecting(redirectUri: string, fields: AuthData): Promise<SignIn>;
  /**
   * A trigger of a Zap, switched on: its first poll only records what is there, each later one fires for the items not seen
   * before. What tells items apart are the output fields marked `primary`, `id` where none is.
   *
   * @param key the trigger's key, such as `new_queue`.
   */
  switchOn(key: string, inputData?: RunBundle['inputData']): SwitchedOn;
  /**
   * Polls a trigger as {@link switchOn} has it, where a trigger and its input make the Zap.
   *
   * @param key the trigger's key, such as `new_queue`.
   * @throws {EditorError} whatever the app or core's checks throw; nothing is recorded then.
   */
  poll<T extends object>(key: string, authData: AuthData, inputData?: RunBundle['inputData']): Promise<Poll<T>>;
  /** Holds the app against Zapier's schema. @returns the faults found. */
  validate(): Promise<unknown[]>;
}

/** Core's entry: exported at run time, absent from its types. */
interface Core {
  createAppHandler(app: object): (event: object) => Promise<{ results: unknown }>;
}

/** What Zapier sends with a run that is nothing special. */
const ORDINARY_RUN = {
  isBulkRead: false,
  isFillingDynamicDropdown: false,
  isLoadingSample: false,
  isPopulatingDedupe: false,
  isTestingAuth: false,
  limit: -1,
  page: 0,
  timezone: null,
};

const OAUTH = 'authentication.oauth2Config';
const SESSION = 'authentication.sessionConfig.perform';

/**
 * @param environment what `zapier-platform env:set` would hold. As on Zapier's warm servers, core leaves it in
 *   `process.env` after a run.
 * @param log told each line that is logged, when it is.
 * @param renewing told what made a run be tried again with a renewed token.
 */
export function createZapier(
  app: Integration,
  environment: Readonly<Record<string, string>>,
  log: (line: LogLine) => void = () => {},
  renewing: (reason: EditorError) => void = () => {},
): Zapier {
  const renewal = app.authentication?.type === 'session' ? SESSION : `${OAUTH}.refreshAccessToken`;
  const handle = (zapier as unknown as Core).createAppHandler(app);
  const zaps = new Map<string, SwitchedOn>();

  const customLogger = (message: string, data: LogLine['data']) => log({ type: `${data.log_type}`, message, data });

  async function run(event: object): Promise<unknown> {
    try {
      const { results } = await handle({ ...event, environment, calledFromCli: true, customLogger });
      return JSON.parse(JSON.stringify(results));
    } catch (error) {
      throw new EditorError(error);
    }
  }

  async function execute<T>(method: string, bundle: RunBundle): Promise<T> {
    const meta = { ...ORDINARY_RUN, ...bundle.meta };
    // A copy, as every run gets one of its own.
    return run({ command: 'execute', method, bundle: structuredClone({ ...bundle, meta }) }) as Promise<T>;
  }

  async function call<T>(method: string, bundle: RunBundle = {}): Promise<T> {
    const { authData } = bundle;
    try {
      return await execute<T>(method, bundle);
    } catch (error) {
      const stale = error instanceof EditorError && error.kind === 'RefreshAuthError';
      if (!stale || authData === undefined || method.startsWith(OAUTH)) throw error;
      renewing(error);
      Object.assign(authData, await execute<AuthData>(renewal, { authData }));
      return execute<T>(method, bundle);
    }
  }

  async function startConnecting(redirectUri: string, fields: AuthData): Promise<SignIn> {
    const state = randomBytes(16).toString('base64url');
    const inputData = { ...fields, redirect_uri: redirectUri, state };
    const url = new URL(await call<string>(`${OAUTH}.authorizeUrl`, { inputData }));
    // 32 random bytes make the 43 characters that RFC 7636 §4.1 recommends.
    const verifier = app.authentication?.oauth2Config?.enablePkce ? randomBytes(32).toString('base64url') : null;
    if (verifier !== null) {
      url.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
      url.searchParams.set('code_challenge_method', 'S256');
    }
    const pkce = verifier === null ? {} : { code_verifier: verifier };
    const finish = async (code: string) => {
      const tokens = await call<AuthData>(`${OAUTH}.getAccessToken`, { inputData: { ...inputData, ...pkce, code } });
      return { ...fields, ...tokens };
    };
    return { url, state, verifier, finish };
  }

  function switchOn(key: string, inputData: RunBundle['inputData'] = {}): SwitchedOn {
    const mark = marking(app, key);
    let seen: ReadonlySet<string> | undefined;
    return {
      async poll<T extends object>(authData: AuthData) {
        const before = seen;
        const meta = { isPopulatingDedupe: before === undefined };
        const results = await call<T[]>(`triggers.${key}.operation.perform`, { authData, inputData, meta });
        seen = new Set([...(before ?? []), ...results.map(mark)]);
        return { results, fired: before === undefined ? [] : results.filter((item) => !before.has(mark(item))) };
      },
    };
  }

  return {
    call,
    callOnce: execute,

    startSession: async (fields) => ({ ...fields, ...(await execute<AuthData>(SESSION, { authData: fields })) }),

    async connect(redirectUri, fields) {
      const { url, state, finish } = await startConnecting(redirectUri, fields);
      return finish(await signIn(url, redirectUri, state));
    },

    startConnecting,
    switchOn,

    poll<T extends object>(key: string, authData: AuthData, inputData: RunBundle['inputData'] = {}) {
      const name = JSON.stringify([key, inputData]);
      const zap = zaps.get(name) ?? switchOn(key, inputData);
      zaps.set(name, zap);
      return zap.poll<T>(authData);
    },

    validate: () => run({ command: 'validate' }) as Promise<unknown[]>,
  };
}

/** What Zapier remembers of a trigger's item: the values of the fields marked `primary`, as core's own check has it. */
function marking(app: Integration, key: string): (item: object) => string {
  const { outputFields = [] }: { outputFields?: { key: string; primary?: boolean }[] } = Object(
    Object(app.triggers?.[key]).operation,
  );
  const primary = outputFields.filter((field) => field.primary).map((field) => field.key);
  const keys = primary.length > 0 ? primary : ['id'];
  return (item) => JSON.stringify(keys.map((name) => Object(item)[name]));
}
