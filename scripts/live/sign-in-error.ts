/** Signing in came to no connection; the message is all that the user gets to see. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
}
