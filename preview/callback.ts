/**
 * What the browser comes back with from the login page: a loopback redirect (RFC 8252 §7.3), on 127.0.0.1 and not on a name
 * (§8.3), believed only with the state of the sign-in that waits for it (RFC 6749 §10.12).
 */
import { equal } from './guard.ts';

export const CALLBACK_PATH = '/callback';

/** Signing in came to no connection; the message is all that the user gets to see. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
}

/**
 * @param state what was sent along with the authorization request.
 * @returns the authorization code.
 * @throws {SignInError} when the user refused, or when the state is another.
 */
export function codeIn(query: URLSearchParams, state: string): string {
  if (!equal(query.get('state') ?? '', state))
    throw new SignInError(
      'The answer that came back belongs to another sign-in (its state is not the one that was sent). Nothing was exchanged. Start again.',
    );
  const error = query.get('error');
  if (error === 'access_denied') throw new SignInError('The sign-in was refused on the login page.');
  // An error code of RFC 6749 §4.1.2.1; what else stands there came from outside and is not repeated.
  if (error !== null)
    throw new SignInError(`The login page refused the request: ${/^[\w.]{1,40}$/.exec(error) ?? '?'}.`);
  const code = query.get('code');
  if (code) return code;
  throw new SignInError('The login page sent neither a code nor a reason.');
}
