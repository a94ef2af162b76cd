/**
 * Where the browser comes back to: a loopback redirect (RFC 8252 §7.3), on 127.0.0.1 and not on a name (§8.3). It takes
 * one answer, and only one with the state of this sign-in (RFC 6749 §10.12), then closes.
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignInError } from './sign-in-error.ts';

const PATH = '/callback';

export interface Callback {
  /** As it must be registered on the OAuth client. */
  readonly redirectUri: string;
  /**
   * The authorization code.
   *
   * @throws {SignInError} when the user refused, when the state is another, when it was stopped, or when nobody came in time.
   */
  readonly code: Promise<string>;
  /** Ends all sockets at once. */
  close(): void;
}

/**
 * @param port 0 for a free one.
 * @param state what was sent along with the authorization request.
 * @param timeoutMs milliseconds until nobody is waited for any more.
 * @param stop aborted when the person gives up.
 * @throws {SignInError} when the port is taken.
 */
export async function listen(port: number, state: string, timeoutMs: number, stop: AbortSignal): Promise<Callback> {
  let resolve: (code: string) => void = () => {};
  let reject: (error: SignInError) => void = () => {};
  const code = new Promise<string>((resolveCode, rejectCode) => {
    [resolve, reject] = [resolveCode, rejectCode];
  });
  // Whoever waits for it sees the rejection; nobody may be waiting yet.
  code.catch(() => {});
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method !== 'GET' || url.pathname !== PATH) return page(response, 404, 'There is nothing here.');
    const answer = read(url.searchParams, state);
    const told = typeof answer === 'string' ? 'You are signed in. This window can be closed.' : answer.message;
    response.once('close', () => (typeof answer === 'string' ? resolve(answer) : reject(answer)));
    page(response, typeof answer === 'string' ? 200 : 400, told);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', listening);
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE'
      ? new SignInError(`Port ${port} is in use. Stop what listens there, or choose another with --port.`)
      : error;
  });
  const timer = setTimeout(() => {
    reject(new SignInError(`Nobody signed in within ${Math.round(timeoutMs / 60_000)} minutes.`));
  }, timeoutMs);
  const giveUp = () => reject(new SignInError('Stopped before anybody had signed in.'));
  stop.addEventListener('abort', giveUp);
  const close = () => {
    clearTimeout(timer);
    stop.removeEventListener('abort', giveUp);
    server.close();
    server.closeAllConnections();
  };
  return { redirectUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`, code, close };
}

function read(query: URLSearchParams, state: string): string | SignInError {
  if (!equal(query.get('state') ?? '', state))
    return new SignInError(
      'The answer that came back belongs to another sign-in (its state is not the one that was sent). Nothing was exchanged. Start again.',
    );
  const error = query.get('error');
  if (error === 'access_denied') return new SignInError('The sign-in was refused on the login page.');
  // An error code of RFC 6749 §4.1.2.1; what else stands there came from outside and is not repeated.
  if (error !== null)
    return new SignInError(`The login page refused the request: ${/^[\w.]{1,40}$/.exec(error) ?? '?'}.`);
  return query.get('code') || new SignInError('The login page sent neither a code nor a reason.');
}

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** @param text of ours, without markup */
function page(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // The address of this page holds the code.
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Genesys Cloud queues</title><main><h1>Genesys Cloud queues</h1><p>${text}</p></main></html>`,
  );
}
