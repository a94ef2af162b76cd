/**
 * Who may ask: pages of this very server, on this machine. A name that another site has pointed at 127.0.0.1 shows in
 * `Host`, another site's page in `Origin`, and neither can read the token that every call of the page carries.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RequestError } from './respond.ts';

/** The header that carries the token of the page. */
const TOKEN_HEADER = 'x-preview-token';

interface Guard {
  /** Stands in each page, and nowhere else. */
  readonly token: string;
  /** @throws {RequestError} 403 for whoever is not of this server. */
  check(request: IncomingMessage): void;
}

/** @param port where the server listens; asked when a request comes. */
export function createGuard(port: () => number): Guard {
  const token = randomBytes(32).toString('base64url');
  return {
    token,
    check({ method, headers }) {
      const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
      const { host = '', origin } = headers;
      if (!hosts.includes(host)) throw new RequestError(403, 'The preview answers only to this machine.');
      if (origin !== undefined && origin !== `http://${host}`) throw new RequestError(403, 'Another site asked.');
      if (method === 'GET') return;
      if (!equal(`${headers[TOKEN_HEADER] ?? ''}`, token))
        throw new RequestError(403, 'This page is of a preview that has ended. Reload it.');
    },
  };
}

/** In a time that tells nothing of where the two differ. */
export function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
