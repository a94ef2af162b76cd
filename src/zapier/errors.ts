/**
 * Which of Zapier's errors each fault becomes, since each does something else to a Zap: `Error` asks the user to act,
 * `RefreshAuthError` refreshes and tries again, `ExpiredAuthError` asks to reconnect, `ThrottledError` tries again later.
 * https://docs.zapier.com/platform/build-cli/overview#general-errors
 */
import type { ZObject } from 'zapier-platform-core';
import { GenesysError } from '../genesys/errors/genesys-error.ts';
import { InputError } from '../genesys/errors/input-error.ts';
import { TokenError } from '../genesys/errors/token-error.ts';

/**
 * @param error anything thrown below.
 * @returns what to throw to Zapier in its place; an error that is not ours comes back as it is, told to keep the bundle
 *   out of its message.
 */
export function zapierError(z: ZObject, error: unknown): unknown {
  if (error instanceof InputError) return new z.errors.Error(error.message, 'invalid_input', 400);
  if (error instanceof TokenError) return new z.errors.Error(error.message, error.reason, 400);
  if (error instanceof GenesysError) return ofGenesys(z, error);
  return plain(error);
}

function ofGenesys(z: ZObject, { message, diagnosis }: GenesysError): Error {
  const { kind, status, retryAfterSeconds } = diagnosis;
  switch (kind) {
    case 'token_expired':
    case 'token_not_accepted':
      return plain(new z.errors.RefreshAuthError(message));
    case 'rate_limited':
    case 'unavailable':
      return new z.errors.ThrottledError(message, retryAfterSeconds ?? THROTTLED_SECONDS);
    default:
      return new z.errors.Error(message, kind, status ?? 502);
  }
}

/** When Genesys does not say how long to wait: its limit is counted by the minute. */
const THROTTLED_SECONDS = 60;

/** Core appends the bundle, tokens and codes included, to the message of every error without this mark. */
export function plain<T>(error: T): T {
  if (error instanceof Error) Object.assign(error, { doNotContextify: true });
  return error;
}
