/**
 * `GENESYS_SANDBOX_URL` may name a loopback origin and nothing else: it decides where tokens go, so a typing error or a
 * hostile value must never send them off this machine.
 */
import { isIPv4 } from 'node:net';
import { InputError } from './errors/input-error.ts';

const ACCEPTED =
  'GENESYS_SANDBOX_URL must be an http or https origin on this machine, such as http://127.0.0.1:4010: ' +
  'host 127.0.0.0/8, [::1] or localhost, no user name, no path, no query.';

/**
 * @param value what the environment holds.
 * @returns the origin, such as `http://127.0.0.1:4010`.
 * @throws {InputError} for everything that is not a loopback origin.
 */
export function sandboxOrigin(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // The parser forgives much (blanks, backslashes, decimal addresses); only what reads as it parses is accepted. It drops
  // a port that is the scheme's own.
  const port = url?.protocol === 'https:' ? ':443' : ':80';
  const literal =
    url && [url.origin, `${url.origin}${port}`].some((origin) => value === origin || value === `${origin}/`);
  const loopback =
    url &&
    (url.hostname === 'localhost' ||
      url.hostname === '[::1]' ||
      (isIPv4(url.hostname) && url.hostname.startsWith('127.')));
  const web = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url && literal && loopback && web) return url.origin;
  throw new InputError(ACCEPTED);
}
