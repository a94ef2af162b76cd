/**
 * What Zapier does after an error, in words: https://docs.zapier.com/integrations/build-cli/overview#general-errors. The
 * same as the table of docs/messages.md.
 */
import { EditorError } from '../scripts/lib/editor-error.ts';
import { RequestError } from './respond.ts';

export interface ShownError {
  readonly message: string;
  /** Core's name for it. */
  readonly kind: string;
  readonly code: string | null;
  /** What Zapier then does. */
  readonly next: string;
  readonly asksToReconnect: boolean;
}

const RECONNECTS = new Set(['ExpiredAuthError', 'RefreshAuthError']);

/** Zapier asks for a required field before it runs a step; what is mapped may still turn out to be empty. */
export class MissingFieldError extends Error {
  override readonly name = 'MissingFieldError';

  constructor(label: string, key: string) {
    super(`Required field "${label}" (${key}) is missing.`);
  }
}

/** What Zapier asks a builder to correct: a text that is no date, or no number, in a field that takes one. */
export class UnreadableFieldError extends Error {
  override readonly name = 'UnreadableFieldError';

  /** @param kind of value that the field takes, such as `a whole number`. */
  constructor(label: string, key: string, kind: string, value: string) {
    const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value;
    super(`Field "${label}" (${key}) takes ${kind}, and "${shown}" cannot be read as one.`);
  }
}

/** @throws whatever is no error of the integration: a fault of the preview's own, or of the request. */
export function shownError(error: unknown): ShownError {
  if (error instanceof MissingFieldError || error instanceof UnreadableFieldError) {
    const done = error instanceof MissingFieldError ? 'filled in' : 'corrected';
    const next = `Zapier does not run the step before it is ${done}.`;
    return { message: error.message, kind: error.name, code: null, next, asksToReconnect: false };
  }
  if (!(error instanceof EditorError)) throw error;
  const { message, kind, code } = error;
  return { message, kind, code, next: consequence(error), asksToReconnect: RECONNECTS.has(kind) };
}

function consequence({ kind, retryAfterSeconds }: EditorError): string {
  switch (kind) {
    case 'AppError':
      return 'Zapier shows this message, and the run has failed. A Zap that fails again and again is turned off.';
    case 'RefreshAuthError':
      return 'Zapier renewed the token and ran the step again, in vain: it asks to reconnect the account.';
    case 'ExpiredAuthError':
      return 'Zapier asks to reconnect the account, and holds the runs until then.';
    case 'ThrottledError':
      return `Zapier runs the step again by itself in ${retryAfterSeconds ?? 60} s.`;
    case 'HaltedError':
      return 'Zapier halts this run: it counts as no failure, and Zapier does not run it again by itself.';
    default:
      return 'Zapier stops the run with this error.';
  }
}

/** For the page, of whatever was thrown; a dropdown or a field that cannot be read says what the integration says. */
export function requestMessage(error: unknown): { status: number; message: string } {
  if (error instanceof RequestError) return error;
  if (error instanceof EditorError) return { status: 502, message: error.message };
  return { status: 500, message: 'The preview met a fault of its own; the terminal says more.' };
}
