/**
 * Which of Zapier's errors each fault becomes, since each does something else to a Zap: `Error` asks the user to act,
 * `RefreshAuthError` refreshes and tries again, `ExpiredAuthError` asks to reconnect, `ThrottledError` tries again later,
 * `HaltedError` stops without being run again: what a write needs that may have happened.
 * https://docs.zapier.com/platform/build-cli/overview#general-errors
 */
import type { ZObject } from 'zapier-platform-core';
import { GenesysError } from '../genesys/errors/genesys-error.ts';
import { InputError } from '../genesys/errors/input-error.ts';
import { messageOf } from '../genesys/errors/messages.ts';
import { TokenError } from '../genesys/oauth/token-error.ts';

/** What `z.errors` makes; kept as they are. */
const ZAPIER_ERRORS = new Set(['AppError', 'ExpiredAuthError', 'RefreshAuthError', 'ThrottledError', 'HaltedError']);

/**
 * @param error anything thrown below.
 * @returns what to throw to Zapier in its place. A fault of our own code is logged and gets a fixed sentence: its message
 *   might hold what it tripped over.
 */
export function zapierError(z: ZObject, error: unknown): Error {
  if (error instanceof InputError) return new z.errors.Error(error.message, 'invalid_input', 400);
  if (error instanceof TokenError) return new z.errors.Error(error.message, error.reason, 400);
  if (error instanceof GenesysError) return ofGenesys(z, error);
  if (error instanceof Error && ZAPIER_ERRORS.has(error.name)) return error;
  z.console.log(`A fault of the integration itself: ${trace(error)}`);
  return new z.errors.Error(
    'This integration met a fault of its own and stopped. Try again; if it stays, tell the owner of this integration, who finds it in the log.',
    'internal',
    500,
  );
}

/** Where it happened, without the message. */
function trace(error: unknown): string {
  const { name, stack }: Partial<Error> = Object(error);
  return [name, ...(stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [])].join('\n');
}

function ofGenesys(z: ZObject, { diagnosis, context }: GenesysError): Error {
  const message = messageOf(diagnosis, context);
  const { kind, status, retryAfterSeconds } = diagnosis;
  if (diagnosis.outcomeUnknown) return plain(new z.errors.HaltedError(message));
  switch (kind) {
    case 'token_expired':
    case 'token_not_accepted':
      return plain(new z.errors.RefreshAuthError(message));
    case 'rate_limited':
    case 'unavailable':
      return new z.errors.ThrottledError(message, retryAfterSeconds || THROTTLED_SECONDS);
    default:
      return new z.errors.Error(message, kind, status ?? 502);
  }
}

/** When Genesys does not say how long to wait: its limit is counted by the minute. */
const THROTTLED_SECONDS = 60;

/** Core appends the bundle, tokens and codes included, to the message of every error without this mark. */
export function plain<E extends Error>(error: E): E {
  return Object.assign(error, { doNotContextify: true });
}
