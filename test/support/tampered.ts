/**
 * Steps whose answers are tampered with on their way: `z` as Zapier gives it, without its runtime, so that thousands of runs
 * are possible. What a sandbox answers is right; what the step gets is what the test makes of it.
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Sandbox } from '../../sandbox/index.ts';
import authentication from '../../src/authentication/index.ts';
import { ASKING, leastInput, STEPS } from './steps.ts';
import { errors } from './zapier-errors.ts';

interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** @param path of the request. @returns what the step gets in place of the answer. */
export type Tamper = (answer: RawAnswer, path: string) => RawAnswer;

export interface Outcome {
  /** The result as Zapier gets it, or the error's name and message. */
  readonly text: string;
  /** The error; null for a result. */
  readonly error: Error | null;
  readonly log: readonly string[];
  /** Paths that were asked, in order. */
  readonly asked: readonly string[];
  readonly ms: number;
}

type Perform = (z: ZObject, bundle: Bundle) => Promise<unknown>;

/** What Zapier calls, by name; `authorizeUrl` asks nobody. */
export const OPERATIONS: Readonly<Record<string, Perform>> = {
  ...Object.fromEntries(
    STEPS.filter(({ key }) => ASKING.includes(key)).map(({ key, operation }) => [
      key,
      (operation as unknown as { perform: Perform }).perform,
    ]),
  ),
  test: authentication.test,
  getAccessToken: authentication.oauth2Config.getAccessToken,
  refreshAccessToken: authentication.oauth2Config.refreshAccessToken,
};

/** An authorization server's answer that needs no code that is still unspent. */
const TOKENS = JSON.stringify({ access_token: 'x'.repeat(80), refresh_token: 'y'.repeat(80), expires_in: 86_400 });

/**
 * Runs operations against a sandbox whose answers are tampered with.
 *
 * @param options.once true where nobody but the operations changes the sandbox: what it answered an operation's first run, a
 *   write included, its other runs are answered too. So all of them begin with the same sandbox, and only the first asks it.
 */
export function tampered(
  sandbox: Sandbox,
  secrets: Readonly<Record<string, string>> = {},
  { once = false }: { readonly once?: boolean } = {},
) {
  const ids = sandbox.state.queues.slice(0, 2).map(({ id }) => id);
  const { accessToken, refreshToken } = sandbox.issueTokens();
  Object.assign(process.env, {
    GENESYS_SANDBOX_URL: sandbox.url,
    CLIENT_ID: sandbox.client.id,
    CLIENT_SECRET: secrets.client_secret ?? sandbox.client.secret,
  });
  const answers = new Map<string, RawAnswer>();
  const authData = { access_token: accessToken, refresh_token: refreshToken, region: 'sandbox', ...secrets };
  const given = { code: 'c', code_verifier: 'v', region: 'sandbox', redirect_uri: 'https://zapier.com/', ...secrets };

  return async (
    operation: string,
    tamper: Tamper | RawAnswer = (answer) => answer,
    input: object = {},
    meta: object = {},
  ): Promise<Outcome> => {
    const log: string[] = [];
    const asked: string[] = [];
    const times = new Map<string, number>();
    const z = {
      errors,
      console: { log: (message: string) => log.push(message) },
      request: async ({ url, method, headers, body }: { url: string } & RequestInit) => {
        const { pathname } = new URL(url);
        asked.push(pathname);
        // What the sandbox knows is its own token.
        const known = { ...headers, authorization: `Bearer ${accessToken}`, 'accept-encoding': 'identity' };
        const ask = async () =>
          raw(
            await fetch(url, { method, headers: pathname.startsWith('/api/') ? known : headers, body } as RequestInit),
          );
        const right = async () => {
          if (pathname === '/oauth/token') return { status: 200, headers: new Headers(), body: TOKENS };
          if (!once) return ask();
          const question = `${method} ${url} ${body}`;
          // Asked again, after a write or until something shows, it may be answered otherwise.
          const time = (times.get(question) ?? 0) + 1;
          times.set(question, time);
          const key = `${operation} ${time} ${question}`;
          const answer = answers.get(key) ?? (await ask());
          answers.set(key, answer);
          return answer;
        };
        const answer = typeof tamper === 'function' ? tamper(await right(), pathname) : tamper;
        if (answer.status === 401) throw new errors.RefreshAuthError();
        return { ...answer, buffer: async () => Buffer.from(answer.body) };
      },
    } as unknown as ZObject;
    const inputData = { ...(operation.endsWith('AccessToken') ? given : leastInput(operation, ids)), ...input };
    const bundle = { authData, inputData, meta: { page: 0, ...meta } } as unknown as Bundle;
    const before = [...sandbox.state.queues];
    const begun = performance.now();
    try {
      const text = JSON.stringify(await OPERATIONS[operation]?.(z, bundle));
      return { text, error: null, log, asked, ms: performance.now() - begun };
    } catch (error) {
      const { name, message } = error as Error;
      return { text: `${name}: ${message}`, error: error as Error, log, asked, ms: performance.now() - begun };
    } finally {
      // Thousands of runs that create a queue would make the list another one.
      sandbox.state.queues.splice(0, sandbox.state.queues.length, ...before);
    }
  };
}

async function raw(response: Response): Promise<RawAnswer> {
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  return { status: response.status, headers, body: await response.text() };
}

/** Every place in a JSON value, as a path of keys; the value itself has none. */
export function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...below.flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

/** A body as it is read; a write may be answered without one. */
export const parsed = (body: string): unknown => (body === '' ? {} : JSON.parse(body));

/**
 * @param json the text of what stands there from now on; not a value, so that it may have a `__proto__` of its own. A body
 *   that has no such place stays: one path may have several answers.
 */
export function replaced(body: string, path: readonly string[], json: string): string {
  const mark = '\u0001here\u0001';
  const change = (value: unknown, [key, ...rest]: readonly string[]): unknown =>
    key === undefined
      ? mark
      : typeof value !== 'object' || value === null
        ? value
        : Array.isArray(value)
          ? value.map((item, index) => (`${index}` === key ? change(item, rest) : item))
          : { ...(value as object), [key]: change((value as Record<string, unknown>)[key], rest) };
  return JSON.stringify(change(parsed(body), path)).replace(JSON.stringify(mark), () => json);
}
